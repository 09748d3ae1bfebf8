using System.Runtime.InteropServices;

namespace DpsAuthoring.Cli;

/// <summary>The signals that ask a program to end. The first stops what runs, tidily; the next ends this process as any other.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly (PosixSignal Signal, int Number)[] s_signals =
    [
        (PosixSignal.SIGHUP, 1),
        (PosixSignal.SIGINT, 2),
        (PosixSignal.SIGTERM, 15),
    ];

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _number;

    private Interruption() =>
        _registrations = [.. s_signals.Select(one => PosixSignalRegistration.Create(one.Signal, context => Stop(one.Number, context)))];

    /// <summary>Does work that a signal can cancel.</summary>
    /// <returns>The work's exit code, or 128 and the signal's number.</returns>
    public static int Run(Func<CancellationToken, int> work) => Run(cancel => Task.FromResult(work(cancel)));

    /// <summary>Does work that a signal can cancel.</summary>
    /// <returns>The work's exit code, or 128 and the signal's number.</returns>
    public static int Run(Func<CancellationToken, Task<int>> work)
    {
        using var interruption = new Interruption();
        try
        {
            return work(interruption._source.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (interruption._number != 0)
        {
            return DpsExitCode.Signalled + interruption._number;
        }
    }

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _source.Dispose();
    }

    private void Stop(int number, PosixSignalContext context)
    {
        context.Cancel = Interlocked.CompareExchange(ref _number, number, 0) == 0;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work ended as the signal came.
        }
    }
}
