using System.Diagnostics;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary><c>dps</c>, started as a user would.</summary>
internal static class Dps
{
    public static Process Start(string directory, params string[] arguments) => Process.Start(
            new ProcessStartInfo(DpsTool.Path, arguments)
            {
                WorkingDirectory = directory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    public static (int ExitCode, string Output, string Error) Run(string directory, params string[] arguments) =>
        End(Start(directory, arguments));

    /// <summary>Runs it with these environment variables and no others.</summary>
    public static (int ExitCode, string Output, string Error) RunIn(
        string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(DpsTool.Path, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return End(Process.Start(start)!);
    }

    public static (int ExitCode, string Output, string Error) Shell(string directory, string line)
    {
        string path = $"{Path.GetDirectoryName(DpsTool.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        return End(Process.Start(
            new ProcessStartInfo("/bin/bash", ["-c", line])
            {
                    WorkingDirectory = directory,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    Environment = { ["PATH"] = path },
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
