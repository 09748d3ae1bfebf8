using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>Where the jobs of a comparison work and leave what they made: a temporary folder, or one that the author keeps.</summary>
internal sealed class ComparisonPlace(string? kept) : IDisposable
{
    private string? _root;

    /// <summary>Whether it is gone afterwards.</summary>
    public bool IsTemporary => kept is null;

    public string Old => Path.Combine(_root!, "old");

    public string New => Path.Combine(_root!, "new");

    /// <summary>Makes it.</summary>
    /// <exception cref="CouldNotRunException">There is something else.</exception>
    public void Create()
    {
        if (kept is null)
        {
            _root = Directory.CreateTempSubdirectory("dps-compare-").FullName;
        }
        else
        {
            string full = Path.GetFullPath(kept);
            if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
            {
                throw new CouldNotRunException($"--keep {kept}: it is there already; name a folder that is empty or not there yet.");
            }

            _root = full;
        }

        Directory.CreateDirectory(Old);
        Directory.CreateDirectory(New);
    }

    public void Dispose()
    {
        if (IsTemporary && _root is not null)
        {
            FileSystem.Delete(_root);
        }
    }
}
