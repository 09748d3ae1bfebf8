using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>The tutorial's algorithm, as the template makes it, in a git repository of its own.</summary>
internal sealed class Scaffolded : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dps-pages-tutorial-").FullName;

    public Scaffolded()
    {
        string packages = Run(Repository(), "eng/pack").TrimEnd();
        string hive = Path.Combine(_root, "hive");
        Run(_root, "dotnet", "new", "install", Path.Combine(packages, $"DpsAuthoring.Templates.{Path.GetFileName(packages)}.nupkg"), "--debug:custom-hive", hive);
        Run(_root, "dotnet", "new", "dps-algorithm", "--name", "gdal_wrapper", "--repository-url", "https://github.com/ada/gdal_wrapper.git", "--skip-restore", "--debug:custom-hive", hive);
        Run(Folder, "git", "init", "--quiet", "--initial-branch=main");
        Run(Folder, "git", "add", "--all");
        Run(Folder, "git", "-c", "user.name=ada", "-c", "user.email=ada@localhost", "commit", "--quiet", "--message", "Begin");
    }

    public string Folder => Path.Combine(_root, "gdal_wrapper");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    private static string Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program.Contains('/') ? Path.Combine(folder, program) : program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A test run leaves variables that another build must not see.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.Ordinal) || name.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal)
            || name is "DOTNET_CLI_TEST" or "DOTNET_HOST_PATH").ToList())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}{error.GetAwaiter().GetResult()}");
        return output;
    }
}
