using DpsAuthoring.Cli.Files;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Inspections;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Repository;

/// <summary>Whether what DPS would clone is what lies here: block DPS6xxx.</summary>
internal static class RepositoryChecks
{
    private const long Large = 50L << 20;

    private static readonly RuleDescriptor s_uncommitted = new("DPS6001", Severity.Warning, "There are changes that are not committed");
    private static readonly RuleDescriptor s_unpushed = new("DPS6002", Severity.Warning, "There are commits that are not pushed");
    private static readonly RuleDescriptor s_version = new("DPS6003", Severity.Warning, "The version is no branch or tag");
    private static readonly RuleDescriptor s_origin = new("DPS6004", Severity.Warning, "The configuration names another repository");
    private static readonly RuleDescriptor s_large = new("DPS6005", Severity.Info, "A large file is tracked");
    private static readonly RuleDescriptor s_placeholder = new("DPS6006", Severity.Info, "The repository's address is a placeholder");
    private static readonly RuleDescriptor s_noRemote = new("DPS6007", Severity.Info, "The repository is on no server");

    public static IEnumerable<Finding> Run(
        AlgorithmRepository repository, GitState git, Inspection inspection)
    {
        IReadOnlyList<AlgorithmConfiguration> configurations = inspection.Configurations;
        // Who makes the image elsewhere has nothing cloned by what the configuration says.
        AlgorithmConfiguration[] cloned =
        [
            .. configurations.Where(configuration => inspection.RouteOf(configuration).Route == RegistrationRoute.Api),
        ];
        string reader = cloned.Length > 0 ? "DPS clones the repository" : "the image is built of what is on the server";
        IEnumerable<Finding> placeholders = cloned.SelectMany(configuration =>
            Silence.Apply(configuration.File, Placeholder(git, configuration)));
        return repository.Top is not { } top || !git.IsKnown || configurations.Count == 0
            ? placeholders
            :
            [
                .. placeholders,
                .. Silence.Apply(
                    configurations[0].File,
                    [
                        .. Uncommitted(git, configurations[0], reader),
                        .. Unpushed(git, configurations[0], cloned.Length > 0),
                        .. cloned.Length > 0 ? NoRemote(git, configurations[0]) : [],
                        .. LargeFiles(top, git),
                    ]),
                .. cloned.SelectMany(configuration =>
                    Silence.Apply(configuration.File, [.. Version(git, configuration), .. Origin(git, configuration)])),
            ];
    }

    /// <summary>What the template and tutorials write for the author to replace; it needs no repository to be seen.</summary>
    private static IEnumerable<Finding> Placeholder(GitState git, AlgorithmConfiguration configuration)
    {
        if (configuration.Repository.Text() is { } url && PlaceholderAddress.In(url) is { } placeholder)
        {
            string write = git.Origin is { } origin && Address(origin) is not null && PlaceholderAddress.In(origin) is null
                ? $"Write the address that you push to, {WithoutCredentials(origin)}."
                : "Write the address that you push to.";
            yield return new Finding(s_placeholder, configuration.File, configuration.Repository!.Value.Span,
                $"'{placeholder}' in {configuration.Repository!.Name} is a placeholder, and DPS clones the repository from this address: registering would fail. {write}"
            );
        }
    }

    private static IEnumerable<Finding> NoRemote(GitState git, AlgorithmConfiguration configuration)
    {
        if (git.Remote is null)
        {
            string url =
                configuration.Repository.Text() is { } written
                && written.Contains("://", StringComparison.Ordinal)
                && PlaceholderAddress.In(written) is null
                    ? written.Trim()
                    : "ADDRESS";
            yield return Top(s_noRemote, configuration,
                "This repository has no remote, so nothing of it is on a server, where DPS clones it from. Make one there, and run: "
                + $"git remote add origin {url} && git push --set-upstream origin {git.Branch ?? configuration.Version.Text() ?? "main"}");
        }
    }

    private static IEnumerable<Finding> Uncommitted(GitState git, AlgorithmConfiguration configuration, string reader)
    {
        if (git.Changed is [var first, ..])
        {
            string more = git.Changed.Count > 1 ? $" and {git.Changed.Count - 1} more" : "";
            yield return Top(
                s_uncommitted,
                configuration,
                $"{first}{more} {(more.Length == 0 ? "differs" : "differ")} from the last commit; {reader} and would not have that. Commit and push first."
            );
        }
    }

    private static IEnumerable<Finding> Unpushed(GitState git, AlgorithmConfiguration configuration, bool isCloned)
    {
        if (git.Unpushed > 0)
        {
            yield return Top(s_unpushed, configuration,
                $"{git.Unpushed} commit(s) of '{git.Branch}' are not pushed; {(isCloned ? "DPS clones" : "the image is built of")} what is on the server and would not have them. Run: git push"
            );
        }
        else if (isCloned && git.Remote is { } remote && configuration.Version.Text() is { } version && IsOnlyHere(git, version))
        {
            yield return Top(
                s_unpushed,
                configuration,
                $"The branch '{version}' is not on the server, where DPS clones it from. Run: git push --set-upstream {remote} {version}");
        }
    }

    private static bool IsOnlyHere(GitState git, string version) =>
        (git.LocalBranches.Contains(version) || git.Branch == version)
        && !git.RemoteBranches.Contains(version)
        && !git.Tags.Contains(version)
        && !(git.Branch == version && git.Unpushed is not null);

    private static IEnumerable<Finding> Version(GitState git, AlgorithmConfiguration configuration)
    {
        if (configuration.Version.Text()?.Trim() is { Length: > 0 } version
            && version != git.Branch
            && !git.LocalBranches.Contains(version)
            && !git.RemoteBranches.Contains(version)
            && !git.Tags.Contains(version))
        {
            yield return new Finding(s_version, configuration.File, configuration.Version!.Value.Span,
                $"'{version}' is no branch or tag here, and DPS clones the repository by that name: the build would fail. {VersionAdvice.For(version, git)}"
            );
        }
    }

    private static IEnumerable<Finding> Origin(GitState git, AlgorithmConfiguration configuration)
    {
        if (git.Origin is { } origin
            && configuration.Repository.Text() is { } url
            && PlaceholderAddress.In(url) is null
            && Address(origin) is { } here
            && Address(url) is { } there
            && here != there)
        {
            yield return new Finding(s_origin, configuration.File, configuration.Repository!.Value.Span,
                $"DPS would clone {url}, but this repository comes from {WithoutCredentials(origin)}: the job would run other code than what lies here. Name the one that you push to."
            );
        }
    }

    private static IEnumerable<Finding> LargeFiles(string top, GitState git)
    {
        foreach (TrackedFile file in git.Tracked)
        {
            var info = new FileInfo(Path.Combine(top, file.Path));
#pragma warning disable DPS1008 // This runs in no job, and what a link leads to is counted where it is tracked.
            if (info is { Exists: true, LinkTarget: null, Length: > Large })
#pragma warning restore DPS1008
            {
                yield return new Finding(s_large, new TextFile(DiskTree.Display(info.FullName), ""), new TextSpan(0, 0),
                    $"{file.Path} has {info.Length >> 20} MB and is part of every clone and every image. Give it to jobs as a file input instead."
                );
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

    private static Finding Top(RuleDescriptor check, AlgorithmConfiguration configuration, string message) =>
        new(check, configuration.File, configuration.Version?.Value.Span ?? new TextSpan(0, 0), message);
}
