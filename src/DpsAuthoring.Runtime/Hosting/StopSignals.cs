using System.Runtime.InteropServices;

namespace DpsAuthoring.Hosting;

/// <summary>
/// Turns SIGTERM and Ctrl-C into a cancelled token. A job has 5 seconds between SIGTERM and SIGKILL; one that does not come back within
/// the grace (a native call that never looks up) is left where it is.
/// </summary>
internal sealed partial class StopSignals : IDisposable
{
    /// <summary>Leaves time, within the 5 seconds, to delete what is half done.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(3.5);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action<int> _leave;
    private int _exitCode;

    /// <param name="leave">Called from another thread when the grace is over: clean up what can be.</param>
    public StopSignals(Action<int> leave)
    {
        _leave = leave;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated)),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted)),
        ];
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>The exit code for the signal that came; 0 where none did.</summary>
    public int ExitCodeOfSignal => Volatile.Read(ref _exitCode);

    /// <summary>
    /// Ends the process without running exit handlers: while another thread is inside a native library, those would take the
    /// library's data away under it.
    /// </summary>
    public static void Leave(int exitCode)
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(exitCode);
        }

        ExitAtOnce(exitCode);
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitAtOnce(int exitCode);

    private void Stop(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0)
        {
            new Thread(LeaveAfterGrace) { IsBackground = true, Name = "DPS stop" }.Start();
            _stop.CancelAsync();
        }
        else if (exitCode == ExitCode.Interrupted)
        {
            _leave(exitCode); // Ctrl-C again: the user does not want to wait.
        }
    }

    private void LeaveAfterGrace()
    {
        Thread.Sleep(s_grace);
        _leave(ExitCodeOfSignal);
    }
}
