using System.Diagnostics;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>Programs of the system that tests use.</summary>
internal static class Command
{
    public static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
