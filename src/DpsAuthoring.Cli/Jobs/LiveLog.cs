using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Shows what a job writes while it writes it. The files are the job's own: its speed does not depend on who watches.</summary>
internal sealed class LiveLog(Stream target, JobContract contract) : IJobObserver, IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly List<FileStream> _files = [];
    private readonly ManualResetEventSlim _over = new();
    private Thread? _thread;
    private bool _isUnheard;

    /// <summary>Shows what comes to be in a job's log files; under the OGC contract all of it is in one.</summary>
    public void Starting(string jobId, string folder)
    {
        string[] names = contract == JobContract.Ogc ? ["_stderr.txt"] : ["_stdout.txt", "_stderr.txt"];
        foreach (string name in names)
        {
            // It stays open, so that its end can be read when the job's folder is gone.
            _files.Add(new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }

        _thread = new Thread(() =>
        {
            while (!_over.Wait(s_interval))
            {
                Show();
            }

            Show();
        });
        _thread.Start();
    }

    public void Submitted(IReadOnlyList<SubmittedJob> jobs)
    {
    }

    public void Publishing(JobOutcome outcome)
    {
    }

    /// <summary>Shows the rest.</summary>
    public void Dispose()
    {
        _over.Set();
        _thread?.Join();
        _files.ForEach(file => file.Dispose());
        _over.Dispose();
    }

    private void Show()
    {
        try
        {
            if (!_isUnheard)
            {
                _files.ForEach(file => file.CopyTo(target));
                target.Flush();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _isUnheard = true; // The disk behind it is full, or it is closed. The job goes on.
        }
    }
}
