using System.Diagnostics;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>The <c>dps</c> that was built with these tests, started as a user would.</summary>
internal static class Dps
{
    /// <summary>The build's folder has the configuration's name: debug or release.</summary>
    private static readonly string s_configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));

    /// <summary>DPS_TOOL says another one, such as the native program.</summary>
    private static readonly string s_program = Environment.GetEnvironmentVariable("DPS_TOOL") ??
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../DpsAuthoring.Cli", s_configuration, "dps"));

    public static Process Start(string directory, params string[] arguments) => Process.Start(
        new ProcessStartInfo(s_program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true })!;

    public static (int ExitCode, string Output, string Error) Run(string directory, params string[] arguments) => End(Start(directory, arguments));

    /// <summary>Runs it with these environment variables and no others.</summary>
    public static (int ExitCode, string Output, string Error) RunIn(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(s_program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return End(Process.Start(start)!);
    }

    public static (int ExitCode, string Output, string Error) Shell(string directory, string line)
    {
        string path = $"{Path.GetDirectoryName(s_program)}:{Environment.GetEnvironmentVariable("PATH")}";
        return End(Process.Start(
            new ProcessStartInfo("/bin/bash", ["-c", line])
            {
                WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PATH"] = path },
            })!);
    }

    private static (int ExitCode, string Output, string Error) End(Process started)
    {
        using Process process = started;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
