using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// A job's input files, linked into <c>input/</c>: fetched ones are in the cache, and those of this machine where they lie, or in a clone
/// where the file system makes one that takes no room.
/// </summary>
internal sealed class StagedInputs : IDisposable
{
    private readonly InputCache _cache;
    private readonly List<StagedInput> _inputs = [];
    private readonly List<string> _links = [];
    private bool _isOnlyLinks = true;

    private StagedInputs(InputCache cache) => _cache = cache;

    /// <summary>What the links lead to.</summary>
    public IEnumerable<string> Targets => _inputs.Select(input => input.Path);

    /// <summary>The links themselves.</summary>
    public IReadOnlyCollection<string> Links => _links;

    /// <summary>Takes them out of the job's folder again.</summary>
    /// <returns>Whether nothing else was put there.</returns>
    public bool Unlink()
    {
        _links.ForEach(LibC.RemoveFile);
        return _isOnlyLinks;
    }

    /// <param name="values">The job's values.</param>
    /// <param name="cache">Where fetched ones are kept.</param>
    /// <param name="work">The folder of the jobs' own folders.</param>
    /// <param name="folder">The job's <c>input/</c>.</param>
    /// <param name="own">A folder for copies that no other job has.</param>
    /// <param name="alone">Whether all of them are such copies, and nothing is shared with other jobs.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="JobException">One of them cannot be had.</exception>
    public static StagedInputs Stage(
        JobValues values, InputCache cache, string work, string folder, string own, bool alone, CancellationToken cancel)
    {
        var staged = new StagedInputs(cache);
        try
        {
            foreach ((JobValue value, InputSource source) in values.Files)
            {
                string directory = value.Directory ?? "";
                string copy = Path.Combine(own, directory, source.BaseName);
                StagedInput input = Stage(value.Input.Name, source, cache, work, copy, alone, cancel);
                staged._inputs.Add(input);
                string place = Directory.CreateDirectory(Path.Combine(folder, directory)).FullName;
                string link = Path.Combine(place, source.BaseName);
                File.CreateSymbolicLink(link, input.Path);
                staged._links.Add(link);
                staged._isOnlyLinks &= directory.Length == 0 && input.Path != copy;
            }

            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    private static StagedInput Stage(
        string name, InputSource source, InputCache cache, string work, string copy, bool alone, CancellationToken cancel)
    {
        if (source.LocalPath is null)
        {
            if (alone)
            {
                cache.FetchOwn(name, source, copy, cancel);
                return new StagedInput(name, source, copy, null);
            }

            InputUse use = cache.Take(name, source, cancel);
            return new StagedInput(name, source, use.Path, use);
        }

        string path = LocalFiles.Find(name, source, work);
        if (alone)
        {
            LocalFiles.Copy(path, copy);
            return new StagedInput(name, source, copy, null);
        }

        return FileClone.TryMake(path, copy)
            ? new StagedInput(name, source, copy, null)
            : new StagedInput(name, source, path, cache.Uses.Begin(path, isCached: false));
    }

    /// <summary>
    /// Looks what became of the files, and restores what was changed in the cache. Permissions stop no superuser, and nobody from changing
    /// files of their own, so they are looked at.
    /// </summary>
    public InputChanges Check()
    {
        StagedInput[] changed = [.. _inputs.Where(input => !input.IsAsItWas())];
        foreach (StagedInput input in changed.Where(input => input.Use is not null))
        {
            if (input.Use!.IsShared)
            {
                _cache.Uses.Disturb(input.Path); // First: a neighbour that ends once it is restored sees no change.
            }

            if (!input.IsOriginal)
            {
                _cache.Restore(input.Name, input.Source, input.Path, input.Written);
            }
        }

        return new InputChanges(
            changed.FirstOrDefault()?.Name,
            _inputs.Any(input => input.Use?.IsDisturbed == true),
            [.. changed.Where(input => input.IsOriginal).Select(input => (input.Name, input.Path))]);
    }

    public void Dispose()
    {
        foreach (InputUse use in _inputs.Select(input => input.Use).OfType<InputUse>())
        {
            _cache.Uses.End(use);
        }

        _inputs.Clear();
    }
}
