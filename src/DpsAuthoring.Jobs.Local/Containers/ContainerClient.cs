using System.Text;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>The engine's program that runs a job's container, and waits for it.</summary>
/// <remarks>
/// It is no process of the job: what it starts, an engine's helpers among it, is its own. It leads a session, so that a terminal's Ctrl-C
/// is not its to answer.
/// </remarks>
internal sealed class ContainerClient : IDisposable
{
    private readonly JobContainer _container;
    private readonly ContainerEngine _engine;
    private readonly string _told;
    private readonly string _errors;
    private readonly Deadline _deadline;
    private Task? _terminating;
    private int _pid;

    public ContainerClient(JobContainer container)
    {
        _container = container;
        _engine = container.Image.Engine;
        _told = container.Job.Folder.Beside("container");
        _errors = container.Job.Folder.Beside("engine");
        _deadline = new Deadline(Terminate, Kill);
    }

    /// <summary>What the engine says is wrong.</summary>
    public string Problem => EngineAnswer.LastLine(Read(_errors)) is { Length: > 0 } line ? line : "it says nothing";

    /// <summary>Runs the container, and returns when it is gone.</summary>
    /// <exception cref="JobException">The engine's program cannot be started.</exception>
    public (ContainerEnd End, bool TimedOut, bool Stopped) Run(TimeSpan limit, CancellationToken cancel)
    {
        (uint user, uint group) = (LibC.UserId(), LibC.GroupId());
        string hostName = $"HOSTNAME={_container.Job.HostName}"; // Whoever ends the job's processes ends this one too.
        var start = new SpawnOptions(
            _engine.Program, _container.RunArguments(user, group), [.. OwnEnvironment.WithoutHostName(), hostName])
        {
            Output = _told,
            Error = _errors,
            MayLeaveOrphans = true, // The engine's own processes, which are no job's.
        };
        try
        {
            _pid = start.Start();
        }
        catch (SpawnException e)
        {
            throw new JobException(FailureKind.Start, $"{_engine.Name} cannot be started: {e.Message}.", e);
        }

        _deadline.Begin(limit);
        using CancellationTokenRegistration registration = cancel.Register(_deadline.Stop);
        Children.WaitFor(_pid);
        (bool timedOut, bool stopped) = _deadline.End();
        Children.Reap(_pid, out _, out _);
        if (stopped)
        {
            _terminating?.Wait(CancellationToken.None);
            Remove();
        }

        return (ContainerEnd.Parse(Read(_told)), timedOut, stopped);
    }

    public void Dispose()
    {
        _deadline.Dispose();
        LibC.RemoveFile(_told); // Without them the folder is as it was for the next job.
        LibC.RemoveFile(_errors);
    }

    /// <summary>Tells all processes of the job to end, as in a group of this machine; whoever asks does not wait for the engine.</summary>
    private void Terminate() => _terminating = Task.Run(() => _engine.Ask("exec", _container.Name, "/bin/sh", "-c", "kill -TERM -1"));

    /// <summary>The engine removes the container; where it does not come to that, its program has nothing more to wait for.</summary>
    private void Kill()
    {
        if (!_engine.Ask("kill", "--signal", "KILL", _container.Name).IsSuccess)
        {
            LibC.Kill(-_pid, LibC.Sigkill);
        }
    }

    private void Remove() => _engine.Ask([.. _engine.RemoveArguments, _container.Name]);

    private static string Read(string file) => File.Exists(file) ? File.ReadAllText(file, Encoding.UTF8) : "";
}
