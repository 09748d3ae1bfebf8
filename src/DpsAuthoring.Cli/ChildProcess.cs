using System.Diagnostics;

namespace DpsAuthoring.Cli;

/// <summary>A program that has run, and what it said.</summary>
internal sealed record ProgramOutput(int ExitCode, string Output, string Error);

/// <summary>Runs other programs.</summary>
internal static class ChildProcess
{
    /// <exception cref="System.ComponentModel.Win32Exception">It is not installed.</exception>
    public static async Task<ProgramOutput> RunAsync(
        string program, IEnumerable<string> args, CancellationToken cancel, Action<ProcessStartInfo>? prepare = null)
    {
        var start = new ProcessStartInfo(program, args)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        prepare?.Invoke(start);
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancel);
            Task<string> error = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new ProgramOutput(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
