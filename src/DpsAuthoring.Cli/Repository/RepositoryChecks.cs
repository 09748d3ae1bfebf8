using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Repository;

/// <summary>Whether what DPS would clone is what lies here: block DPS6xxx.</summary>
internal static class RepositoryChecks
{
    private const long Large = 50L << 20;

    private static readonly Check s_uncommitted = new("DPS6001", Severity.Warning, "There are changes that are not committed");
    private static readonly Check s_unpushed = new("DPS6002", Severity.Warning, "There are commits that are not pushed");
    private static readonly Check s_version = new("DPS6003", Severity.Warning, "The version is no branch or tag");
    private static readonly Check s_origin = new("DPS6004", Severity.Warning, "The configuration names another repository");
    private static readonly Check s_large = new("DPS6005", Severity.Info, "A large file is tracked");

    public static IEnumerable<Finding> Run(AlgorithmFolder folder, GitState git, IReadOnlyList<AlgorithmConfiguration> configurations)
    {
        if (!git.IsKnown || configurations.Count == 0)
        {
            return [];
        }

        return
        [
            .. Silence.Apply(
                configurations[0].File, [.. Uncommitted(git, configurations[0]), .. Unpushed(git, configurations[0]), .. LargeFiles(folder, git)]),
            .. configurations.SelectMany(configuration =>
                Silence.Apply(configuration.File, [.. Version(git, configuration), .. Origin(git, configuration)])),
        ];
    }

    private static IEnumerable<Finding> Uncommitted(GitState git, AlgorithmConfiguration configuration)
    {
        if (git.Changed is [var first, ..])
        {
            string more = git.Changed.Count > 1 ? $" and {git.Changed.Count - 1} more" : "";
            yield return Top(s_uncommitted, configuration, $"{first}{more} {(more.Length == 0 ? "differs" : "differ")} from the last commit; DPS clones the repository and would not have that. Commit and push first.");
        }
    }

    private static IEnumerable<Finding> Unpushed(GitState git, AlgorithmConfiguration configuration)
    {
        if (git is { Origin: not null, Unpushed: > 0 })
        {
            yield return Top(s_unpushed, configuration,
                $"{git.Unpushed} commit(s) of '{git.Branch}' are not pushed; DPS clones what is on the server and would not have them. Run: git push");
        }
        else if (git is { Origin: not null, Unpushed: null, Branch: { } branch } && configuration.Version.Text() == branch)
        {
            yield return Top(s_unpushed, configuration, $"The branch '{branch}' is not on the server, where DPS clones it from. Run: git push --set-upstream origin {branch}");
        }
    }

    private static IEnumerable<Finding> Version(GitState git, AlgorithmConfiguration configuration)
    {
        if (configuration.Version.Text() is { } version && git.Origin is not null && !git.BranchesAndTags.Contains(version))
        {
            yield return new Finding(s_version, configuration.File, configuration.Version!.Value.Span,
                $"'{version}' is no branch or tag here, and DPS clones the repository by that name: the build would fail. "
                + $"Make and push the tag (git tag {version} && git push origin {version}), or name a branch.");
        }
    }

    private static IEnumerable<Finding> Origin(GitState git, AlgorithmConfiguration configuration)
    {
        if (git.Origin is { } origin && configuration.Repository.Text() is { } url && Address(origin) is { } here && Address(url) is { } there && here != there)
        {
            yield return new Finding(s_origin, configuration.File, configuration.Repository!.Value.Span,
                $"DPS would clone {url}, but this repository comes from {WithoutCredentials(origin)}: the job would run other code than what lies here. Name the one that you push to.");
        }
    }

    private static IEnumerable<Finding> LargeFiles(AlgorithmFolder folder, GitState git)
    {
        foreach (TrackedFile file in git.Tracked)
        {
            var info = new FileInfo(Path.Combine(folder.Top, file.Path));
            if (info is { Exists: true, LinkTarget: null, Length: > Large })
            {
                yield return new Finding(s_large, new TextFile(AlgorithmFolder.Display(info.FullName), ""), new TextSpan(0, 0),
                    $"{file.Path} has {info.Length >> 20} MB and is part of every clone and every image. Give it to jobs as a file input instead.");
            }
        }
    }

    /// <summary>Host and path of a git URL, of whichever form; null for a path on this machine.</summary>
    private static string? Address(string url)
    {
        string text = url.Trim();
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 && text.IndexOf(':', StringComparison.Ordinal) < 1)
        {
            return null;
        }

        text = scheme < 0 ? text.Replace(':', '/') : text[(scheme + 3)..];
        text = text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..].TrimEnd('/');
        text = text.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
        return url.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? null : text.ToUpperInvariant();
    }

    private static string WithoutCredentials(string url)
    {
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        int at = url.IndexOf('@', StringComparison.Ordinal);
        return scheme > 0 && at > scheme ? url[..(scheme + 3)] + url[(at + 1)..] : url;
    }

    private static Finding Top(Check check, AlgorithmConfiguration configuration, string message) =>
        new(check, configuration.File, configuration.Version?.Value.Span ?? new TextSpan(0, 0), message);
}
