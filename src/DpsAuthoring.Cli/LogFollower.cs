namespace DpsAuthoring.Cli;

/// <summary>Shows what others write into files while they write it. Their speed does not depend on who watches.</summary>
internal sealed class LogFollower : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly Stream _target;
    private readonly List<FileStream> _files;
    private readonly ManualResetEventSlim _over = new();
    private readonly Thread _thread;
    private bool _isUnheard;

    /// <param name="target">Where it is shown.</param>
    /// <param name="files">The files, which are there. They stay open, so that their ends can be read when they are gone.</param>
    public LogFollower(Stream target, IEnumerable<string> files)
    {
        _target = target;
        _files =
        [
            .. files.Select(file => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)),
        ];
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

    /// <summary>Shows the rest.</summary>
    public void Dispose()
    {
        _over.Set();
        _thread.Join();
        _files.ForEach(file => file.Dispose());
        _over.Dispose();
    }

    private void Show()
    {
        try
        {
            if (!_isUnheard)
            {
                _files.ForEach(file => file.CopyTo(_target));
                _target.Flush();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _isUnheard = true; // The disk behind it is full, or it is closed. What is watched goes on.
        }
    }
}
