namespace DpsAuthoring.Jobs.Inputs;

/// <summary>A job's input files: in the cache, read-only, and linked into <c>input/</c>.</summary>
internal sealed class StagedInputs
{
    private readonly IReadOnlyList<Staged> _files;

    private StagedInputs(IReadOnlyList<Staged> files) => _files = files;

    /// <exception cref="JobException">One of them cannot be had.</exception>
    public static StagedInputs Stage(JobValues values, InputCache cache, string folder, CancellationToken cancel)
    {
        var files = new List<Staged>();
        foreach ((JobValue value, InputSource source) in values.Files)
        {
            string path = cache.Get(value.Input.Name, source, cancel);
            string place = Directory.CreateDirectory(Path.Combine(folder, value.Directory ?? "")).FullName;
            File.CreateSymbolicLink(Path.Combine(place, source.BaseName), path);
            files.AddRange((Directory.Exists(path) ? Folders.Files(path).Select(file => file.Path) : [path])
                .Select(file => Staged.Of(value.Input.Name, path, file)));
        }

        return new StagedInputs(files);
    }

    /// <summary>Takes what the job has changed out of the cache. Permissions stop no superuser, so the files are looked at.</summary>
    /// <returns>The name of such an input; null if there is none.</returns>
    public string? DropChanged(InputCache cache)
    {
        Staged[] changed = [.. _files.Where(file => !file.IsAsItWas()).DistinctBy(file => file.Entry)];
        foreach (Staged file in changed)
        {
            cache.Drop(file.Entry);
        }

        return changed.FirstOrDefault()?.Input;
    }

    private sealed record Staged(string Input, string Entry, string Path, long Length, DateTime Written)
    {
        public static Staged Of(string input, string entry, string path) =>
            new(input, entry, path, new FileInfo(path).Length, File.GetLastWriteTimeUtc(path));

        public bool IsAsItWas() => new FileInfo(Path).Exists && Of(Input, Entry, Path) == this;
    }
}
