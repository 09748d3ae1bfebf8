using System.Diagnostics;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>The <c>dps</c> that was built with these tests, started as a user would.</summary>
internal static class Dps
{
    /// <summary>The build's folder has the configuration's name: debug or release.</summary>
    private static readonly string s_configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));

    private static readonly string s_program =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../DpsAuthoring.Cli", s_configuration, "dps"));

    public static Process Start(string directory, params string[] arguments) => Process.Start(
        new ProcessStartInfo(s_program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true })!;

    public static (int ExitCode, string Output, string Error) Run(string directory, params string[] arguments) => End(Start(directory, arguments));

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
