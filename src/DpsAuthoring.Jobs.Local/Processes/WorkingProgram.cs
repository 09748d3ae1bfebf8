namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>A program that works for this one, such as a container engine. What it leaves behind on purpose is its own.</summary>
internal static class WorkingProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="start">What is run.</param>
    /// <param name="cancel">Tells it and what it has started to end, and 5 seconds later ends them.</param>
    /// <returns>Its exit code; 128 and the signal's number where one has ended it.</returns>
    public static int Run(SpawnOptions start, CancellationToken cancel)
    {
        int pid = start.Start();
        using var deadline = new Deadline(() => LibC.Kill(-pid, LibC.Sigterm), () => LibC.Kill(-pid, LibC.Sigkill));
        deadline.Begin(Timeout.InfiniteTimeSpan);
        using CancellationTokenRegistration registration = cancel.Register(deadline.Stop);
        Children.WaitFor(pid);
        deadline.End();
        return Children.Reap(pid, out int status, out _) ? ExitCodeOf(status) : -1;
    }

    private static int ExitCodeOf(int status) => (status & 0x7f) is > 0 and var signal ? 128 + signal : (status >> 8) & 0xff;
}
