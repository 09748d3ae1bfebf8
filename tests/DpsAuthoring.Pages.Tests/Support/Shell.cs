using System.Diagnostics;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>What a user pastes into a terminal.</summary>
internal static class Shell
{
    /// <returns>The exit code, and what was said.</returns>
    public static Answer Run(string command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, "", output + error.GetAwaiter().GetResult());
    }
}
