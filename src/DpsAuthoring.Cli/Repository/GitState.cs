using System.ComponentModel;
using DpsAuthoring.Cli.Files;

namespace DpsAuthoring.Cli.Repository;

/// <summary>A file that git tracks.</summary>
/// <param name="Path">From the repository's top, with <c>/</c>.</param>
/// <param name="IsExecutable">Whether git has it as executable.</param>
internal sealed record TrackedFile(string Path, bool IsExecutable);

/// <summary>What git says of a repository.</summary>
internal sealed record GitState
{
    /// <summary>Whether there is a repository and git to ask.</summary>
    public bool IsKnown { get; private init; }

    /// <summary>What could not be looked at, and why.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>The files that differ from the last commit, new ones included.</summary>
    public IReadOnlyList<string> Changed { get; private init; } = [];

    /// <summary>Those of them that are not what builds and jobs make.</summary>
    public IReadOnlyList<string> ChangedSources => [.. Changed.Where(path => !path.Split('/').Any(DiskTree.Skipped.Contains))];

    /// <summary>The branch; null where none is checked out.</summary>
    public string? Branch { get; private init; }

    /// <summary>The commit that is checked out; null before the first.</summary>
    public string? Commit { get; private init; }

    /// <summary>The commits that its remote branch does not have; null without a remote branch.</summary>
    public int? Unpushed { get; private init; }

    /// <summary>The branches that are here.</summary>
    public IReadOnlySet<string> LocalBranches { get; private init; } = new HashSet<string>();

    /// <summary>The branches that a remote has, without its name, as of the last fetch.</summary>
    public IReadOnlySet<string> RemoteBranches { get; private init; } = new HashSet<string>();

    public IReadOnlySet<string> Tags { get; private init; } = new HashSet<string>();

    /// <summary>The remote that is pushed to, <c>origin</c> before any other; null where there is none.</summary>
    public string? Remote { get; private init; }

    /// <summary>The remote's URL; null without one.</summary>
    public string? Origin { get; private init; }

    public IReadOnlyList<TrackedFile> Tracked { get; private init; } = [];

    /// <summary>Whether git has a file as executable; null for a file that it does not track.</summary>
    public bool? IsExecutable(string path) => Tracked.FirstOrDefault(file => file.Path == path)?.IsExecutable;

    public static async Task<GitState> ReadAsync(string top, CancellationToken cancel)
    {
        Task<ProgramOutput> Git(params string[] args) =>
            ChildProcess.RunAsync("git", ["--no-optional-locks", "-C", top, "-c", "core.quotePath=off", .. args], cancel);

        try
        {
            if (!Path.Exists(Path.Combine(top, ".git")))
            {
                return new GitState { Notes = ["This is no git repository: what DPS would clone could not be compared with it."] };
            }

            Task<ProgramOutput> status = Git("status", "--porcelain=v2", "--branch", "-z");
            Task<ProgramOutput> refs = Git("for-each-ref", "--format=%(refname)", "refs/heads", "refs/tags", "refs/remotes");
            Task<ProgramOutput> remotes = Git("config", "--null", "--get-regexp", @"^remote\..*\.url$");
            Task<ProgramOutput> files = Git("ls-files", "--stage", "-z");
            ProgramOutput[] all = await Task.WhenAll(status, refs, remotes, files);
            if (all[0].ExitCode != 0)
            {
                string why = all[0].Error.Split('\n')[0].Trim();
                return new GitState { Notes = [$"git would not tell the repository's state, which was not checked: {why}"] };
            }

            return Read(all[0].Output, all[1].Output, all[2].Output, all[3].Output);
        }
        catch (Win32Exception)
        {
            return new GitState { Notes = ["git is not installed: the repository's state was not checked."] };
        }
    }

    private static GitState Read(string status, string refs, string remotes, string files)
    {
        string[] references = refs.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        HashSet<string> Names(string kind, int above) =>
            [
                .. references
                    .Where(name => name.StartsWith($"refs/{kind}/", StringComparison.Ordinal))
                    .Select(name => string.Join('/', name.Split('/').Skip(2 + above))),
            ];

        // remote.NAME.url, a line end, the URL.
        (string Name, string Url)[] urls =
        [
            .. remotes
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(entry => entry.Split('\n', 2))
            .Where(entry => entry.Length == 2).Select(entry => (entry[0]["remote.".Length..^".url".Length], entry[1].Trim()))];
        (string? remote, string? url) = urls.OrderBy(each => each.Name == "origin" ? 0 : 1).FirstOrDefault();
        string[] lines = status.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        string? Header(string name) =>
            lines.FirstOrDefault(line => line.StartsWith($"# branch.{name} ", StringComparison.Ordinal))?[(10 + name.Length)..];
        string? branch = Header("head");
        return new GitState
        {
            IsKnown = true,
            Branch = branch is "(detached)" ? null : branch,
            Commit = Header("oid") is { } oid and not "(initial)" ? oid : null,
            Unpushed = Header("ab") is { } ab
                ? int.Parse(ab.Split(' ')[0], System.Globalization.NumberStyles.AllowLeadingSign, null)
                : null,
            Changed = [.. lines.Select(ChangedPath).OfType<string>()],
            LocalBranches = Names("heads", 0),
            RemoteBranches = Names("remotes", 1),
            Tags = Names("tags", 0),
            Remote = remote,
            Origin = url,
            Tracked = [.. files.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => new TrackedFile(
                        line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..], line.StartsWith("100755", StringComparison.Ordinal))),
            ],
        };
    }

    /// <summary>
    /// The path in a line of the status: behind 8 fields of a changed file, 9 of a renamed, 10 of an unmerged, 1 of a new one.
    /// </summary>
    private static string? ChangedPath(string line) => line[0] switch
    {
        '1' => line.Split(' ', 9)[^1],
        '2' => line.Split(' ', 10)[^1],
        'u' => line.Split(' ', 11)[^1],
        '?' => line[2..],
        _ => null,
    };
}
