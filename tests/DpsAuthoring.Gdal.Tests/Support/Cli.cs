using System.Diagnostics;

namespace GdalTests.Support;

/// <summary>What a process printed and returned.</summary>
public sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>GDAL's command line programs, the oracle of these tests, and the probe.</summary>
public static class Cli
{
    /// <summary>Runs a program of GDAL, which must succeed. The test is skipped where it is not installed.</summary>
    public static string Gdal(string program, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed (package gdal-bin)");
        Outcome outcome = Run(program, arguments);
        Assert.True(outcome.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {outcome.Error}");
        return outcome.Output;
    }

    /// <summary>Runs the probe in an environment of its own. A null value removes a variable.</summary>
    public static Outcome Probe(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        string[] command = ProbeCommand(arguments);
        return Run(command[0], command[1..], environment);
    }

    public static string[] ProbeCommand(params string[] arguments)
    {
        // artifacts/bin/<project>/<configuration>: the probe is built beside the tests.
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string probe = Path.Combine(
            AppContext.BaseDirectory, "..", "..", "DpsAuthoring.Gdal.Probe", configuration, "DpsAuthoring.Gdal.Probe.dll");
        return ["dotnet", "exec", probe, .. arguments];
    }

    public static Outcome Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
