using System.Text.RegularExpressions;

namespace DpsAuthoring.Cli.Repository;

/// <summary>What to do about a version that is no branch or tag: what it looks like tells what it was meant to be.</summary>
internal static partial class VersionAdvice
{
    public static string For(string version, GitState git)
    {
        string remote = git.Remote ?? "origin";
        string onServer = git.Remote is null ? "" : $" && git push --set-upstream {remote} {version}";
        string plain = version.StartsWith($"{remote}/", StringComparison.Ordinal)
            ? version[(remote.Length + 1)..]
            : Reference().Replace(version, "");
        if (plain != version && (git.LocalBranches.Contains(plain) || git.RemoteBranches.Contains(plain) || git.Tags.Contains(plain)))
        {
            return $"Write '{plain}'.";
        }

        if (Commit().IsMatch(version))
        {
            return $"It looks like a commit, which 'git clone --branch' does not take: make a tag of it (git tag v1.0.0 {version} && git push {remote} v1.0.0), and write the tag.";
        }

        if (Release().IsMatch(version))
        {
            return $"Make and push the tag (git tag {version} && git push {remote} {version}), or name a branch.";
        }

        if (git.Branch is not { } branch)
        {
            return $"No branch is checked out here: make it (git switch --create {version}{onServer}), or name a branch or tag that there is.";
        }

        return IsDefault(version) && IsDefault(branch)
            ? $"The branch here is '{branch}': rename it (git branch -m {version}{onServer}), or write '{branch}'."
            : $"Make the branch (git switch --create {version}{onServer}), or write the one that is here, '{branch}'.";
    }

    /// <summary>Whether it is what hosts and git call a repository's first branch.</summary>
    private static bool IsDefault(string name) => name is "main" or "master" or "develop" or "trunk" or "default";

    [GeneratedRegex(@"\A(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}\z|\A[0-9]{40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Commit();

    [GeneratedRegex(
        @"\A(?:v|ver|version|release|rel)?[-_./]?\d+(?:[._]\d+)*(?:[-+._]?[0-9A-Za-z]+)*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Release();

    [GeneratedRegex(@"\A(?:refs/)?(?:heads|tags|remotes/[^/]+)/", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
