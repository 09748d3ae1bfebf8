using System.Diagnostics;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>A program that has run, and what it said.</summary>
internal sealed record Ran(string CommandLine, int ExitCode, string Output, string Error)
{
    public string Everything => Output + Error;

    public Ran EnsureSuccess()
    {
        Assert.True(ExitCode == 0, $"{CommandLine}\nended with {ExitCode}:\n{Everything}");
        return this;
    }
}

/// <summary>Runs programs as a user at a shell would.</summary>
internal static class Command
{
    /// <summary>What a test run leaves in the environment, and a shell does not have.</summary>
    private static readonly string[] s_testRunsOwn = ["MSBUILD", "TESTINGPLATFORM", "DOTNET_CLI_TEST", "DOTNET_HOST_PATH"];

    private static readonly Dictionary<string, string?> s_nothing = [];

    public static Task<Ran> RunAsync(string directory, string program, params string[] args) =>
        RunAsync(directory, s_nothing, program, args);

    /// <param name="directory">The current folder of the program.</param>
    /// <param name="environment">What is set on top of the test's own environment; null takes a variable away.</param>
    /// <param name="program">The program.</param>
    /// <param name="args">Its arguments.</param>
    public static async Task<Ran> RunAsync(
        string directory, IReadOnlyDictionary<string, string?> environment, string program, params string[] args)
    {
        using Process process = Start(directory, environment, program, args);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(string.Join(' ', [program, .. args]), process.ExitCode, await output, await error);
    }

    public static Process Start(string directory, IReadOnlyDictionary<string, string?> environment, string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsTestRunsOwn))
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Skips the test, with the reason, where a tool is missing.</summary>
    public static void Need(string tool) =>
        Assert.SkipUnless(Has(tool), $"{tool} is not installed here.");

    private static bool Has(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static bool IsTestRunsOwn(string name) => s_testRunsOwn.Any(own => name.StartsWith(own, StringComparison.OrdinalIgnoreCase));
}
