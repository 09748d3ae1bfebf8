using DpsAuthoring.Cli.Repository;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>What of a repository DPS would have: a clone of the commit that is checked out, and of nothing else.</summary>
/// <param name="Top">The repository's top folder.</param>
/// <param name="Git">What git says of it.</param>
internal sealed record CommittedState(string Top, GitState Git)
{
    private const int ShownFiles = 3;

    /// <summary>The commit.</summary>
    public string Commit => Git.Commit!;

    /// <exception cref="CouldNotRunException">Nothing is committed.</exception>
    public static async Task<CommittedState> ReadAsync(string folder, CancellationToken cancel)
    {
        GitState git = await GitState.ReadAsync(folder, cancel).ConfigureAwait(false);
        return
            !git.IsKnown ? throw new CouldNotRunException(
                $"{folder}: {git.Notes[0].TrimEnd('.')}. DPS builds what is committed: git init && git add --all && git commit")
            : git.Commit is null ? throw new CouldNotRunException(
                $"{folder} has no commit, and DPS builds what is committed: git add --all && git commit")
            : new CommittedState(folder, git);
    }

    /// <summary>What the author has and a build has not, as a sentence; null where that is nothing.</summary>
    public string? Uncommitted
    {
        get
        {
            IReadOnlyList<string> changed = Git.ChangedSources;
            if (changed.Count == 0)
            {
                return null;
            }

            string names = string.Join(", ", changed.Take(ShownFiles));
            string more = changed.Count > ShownFiles ? $" and {changed.Count - ShownFiles} more" : "";
            return $"what is not committed is not in the build: {names}{more}";
        }
    }

    /// <summary>Clones it as DPS does: one commit, no submodules, and files of LFS as the pointers that they are.</summary>
    /// <param name="folder">The new folder.</param>
    /// <param name="origin">Where the clone says that it is from; null for nowhere.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="CouldNotRunException">git cannot.</exception>
    public async Task CloneAsync(string folder, string? origin, CancellationToken cancel)
    {
        await GitAsync(
            [
                // Nothing that this user's git does on its own is done by DPS's.
                "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null",
                "clone", "--quiet", "--depth", "1", "--template=", $"file://{Path.GetFullPath(Top)}", folder,
            ],
            cancel).ConfigureAwait(false);

        // Where the author keeps it is nobody's business.
        string[] remote = origin is null ? ["remote", "remove", "origin"] : ["remote", "set-url", "origin", origin];
        await GitAsync(["-C", folder, .. remote], cancel).ConfigureAwait(false);
    }

    private static async Task GitAsync(IEnumerable<string> arguments, CancellationToken cancel)
    {
        ProgramOutput ran = await ChildProcess.RunAsync(
            "git", arguments, cancel, start => start.Environment["GIT_LFS_SKIP_SMUDGE"] = "1").ConfigureAwait(false);
        if (ran.ExitCode != 0)
        {
            throw new CouldNotRunException($"git cannot clone the repository: {ran.Error.Trim().Split('\n')[^1]}");
        }
    }
}
