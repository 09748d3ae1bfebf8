using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DpsAuthoring.Analyzers.Tests.Agreement;

/// <summary>
/// A folder in which compiled programs really write, in a process of their own: the job's folder lies deep in it, and whatever else
/// they can name (an absolute path, a home, a temporary folder, the program's own) lies in it too. The kernel refuses what leads out of it.
/// </summary>
internal sealed class JobSandbox : IDisposable
{
    /// <summary>The exit code of a driver that the kernel cannot confine.</summary>
    public const int Unconfined = 77;

    private readonly string _root = Directory.CreateTempSubdirectory("dps-agreement-").FullName;

    private string Program => Path.Combine(_root, "app", "programs.dll");

    private string Job => Path.Combine(_root, "1/2/3/4/5/6/7/8/job");

    public string Absolute => Path.Combine(_root, "absolute");

    /// <summary>Runs every program with hostile values; by program, where it wrote: <c>output</c> or elsewhere.</summary>
    public async Task<ILookup<int, (string Place, string With)>> RunAsync(CSharpCompilation compilation, CancellationToken cancel)
    {
        string output = await RunAsync(compilation, Driver, cancel);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToLookup(parts => int.Parse(parts[0], CultureInfo.InvariantCulture), parts => (parts[1], parts[2]));
    }

    /// <summary>Runs a driver with the programs that it drives; what it says.</summary>
    /// <param name="compilation">The programs.</param>
    /// <param name="driver">The code that confines itself by <see cref="Confinement"/> and then runs them.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<string> RunAsync(Compilation compilation, string driver, CancellationToken cancel)
    {
        foreach (string folder in new[]
            {
                Job,
                Path.Combine(Job, "output/maps"),
                Path.Combine(Job, "results"),
                Path.Combine(Job, "input"),
                Absolute,
                Path.Combine(_root, "home"),
                Path.Combine(_root, "tmp"),
                Path.Combine(_root, "app"),
            })
        {
            Directory.CreateDirectory(folder);
        }

        await File.WriteAllTextAsync(Path.Combine(Job, "input/x.tif"), "x", cancel);
        await using (FileStream assembly = File.Create(Program))
        {
            EmitResult emitted = compilation
                .AddSyntaxTrees(
                    CSharpSyntaxTree.ParseText(driver, TestProject.Language, cancellationToken: cancel),
                    CSharpSyntaxTree.ParseText(Confinement, TestProject.Language, cancellationToken: cancel))
                .Emit(assembly, cancellationToken: cancel);
            Assert.True(
                emitted.Success,
                string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        }

        foreach (string library in TestProject.RuntimeLibraries())
        {
            File.Copy(library, Path.Combine(Path.GetDirectoryName(Program)!, Path.GetFileName(library)), overwrite: true);
        }

        await File.WriteAllTextAsync(Path.ChangeExtension(Program, ".runtimeconfig.json"), $$"""
            { "runtimeOptions": { "tfm": "net10.0", "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }
            """, cancel);
        var start = new ProcessStartInfo("dotnet", [Program, _root]) { WorkingDirectory = Job, RedirectStandardOutput = true };
        start.Environment["HOME"] = Path.Combine(_root, "home");
        start.Environment["TMPDIR"] = Path.Combine(_root, "tmp");
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        Assert.SkipWhen(
            process.ExitCode == Unconfined, "This kernel has no Landlock, and these programs must not write wherever they like.");
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Says with <see cref="Unconfined"/> that it must not run.</summary>
    private static string Confinement => """
        using System;
        using System.Runtime.InteropServices;
        static class Confinement
        {
            /// <summary>Lets this thread write below a folder and nowhere else.</summary>
            public static bool Confine(string root)
            {
                const int createRuleset = 444, addRule = 445, restrictSelf = 446, noNewPrivileges = 38, pathBeneath = 1;
                long everyWrite = 0x1ff2; // All of the first version's rights but to read, to list and to execute.
                long ruleset = syscall(createRuleset, ref everyWrite, sizeof(long), 0, 0);
                byte[] rule = [.. BitConverter.GetBytes(everyWrite), .. BitConverter.GetBytes(open(root, 0x200000))];
                return ruleset >= 0 && syscall(addRule, ruleset, pathBeneath, rule, 0) == 0
                    && prctl(noNewPrivileges, 1, 0, 0, 0) == 0 && syscall(restrictSelf, ruleset, 0, null, 0) == 0;
            }

            [DllImport("libc")] static extern long syscall(long number, ref long attributes, long size, long flags, long unused);
            [DllImport("libc")] static extern long syscall(long number, long ruleset, long kind, byte[] rule, long flags);
            [DllImport("libc")] static extern int prctl(int option, long a, long b, long c, long d);
            [DllImport("libc")] static extern int open(string path, int flags);
        }
        """;

    /// <summary>Runs inside the sandbox. What a run left behind, or was refused, is where it wrote.</summary>
    private static string Driver => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        static class Driver
        {
            static int Main(string[] args)
            {
                string root = args[0], job = Directory.GetCurrentDirectory(), output = Path.Combine(job, "output");
                // Not the empty name: behind a folder it is the folder, and a suffix then makes a neighbour of it.
                string[] values = ["x.tif", "..", root + "/absolute/evil.tif", "a/../../x.tif", "sub/x.tif", "../output2/x.tif", "...", "../x."];
                if (!Confinement.Confine(root)) return {{Unconfined}};
                var before = new HashSet<string>(Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories));
                using var report = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
                for (int program = 0; program < Programs.All.Length; program++)
                {
                    for (int run = 0; run < values.Length; run++)
                    {
                        string a = values[run % values.Length], b = values[(run * 7 + program) % values.Length];
                        int n = run % 4;
                        bool f = (run + program) % 2 == 0;
                        var written = new List<string>();
                        try { Programs.All[program](a, b, n, f); }
                        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
                        {
                            written.Add(Quoted(e.Message));
                        }
                        catch (Exception e) when (e is IOException or ArgumentException) { }
                        // Sorted backwards, what lies in a folder comes before it.
                        foreach (string made in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Where(entry => !before.Contains(entry)).OrderDescending(StringComparer.Ordinal))
                        {
                            written.Add(made);
                            if (Directory.Exists(made)) Directory.Delete(made); else File.Delete(made);
                        }

                        if (new FileInfo("input/x.tif").Length != 1) { written.Add(Path.GetFullPath("input/x.tif")); File.WriteAllText("input/x.tif", "x"); }
                        foreach (string path in written.Where(path => path.Length > 0))
                        {
                            string place = path == output || path.StartsWith(output + "/") ? "output" : path;
                            report.Write($"{program}\t{place}\ta={a} b={b} n={n} f={f}\n");
                        }
                    }
                }

                return 0;
            }

            static string Quoted(string message) => message.Split('\'') is [_, var path, ..] ? Path.GetFullPath(path) : "";
        }
        """;
}
