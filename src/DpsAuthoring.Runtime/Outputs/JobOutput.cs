namespace DpsAuthoring;

/// <summary>The <c>output/</c> folder of a job: the only place whose content outlives it. Results appear in it whole or not at all.</summary>
public sealed class JobOutput
{
    private readonly WorkFolder _work;
    private readonly string _reservedName;
    private readonly Dictionary<string, (DateTime Written, long Length)> _before;
    private readonly HashSet<string> _published = new(StringComparer.Ordinal);
    private readonly List<OutputFile> _created = [];
    private readonly Lock _lock = new();

    /// <param name="jobDirectory">The job's folder; <c>output/</c> is made in it at once.</param>
    /// <param name="work">Where results lie until they are complete.</param>
    /// <param name="reservedName">The file name of the job's own log.</param>
    internal JobOutput(string jobDirectory, WorkFolder work, string reservedName)
    {
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(jobDirectory, "output")).FullName;
        _work = work;
        _reservedName = reservedName;
        _before = Entries().ToDictionary(file => file.FullName, file => (file.LastWriteTimeUtc, file.Length), StringComparer.Ordinal);
    }

    /// <summary>The full path of <c>output/</c>. Writing into it directly works, but a crash then leaves half files.</summary>
    public string Directory { get; }

    /// <summary>Why a job without results is a success; null where it would be a failure.</summary>
    internal string? EmptyBecause { get; private set; }

    /// <summary>Results that were begun and neither published nor discarded.</summary>
    internal IReadOnlyList<OutputName> Unpublished
    {
        get
        {
            lock (_lock)
            {
                return [.. _created.Where(file => file.IsOpen).Select(file => file.Name)];
            }
        }
    }

    /// <summary>The files that this run has put into <c>output/</c>, as names below it, in order.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Entries()
            .Where(file => !_before.TryGetValue(file.FullName, out var known) || known != (file.LastWriteTimeUtc, file.Length))
            .Select(file => Path.GetRelativePath(Directory, file.FullName))
            .Where(name => name != _reservedName)
            .Order(StringComparer.Ordinal)];

    /// <summary>Begins a result. It appears in <c>output/</c> when it is published.</summary>
    /// <param name="name">Its name below <c>output/</c>; folders in it are made.</param>
    /// <returns>The result in the making; dispose it.</returns>
    /// <exception cref="ArgumentException">The name could lead out of <c>output/</c>, or is the log's.</exception>
    /// <exception cref="InvalidOperationException">This run already publishes a result of that name.</exception>
    public OutputFile Create(OutputName name)
    {
        if (name.Value == _reservedName)
        {
            throw new ArgumentException($"output/{name} is the name of the job's own log; choose another.", nameof(name));
        }

        lock (_lock)
        {
            if (_published.Contains(name.Value) || _created.Any(file => file.IsOpen && file.Name == name))
            {
                throw new InvalidOperationException($"output/{name} is already a result of this run; two results need two names.");
            }

            var file = new OutputFile(this, name, _work.NewStage());
            _created.Add(file);
            return file;
        }
    }

    /// <summary>Writes one result and publishes it; where the writer throws, nothing of it appears in <c>output/</c>.</summary>
    /// <param name="name">Its name below <c>output/</c>.</param>
    /// <param name="write">Writes to the path it is given.</param>
    /// <exception cref="ArgumentException">The name could lead out of <c>output/</c>, or is the log's.</exception>
    public void Write(OutputName name, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using OutputFile file = Create(name);
        write(file.Path);
        file.Publish();
    }

    /// <summary>Writes one result and publishes it; where the writer throws, nothing of it appears in <c>output/</c>.</summary>
    /// <param name="name">Its name below <c>output/</c>.</param>
    /// <param name="write">Writes to the path it is given.</param>
    /// <exception cref="ArgumentException">The name could lead out of <c>output/</c>, or is the log's.</exception>
    public async Task WriteAsync(OutputName name, Func<string, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using OutputFile file = Create(name);
        await write(file.Path).ConfigureAwait(false);
        file.Publish();
    }

    /// <summary>Says that this run rightly has no result. Without it, a run that produced nothing is a failure.</summary>
    /// <param name="reason">Why, for the log: "no granule overlaps the box".</param>
    public void AllowEmpty(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        EmptyBecause = reason;
    }

    /// <summary>Moves everything in a stage to where the result belongs; the result's own file comes last.</summary>
    internal void Publish(OutputName name, string stage)
    {
        string fileName = Path.GetFileName(name.Value);
        string[] staged = [.. System.IO.Directory.EnumerateFileSystemEntries(stage)
            .OrderBy(path => Path.GetFileName(path) == fileName)
            .ThenBy(path => path, StringComparer.Ordinal)];
        if (staged.Length == 0 || Path.GetFileName(staged[^1]) != fileName)
        {
            string instead = staged.Length == 0 ? "" : $" (but {string.Join(", ", staged.Select(Path.GetFileName))} was)";
            throw new InvalidOperationException($"output/{name} was published, but nothing of that name was written{instead}.");
        }

        lock (_lock)
        {
            string folder = MakeFolder(name);
            foreach (string path in staged)
            {
                Place(path, Path.Combine(folder, Path.GetFileName(path)));
            }

            _published.Add(name.Value);
        }
    }

    /// <summary>Makes the folder of a result, one level at a time: a link on the way could lead anywhere.</summary>
    private string MakeFolder(OutputName name)
    {
        string folder = Directory;
        foreach (string segment in name.Value.Split('/')[..^1])
        {
            folder = Path.Combine(folder, segment);
            if (new FileInfo(folder).LinkTarget is { } target)
            {
                throw new IOException(
                    $"output/{name} would go through the link {Path.GetRelativePath(Directory, folder)} to {target}, "
                    + "out of output/, and be lost with the job; remove the link.");
            }

            System.IO.Directory.CreateDirectory(folder);
        }

        return folder;
    }

    /// <summary>
    /// Puts one file or directory in place. The last step is a rename inside one folder, so that the name appears with the whole
    /// content even where <c>output/</c> is a mount of its own and the move before it was a copy.
    /// </summary>
    private static void Place(string from, string to)
    {
        string arriving = Path.Combine(Path.GetDirectoryName(to)!, $".{Guid.NewGuid():N}.part");
        try
        {
            if (System.IO.Directory.Exists(from))
            {
                MoveDirectory(from, arriving);
                Remove(to);
                System.IO.Directory.Move(arriving, to);
            }
            else
            {
                File.Move(from, arriving);
                if (System.IO.Directory.Exists(to))
                {
                    Remove(to);
                }

                File.Move(arriving, to, overwrite: true);
            }
        }
        catch
        {
            Remove(arriving);
            throw;
        }
    }

    /// <summary>Moves a directory; unlike a file's, the framework's own move does not cross from one disk to another.</summary>
    private static void MoveDirectory(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        foreach (string path in System.IO.Directory.EnumerateFileSystemEntries(from))
        {
            string target = Path.Combine(to, Path.GetFileName(path));
            if (System.IO.Directory.Exists(path))
            {
                MoveDirectory(path, target);
            }
            else
            {
                File.Move(path, target);
            }
        }
    }

    /// <summary>Removes a file, a directory, or a link (never what it points to), if there is one.</summary>
    private static void Remove(string path)
    {
        if (new FileInfo(path).LinkTarget is null && System.IO.Directory.Exists(path))
        {
            System.IO.Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private IEnumerable<FileInfo> Entries() =>
        new DirectoryInfo(Directory).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
}
