namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>A job's input files: in the cache, read-only, and linked into <c>input/</c>.</summary>
internal sealed class StagedInputs : IDisposable
{
    private readonly InputCache _cache;
    private readonly List<StagedInput> _inputs = [];

    private StagedInputs(InputCache cache) => _cache = cache;

    /// <param name="values">The job's values.</param>
    /// <param name="cache">Where they are kept.</param>
    /// <param name="folder">The job's <c>input/</c>.</param>
    /// <param name="copies">A folder for copies that no other job has; null for links into the cache.</param>
    /// <exception cref="JobException">One of them cannot be had.</exception>
    public static StagedInputs Stage(JobValues values, InputCache cache, string folder, string? copies, CancellationToken cancel)
    {
        var staged = new StagedInputs(cache);
        try
        {
            foreach ((JobValue value, InputSource source) in values.Files)
            {
                string directory = value.Directory ?? "";
                string path = cache.Get(value.Input.Name, source, cancel);
                InputUse? use = null;
                if (copies is null)
                {
                    use = cache.Uses.Begin(path);
                }
                else
                {
                    path = Copy(path, Path.Combine(copies, directory), source.BaseName);
                }

                string place = Directory.CreateDirectory(Path.Combine(folder, directory)).FullName;
                File.CreateSymbolicLink(Path.Combine(place, source.BaseName), path);
                staged._inputs.Add(new StagedInput(value.Input.Name, source, path, use));
            }

            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    private static string Copy(string path, string folder, string name)
    {
        string copy = Path.Combine(folder, name);
        Directory.CreateDirectory(folder);
        FileFetcher.Copy(path, copy);
        InputCache.Protect(folder);
        return copy;
    }

    /// <summary>
    /// Looks what became of the files, and restores what was changed. Permissions stop no superuser, so they are looked at.
    /// </summary>
    /// <returns>
    /// The name of an input that the job changed, null if there is none; and whether that was rather a neighbour, or cannot be told.
    /// </returns>
    public (string? Changed, bool IsInDoubt) Check()
    {
        StagedInput[] changed = [.. _inputs.Where(input => !input.IsAsItWas())];
        foreach (StagedInput input in changed)
        {
            if (input.Use is not null)
            {
                _cache.Restore(input.Name, input.Source, input.Path, input.Written);
                if (input.Use.IsShared)
                {
                    _cache.Uses.Disturb(input.Path);
                }
            }
        }

        return (changed.FirstOrDefault()?.Name, _inputs.Any(input => input.Use?.IsDisturbed == true));
    }

    public void Dispose()
    {
        foreach (InputUse use in _inputs.Select(input => input.Use).OfType<InputUse>())
        {
            _cache.Uses.End(use);
        }

        _inputs.Clear();
    }

    private sealed class StagedInput
    {
        private readonly Dictionary<string, (long Length, DateTime Written)> _files;

        public StagedInput(string name, InputSource source, string path, InputUse? use)
        {
            (Name, Source, Path, Use) = (name, source, path, use);
            _files = (Directory.Exists(path) ? Folders.Files(path).Select(file => file.Path) : [path]).ToDictionary(file => file, State);
        }

        public string Name { get; }

        public InputSource Source { get; }

        public string Path { get; }

        /// <summary>Its use of the cache; null for a copy of its own.</summary>
        public InputUse? Use { get; }

        public IEnumerable<KeyValuePair<string, DateTime>> Written =>
            _files.Select(file => KeyValuePair.Create(file.Key, file.Value.Written));

        public bool IsAsItWas() => _files.All(file => new FileInfo(file.Key).Exists && State(file.Key) == file.Value);

        private static (long Length, DateTime Written) State(string path) => (new FileInfo(path).Length, File.GetLastWriteTimeUtc(path));
    }
}
