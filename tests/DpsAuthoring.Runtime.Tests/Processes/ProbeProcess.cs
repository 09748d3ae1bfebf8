using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using DpsAuthoring.Runtime.Probe;

namespace DpsAuthoring.Runtime.Tests.Processes;

/// <summary>The probe as a process of its own in a job folder, with real signals.</summary>
internal sealed partial class ProbeProcess : IDisposable
{
    public const int Sigint = 2;
    public const int Sigkill = 9;
    public const int Sigterm = 15;

    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "DpsAuthoring.Runtime.Probe");

    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly BlockingCollection<string> _lines = [];
    private readonly List<string> _output = [];

    private ProbeProcess(string directory, string program, IReadOnlyList<string> args, bool read = true)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, args)
            {
                WorkingDirectory = directory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, e) =>
        {
            if (e.Data is null)
            {
                _lines.CompleteAdding();
            }
            else
            {
                _lines.Add(e.Data);
            }
        };
        _process.ErrorDataReceived += (_, e) => _error.AppendLine(e.Data);
        _process.Start();
        _process.StandardInput.Close();
        if (read)
        {
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }
        else
        {
            _lines.CompleteAdding();
        }
    }

    /// <summary>What was written to standard error, as soon as the process has ended.</summary>
    public string Error => _error.ToString().TrimEnd();

    /// <summary>What was written to standard output, as soon as the process has ended.</summary>
    public string Output => string.Join('\n', _output);

    public static ProbeProcess Start(string directory, Deed deed) => Start(directory, Program, "--deed", deed.ToString());

    /// <summary>Starts the probe and reads nothing of what it prints, so that it stands still when the pipe is full.</summary>
    public static ProbeProcess StartUnread(string directory, Deed deed) =>
        new(directory, Program, ["--deed", deed.ToString()], read: false);

    /// <summary>Starts the probe by a line of shell, in which <c>$PROBE</c> is its path.</summary>
    public static ProbeProcess Shell(string directory, string line) =>
        Start(directory, "/bin/sh", "-c", line.Replace("$PROBE", $"'{Program}'", StringComparison.Ordinal));

    public static ProbeProcess Start(string directory, string program, params string[] args) => new(directory, program, args);

    /// <summary>Waits until the probe has printed a line that holds a text.</summary>
    public void WaitFor(string text)
    {
        using var deadline = new CancellationTokenSource(s_deadline);
        foreach (string line in _lines.GetConsumingEnumerable(deadline.Token))
        {
            _output.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"The probe ended without '{text}'.\n{Output}\n{Error}");
    }

    public void Signal(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code; for an end by a signal 128 and the signal's number.</returns>
    public int WaitForExit()
    {
        Assert.True(_process.WaitForExit(s_deadline), "The probe did not end.");
        _process.WaitForExit(); // Both streams to their ends.
        _output.AddRange(_lines.GetConsumingEnumerable());
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _lines.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
