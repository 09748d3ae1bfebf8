using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

[assembly: AssemblyFixture(typeof(DpsAuthoring.Samples.Tests.Studio))]

namespace DpsAuthoring.Samples.Tests;

/// <summary>
/// A clone of the repository, pushed and with the samples built, and their data. The programs are those that were built with these tests;
/// with DPS_ALL=1 they are built as DPS builds them, by a user with an empty home.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "The test runner makes it.")]
public sealed class Studio : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string _root = Directory.CreateTempSubdirectory("dps-samples-").FullName;

    public Studio()
    {
        Clone = Directory.CreateDirectory(Path.Combine(_root, "DpsAuthoring")).FullName;
        bool isWhole = Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 };
        foreach (string file in Run("git", Repository, "ls-files", "-co", "--exclude-standard", isWhole ? "." : "samples", ".gitignore").Split('\n'))
        {
            Copy(file);
        }

        Pushed();
        foreach (string sample in Names)
        {
            Build(sample, isWhole);
        }

        HasPython = File.Exists(Python) && Start(Python, _root, "-c", "import boto3, fiona, h5py, numpy, rasterio; from osgeo import gdal").ExitCode == 0;
        if (HasPython)
        {
            Run(Path.Combine(Clone, "samples/make-data.py"), Clone, "data");
        }
    }

    public static IReadOnlyList<string> Names { get; } = ["composite", "footprints", "mosaic", "timeseries", "zones"];

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));

    /// <summary>Where a user stands: at the clone's root.</summary>
    public string Clone { get; }

    /// <summary>Whether Debian's Python can make the data, and run the references.</summary>
    public bool HasPython { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Skips the test, with the reason, where the data cannot be made.</summary>
    public void NeedData() => Assert.SkipUnless(
        HasPython,
        "The data are made by Debian's python3-gdal, python3-numpy, python3-h5py, python3-rasterio, python3-fiona and python3-boto3; not all are here.");

    /// <summary>Runs a line of bash at the clone's root, as a user does.</summary>
    internal (int ExitCode, string Output, string Error) Shell(string line) => Start("/bin/bash", Clone, "-c", line);

    /// <summary>Files keep their times: <c>dps run</c> builds what is newer than its program.</summary>
    private void Copy(string file)
    {
        string from = Path.Combine(Repository, file), to = Path.Combine(Clone, file);
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
    }

    /// <summary>As git leaves it after a push: <c>dps check</c> looks whether DPS has what is here.</summary>
    private void Pushed()
    {
        Run("git", Clone, "init", "--quiet", "--initial-branch=main");
        File.AppendAllText(Path.Combine(Clone, ".git/info/exclude"), "story.sh\n"); // The tests' own.
        Run("git", Clone, "add", "--all");
        Run("git", Clone, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=All");
        Run("git", Clone, "remote", "add", "origin", "https://github.com/DpsAuthoring/DpsAuthoring.git");
        Run("git", Clone, "update-ref", "refs/remotes/origin/main", "HEAD");
        Run("git", Clone, "branch", "--quiet", "--set-upstream-to=origin/main");
    }

    private void Build(string sample, bool isWhole)
    {
        string folder = Path.Combine(Clone, "samples", sample);
        if (isWhole)
        {
            Run(Path.Combine(folder, "build-env.sh"), Clone);
        }
        else
        {
            string builds = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../.."));
            string configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
            Directory.CreateSymbolicLink(Path.Combine(folder, "app"), Path.Combine(builds, sample, configuration));
        }
    }

    private string Run(string program, string folder, params string[] arguments)
    {
        (int code, string output, string error) = Start(program, folder, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)}\n{output}{error}");
        return output;
    }

    private (int ExitCode, string Output, string Error) Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(DpsTool.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = Directory.CreateDirectory(Path.Combine(_root, "home")).FullName;
        foreach (string own in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name =>
            name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)))
        {
            start.Environment.Remove(own); // The test run's, and not a shell's.
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
