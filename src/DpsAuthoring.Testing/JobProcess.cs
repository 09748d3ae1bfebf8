using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Testing;

/// <summary>Runs a program as a job does: in a folder, without standard input, within a time limit.</summary>
internal static partial class JobProcess
{
    private const int Sigterm = 15;
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program, IReadOnlyList<string> args, string directory, TimeSpan? timeLimit)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, args)
            {
                WorkingDirectory = directory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (timeLimit is { } limit && !await ExitsWithinAsync(process, limit).ConfigureAwait(false))
        {
            Terminate(process);
            if (!await ExitsWithinAsync(process, s_grace).ConfigureAwait(false))
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    private static async Task<bool> ExitsWithinAsync(Process process, TimeSpan limit)
    {
        using var timer = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timer.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            _ = Kill(process.Id, Sigterm); // It fails only where the process has ended by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
