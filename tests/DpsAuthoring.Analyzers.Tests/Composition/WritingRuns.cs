using DpsAuthoring.Analyzers.Tests.Agreement;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Tests.Composition;

/// <summary>What a program did when it ran.</summary>
/// <param name="Outcome"><c>ok</c>, or how it failed.</param>
/// <param name="Files">What it left, by name: <c>output/…</c>, or another place; temporary files are left out.</param>
internal sealed record WritingRun(string Outcome, IReadOnlyDictionary<string, string> Files);

/// <summary>
/// Runs programs one after the other in the sandbox, each with a harmless and a hostile name, and looks what each leaves.
/// </summary>
internal static class WritingRuns
{
    private static readonly string s_driver = $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        static class Driver
        {
            static int Main(string[] args)
            {
                string root = args[0], job = Directory.GetCurrentDirectory();
                if (!Confinement.Confine(root)) return {{JobSandbox.Unconfined}};
                // No job has the author's own folders.
                if (Directory.Exists("results")) Directory.Delete("results", true);
                var before = new HashSet<string>(Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories));
                using var report = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
                TextWriter none = TextWriter.Null;
                Console.SetOut(none);
                foreach (var (name, run) in Programs.All)
                foreach (string a in new[] { "x.tif", "../evil.tif" })
                {
                    Environment.SetEnvironmentVariable("DPS_A", a);
                    Environment.SetEnvironmentVariable("DPS_B", "sub.tif");
                    string outcome;
                    try { outcome = run(a, "sub.tif"); }
                    catch (Exception e) { outcome = e.GetType().Name + ": " + e.Message; }
                    report.Write($"{name}\t{a}\t{outcome.Replace('\n', ' ').Replace('\t', ' ')}");
                    foreach (string made in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Where(entry => !before.Contains(entry)).OrderDescending(StringComparer.Ordinal))
                    {
                        // Nor what the host itself leaves: its log, and why a job failed.
                        if (Directory.Exists(made)) { Directory.Delete(made); continue; }
                        if (!made.StartsWith(root + "/tmp/") && !made.EndsWith(".log") && !Path.GetFileName(made).StartsWith("_alt_")) report.Write($"\t{(made.StartsWith(job + "/") ? made[(job.Length + 1)..] : made)}\t{File.ReadAllText(made).Replace('\n', ' ').Replace('\t', ' ')}");
                        File.Delete(made);
                    }

                    File.WriteAllText("input/x.tif", "x");
                    report.Write("\n");
                }

                return 0;
            }
        }
        """;

    /// <summary>By program and by name that was given.</summary>
    public static async Task<Dictionary<(string Program, string Given), WritingRun>> OfAsync(
        IReadOnlyList<WritingProgram> programs, JobSandbox sandbox, CancellationToken cancel)
    {
        string all = $$"""
            static class Programs
            {
                static string Job(Func<JobHost, Task<int>> run)
                {
                    var error = new StringWriter();
                    return run(new JobHost(Environment.CurrentDirectory) { Output = error, Error = error }).GetAwaiter().GetResult() == 0 ? "ok" : error.ToString();
                }

                public static readonly (string, Func<string, string, string>)[] All =
                [
                    {{string.Join(",\n", programs.Select(Entry))}}
                ];
            }
            """;
        var parsed = CSharpCompilation.Create(
            "programs",
            [
                .. programs.Select(program => program.Source).Append(all).Append(TestProject.Usings())
                    .Select(source => CSharpSyntaxTree.ParseText(source, TestProject.Language, cancellationToken: cancel)),
            ],
            TestProject.References(),
            TestProject.Options(OutputKind.ConsoleApplication));
        Compiler.NewDriver().RunGeneratorsAndUpdateCompilation(parsed, out Compilation compilation, out _, cancel);
        var runs = new Dictionary<(string Program, string Given), WritingRun>();
        foreach (string line in (await sandbox.RunAsync(compilation, s_driver, cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split('\t');
            var files = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int i = 3; i + 1 < parts.Length; i += 2)
            {
                files.Add(parts[i], parts[i + 1]);
            }

            runs.Add((parts[0], parts[1]), new WritingRun(parts[2], files));
        }

        return runs;
    }

    private static string Entry(WritingProgram program) => program.HasJob
        ? $"(\"{program.Name}\", (a, b) => Job(host => DpsProgram.RunAsync<{program.Name}>([], host)))"
        : $"(\"{program.Name}\", (a, b) => {{ {program.Name}.Run(a, b, 2, true); return \"ok\"; }})";
}
