namespace DpsAuthoring;

/// <summary>
/// The <c>output/</c> folder of a job: the only place whose content outlives it. Results appear in it whole or not at all.
/// </summary>
public sealed class JobOutput
{
    private readonly WorkFolder _work;
    private readonly string _reservedName;
    private readonly Dictionary<string, (DateTime Written, long Length)> _before;
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<OutputFile> _open = [];
    private readonly Dictionary<string, OutputName> _stages = new(StringComparer.Ordinal);
    private readonly List<ExpectedOutput> _expected = [];
    private readonly Lock _lock = new();

    /// <param name="jobDirectory">The job's folder; <c>output/</c> is made in it at once.</param>
    /// <param name="work">Where results lie until they are complete.</param>
    /// <param name="reservedName">The file name of the job's own log.</param>
    internal JobOutput(string jobDirectory, WorkFolder work, string reservedName)
    {
        FullPath = Directory.CreateDirectory(Path.Combine(jobDirectory, "output")).FullName;
        _work = work;
        _reservedName = reservedName;
        _before = Entries("*").ToDictionary(file => file.FullName, file => (file.LastWriteTimeUtc, file.Length), StringComparer.Ordinal);
    }

    /// <summary>The full path of <c>output/</c>. Writing into it directly works, but a crash then leaves half files.</summary>
    public string FullPath { get; }

    /// <summary>Why a job without results is a success; null where it would be a failure.</summary>
    internal string? EmptyBecause { get; private set; }

