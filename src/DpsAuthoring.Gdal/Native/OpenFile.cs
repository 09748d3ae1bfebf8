namespace OSGeo.Native;

/// <summary>
/// A file that <c>VSIFOpenL</c> gave out as a bare number. A number that is none of these, or no more, is refused; a file in use is not
/// closed under its user.
/// </summary>
internal sealed class OpenFile : IDisposable
{
    private static readonly Dictionary<nint, OpenFile> s_open = [];
    private readonly Lock _use = new();

    private OpenFile(string path) => Files = new CallFiles(path);

    public CallFiles Files { get; }

    public static nint Remember(nint file, string path)
    {
        if (file != 0)
        {
            lock (s_open)
            {
                s_open[file] = new OpenFile(path);
            }
        }

        return file;
    }

    /// <summary>Takes a file for a call; one call at a time.</summary>
    public static OpenFile Use(nint file)
    {
        OpenFile open = Find(file);
        open._use.Enter();
        if (ReferenceEquals(FindOrNull(file), open))
        {
            return open;
        }

        open._use.Exit();
        throw NotOpen();
    }

    /// <summary>Takes a file to close it.</summary>
    public static OpenFile Forget(nint file)
    {
        using OpenFile open = Use(file);
        lock (s_open)
        {
            _ = s_open.Remove(file);
        }

        return open;
    }

    private static OpenFile Find(nint file) => FindOrNull(file) ?? throw NotOpen();

    private static OpenFile? FindOrNull(nint file)
    {
        lock (s_open)
        {
            return s_open.GetValueOrDefault(file);
        }
    }

    public void Dispose() => _use.Exit();

    private static ArgumentException NotOpen() => new("The number is no file that VSIFOpenL opened, or it has been closed.");
}
