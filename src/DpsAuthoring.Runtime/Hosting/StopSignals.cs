using System.Runtime.InteropServices;

namespace DpsAuthoring.Hosting;

/// <summary>
/// Turns SIGTERM and Ctrl-C into a cancelled token. A job has 5 seconds between SIGTERM and SIGKILL; one that does not come back within
/// the grace (a native call that never looks up) is left where it is.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(3.5);

    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action<int> _leave;
    private int _exitCode;

    /// <param name="leave">Called from another thread when the grace is over: ends the process.</param>
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

    /// <summary>Signals are the process's own again, and a grace that is running ends: the job came back.</summary>
    public void Dispose()
    {
        _ended.Set();
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0)
        {
            // A thread of its own: those of the pool may all be inside the algorithm.
            new Thread(LeaveAfterGrace) { IsBackground = true, Name = "DPS stop" }.Start();
            _ = _stop.CancelAsync();
        }
        else if (exitCode == ExitCode.Interrupted)
        {
            _leave(exitCode); // Ctrl-C again: the user does not want to wait.
        }
    }

    private void LeaveAfterGrace()
    {
        if (!_ended.Wait(s_grace))
        {
            _leave(ExitCodeOfSignal);
        }
    }
}
