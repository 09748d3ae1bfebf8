namespace DpsAuthoring;

/// <summary>
/// A result in the making. Write to <see cref="FullPath"/>, then <see cref="Publish"/>: only then does it appear in <c>output/</c>, whole,
/// together with whatever the writer put beside it (<c>.aux.xml</c>, <c>.dbf</c>, …). Disposed unpublished, it leaves nothing.
/// </summary>
public sealed class OutputFile : IDisposable
{
    private readonly JobOutput _output;
    private readonly string _stage;
    private State _state;

    internal OutputFile(JobOutput output, OutputName name, string stage)
    {
        _output = output;
        _stage = stage;
        Name = name;
        FullPath = Path.Combine(stage, Path.GetFileName(name.Value));
    }

    private enum State { Open, Published, Discarded }

    /// <summary>The name below <c>output/</c> under which it will appear.</summary>
    public OutputName Name { get; }

    /// <summary>The full path to write to, under the final file name. A writer may also make a directory of that name.</summary>
    public string FullPath { get; }

    /// <summary>Opens the file for writing from its start.</summary>
    public FileStream OpenWrite() => new(FullPath, FileMode.Create, FileAccess.Write, FileShare.None);

    /// <summary>Moves what was written into <c>output/</c>. Close all writers before.</summary>
    /// <exception cref="InvalidOperationException">Nothing was written, it was published before, or it was disposed.</exception>
    /// <exception cref="IOException">The move failed, or there is a link on the way or in what was written.</exception>
    public void Publish()
    {
        if (_state != State.Open)
        {
            throw new InvalidOperationException($"output/{Name} was already {(_state == State.Published ? "published" : "discarded")}.");
        }

        _output.Publish(this, _stage);
        _state = State.Published;
    }

    /// <summary>Discards what was written unless it was published.</summary>
    public void Dispose()
    {
        if (_state != State.Open)
        {
            return;
        }

        _state = State.Discarded;
        _output.Discard(this);
        try
        {
            Directory.Delete(_stage, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It goes with the job's work folder; here it would hide the exception that led to this.
        }
    }
}
