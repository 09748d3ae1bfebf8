using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Testing;

/// <summary>Runs a program as a job does: in a folder, without standard input, within a time limit.</summary>
internal static partial class JobProcess
{
    private const int Sigkill = 9;
    private const int Sigterm = 15;
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program, IReadOnlyList<string> args, string directory, TimeSpan? timeLimit, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, args)
            {
                WorkingDirectory = directory,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);

        // A stream ends when the last process that holds it does: a script may be gone before the program that it started.
        var end = Task.WhenAll(process.WaitForExitAsync(CancellationToken.None), output, error);
        if (!await EndsWithinAsync(end, timeLimit ?? Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))
        {
            int[] tree = [.. Tree(process.Id)];
            Signal(process, tree, Sigterm);
            if (!await EndsWithinAsync(end, s_grace, CancellationToken.None).ConfigureAwait(false))
            {
                Signal(process, tree, Sigkill);
            }
        }

        await end.ConfigureAwait(false);
        return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }

    private static async Task<bool> EndsWithinAsync(Task end, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await end.WaitAsync(limit, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>A process and those that it started; only Linux tells of them.</summary>
    private static IEnumerable<int> Tree(int pid)
    {
        yield return pid;
        foreach (int child in Children(pid).SelectMany(Tree))
        {
            yield return child;
        }
    }

    private static int[] Children(int pid)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{pid}/task")
                .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return []; // It has ended by itself, or this is no Linux.
        }
    }

    private static void Signal(Process process, int[] tree, int signal)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
            return;
        }

        foreach (int pid in tree)
        {
            _ = Kill(pid, signal); // It fails only where the process has ended by itself.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