    /// <summary>Results that were begun and neither published nor discarded.</summary>
    internal IReadOnlyList<OutputName> Unpublished
    {
        get
        {
            lock (_lock)
            {
                return [.. _open.Select(file => file.Name).OrderBy(name => name.Value, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>
    /// Lists the files that this run has put into <c>output/</c> and the folders below it, in the order of their names; the job's own log
    /// is not one.
    /// </summary>
    /// <param name="pattern">A wildcard for the file names, such as <c>*.tif</c>. Default: all.</param>
    /// <returns>Their names below <c>output/</c>, such as <c>tiles/a.tif</c>.</returns>
    public IReadOnlyList<string> GetFiles(string pattern = "*") =>
        [.. Entries(pattern)
                .Where(file =>
                    !_before.TryGetValue(file.FullName, out (DateTime Written, long Length) known)
                    || known != (file.LastWriteTimeUtc, file.Length))
            .Select(file => Path.GetRelativePath(FullPath, file.FullName))
            .Where(name => name != _reservedName)
            .Order(StringComparer.Ordinal)];

    /// <summary>Begins a result. It appears in <c>output/</c> when it is published.</summary>
    /// <param name="name">Its name below <c>output/</c>; folders in it are made.</param>
    /// <returns>The result in the making; dispose it.</returns>
    /// <exception cref="ArgumentException">The name is that of the job's own log.</exception>
    /// <exception cref="InvalidOperationException">This run already has a result of that name, or one that is a folder of the
    /// other.</exception>
    public OutputFile Create(OutputName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Value == _reservedName)
        {
            throw new ArgumentException($"output/{name} is the name of the job's own log; choose another.", nameof(name));
        }

        lock (_lock)
        {
            if (Conflict(name.Value) is { } other)
            {
                throw new InvalidOperationException(
                    other == name.Value
                        ? $"output/{name} is already a result of this run; two results need two names."
                        : $"output/{name} and output/{other} cannot both be results of this run: one would be a folder of the other.");
            }

            string stage = _work.NewStage();
            _stages.Add(stage, name);
            var file = new OutputFile(this, name, stage);
            _names.Add(name.Value);
            _open.Add(file);
            return file;
        }
    }

    /// <summary>Writes one result and publishes it; where the writer throws, nothing of it appears in <c>output/</c>.</summary>
    /// <param name="name">Its name below <c>output/</c>.</param>
    /// <param name="write">Writes to the path it is given.</param>
    /// <exception cref="ArgumentException">The name is that of the job's own log.</exception>
    public void Write(OutputName name, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using OutputFile file = Create(name);
        write(file.FullPath);
        file.Publish();
    }

    /// <summary>Writes one result and publishes it; where the writer throws, nothing of it appears in <c>output/</c>.</summary>
    /// <param name="name">Its name below <c>output/</c>.</param>
    /// <param name="write">Writes to the path it is given.</param>
    /// <exception cref="ArgumentException">The name is that of the job's own log.</exception>
    public async Task WriteAsync(OutputName name, Func<string, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using OutputFile file = Create(name);
        await write(file.FullPath).ConfigureAwait(false);
        file.Publish();
    }

    /// <summary>Says that this run rightly has no result. Without it, a run that produced nothing is a failure.</summary>
    /// <param name="reason">Why, for the log: "no granule overlaps the box".</param>
    public void AllowEmpty(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        EmptyBecause = reason;
    }

    /// <summary>
    /// Says that this run must have a result, so that "successful and empty" is a failure. It is looked at when the algorithm is done;
    /// not where there is no result at all and <see cref="AllowEmpty"/> says why.
    /// </summary>
    /// <param name="name">Its name below <c>output/</c>; <c>*</c> and <c>?</c> stand for any characters: <c>*.tif</c>, <c>tiles/*.tif</c>.</param>
    /// <returns>What is expected of it: without more, that it is there and not empty.</returns>
    public ExpectedOutput Expect(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var expected = new ExpectedOutput(name);
        lock (_lock)
        {
            _expected.Add(expected);
        }

        return expected;
    }

    /// <summary>What is not as it was expected, each a sentence.</summary>
    /// <param name="files">The run's results.</param>
    internal IReadOnlyList<string> Problems(IReadOnlyList<string> files)
    {
        lock (_lock)
        {
            return [.. _expected.SelectMany(each => each.Problems(FullPath, files))];
        }
    }

    /// <summary>A text in which the results have their names, and not the paths at which they were in the making.</summary>
    internal string WithNames(string text)
    {
        if (!text.Contains(_work.FullPath, StringComparison.Ordinal))
        {
            return text;
        }

        lock (_lock)
        {
            // What lies beside a result in its stage will lie beside it in output/.
            return _stages.Aggregate(text, (shown, stage) =>
                    shown.Replace(
                        stage.Key + "/",
                        $"output/{stage.Value.Value[..(stage.Value.Value.LastIndexOf('/') + 1)]}",
                        StringComparison.Ordinal));
        }
    }

    /// <summary>Moves everything in a result's stage to where it belongs; the result's own file comes last.</summary>
    internal void Publish(OutputFile file, string stage)
    {
        string fileName = Path.GetFileName(file.Name.Value);
        string[] staged = [.. Directory.EnumerateFileSystemEntries(stage)
            .OrderBy(path => Path.GetFileName(path) == fileName)
            .ThenBy(path => path, StringComparer.Ordinal)];
        if (staged.Length == 0 || Path.GetFileName(staged[^1]) != fileName)
        {
            string instead = staged.Length == 0 ? "" : $" (but {string.Join(", ", staged.Select(Path.GetFileName))} was)";
            throw new InvalidOperationException($"output/{file.Name} was published, but nothing of that name was written{instead}.");
        }

        RefuseLinks(file.Name, stage);
        lock (_lock)
        {
            string folder = MakeFolder(file.Name);
            foreach (string path in staged)
            {
                Placement.Move(path, Path.Combine(folder, Path.GetFileName(path)));
            }

            _open.Remove(file);
        }
    }

    /// <summary>Takes back a result that will not be published.</summary>
    internal void Discard(OutputFile file)
    {
        lock (_lock)
        {
            _open.Remove(file);
            _names.Remove(file.Name.Value);
        }
    }

    /// <summary>A result of this run that has the name, a folder of it, or something in it; null where there is none.</summary>
    private string? Conflict(string name)
    {
        if (_names.Contains(name))
        {
            return name;
        }

        for (int slash = name.IndexOf('/'); slash >= 0; slash = name.IndexOf('/', slash + 1))
        {
            if (_names.Contains(name[..slash]))
            {
                return name[..slash];
            }
        }

        string folder = name + "/";
        string? next = _names.GetViewBetween(folder, name + "0").Min; // '0' follows '/'.
        return next is not null && next.StartsWith(folder, StringComparison.Ordinal) ? next : null;
    }

    /// <summary>A link is no result: what it leads to does not outlive the job, or is an input.</summary>
    private static void RefuseLinks(OutputName name, string stage)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        if (new DirectoryInfo(stage).EnumerateFileSystemInfos("*", all).FirstOrDefault(entry => entry.LinkTarget is not null) is { } link)
        {
            throw new IOException(
                $"output/{name} would hold a link to {link.LinkTarget}, which does not outlive the job; copy the file itself.");
        }
    }

    /// <summary>Makes the folder of a result, one level at a time: a link on the way could lead anywhere.</summary>
    private string MakeFolder(OutputName name)
    {
        string folder = FullPath;
        foreach (string segment in name.Value.Split('/')[..^1])
        {
            folder = Path.Combine(folder, segment);
            if (new FileInfo(folder).LinkTarget is { } target)
            {
                throw new IOException(
                    $"output/{name} would go through the link {Path.GetRelativePath(FullPath, folder)} to {target}, "
                    + "out of output/, and be lost with the job; remove the link.");
            }

            Directory.CreateDirectory(folder);
        }

        return folder;
    }

    private IEnumerable<FileInfo> Entries(string pattern) =>
        new DirectoryInfo(FullPath).EnumerateFiles(
            pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
}
