using System.Collections.Concurrent;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>
/// The own folders of jobs. One that a job has left as it got it is handed on: to make folders and delete them again is most of what a
/// short job costs beside its own work.
/// </summary>
/// <param name="work">The folder that they are in.</param>
internal sealed class WorkDirectories(string work) : IDisposable
{
    private readonly ConcurrentBag<WorkDirectory> _spare = [];
    private IReadOnlyList<(FileKind, UnixFileMode)>? _asNew;

    /// <summary>A folder for a job.</summary>
    public WorkDirectory Take(string id)
    {
        if (_spare.TryTake(out WorkDirectory? spare))
        {
            return spare.HandOn(id);
        }

        var folder = WorkDirectory.Create(work, id);
        _asNew ??= folder.Modes(folder.Files());
        return folder;
    }

    /// <summary>Ends a job's use of its folder.</summary>
    public void Return(WorkDirectory folder)
    {
        if (folder.Reusable is { } files && _asNew is not null && folder.Modes(files).SequenceEqual(_asNew))
        {
            _spare.Add(folder);
        }
        else
        {
            folder.Delete();
        }
    }

    public void Dispose()
    {
        while (_spare.TryTake(out WorkDirectory? spare))
        {
            spare.Delete();
        }
    }
}
