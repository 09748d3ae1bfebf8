using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// A user's home: empty but for a NuGet.Config, with an empty package cache. Its package source is what this machine has in its own
/// cache, so that nothing is fetched from the network, without any of our packages.
/// </summary>
internal sealed class Home
{
    /// <summary>What dotnet and NuGet write on their own, whatever they are called for.</summary>
    private static readonly Regex s_dotnetsOwn = new(
        @"^(\.cache/deviceid|\.dotnet/[^/]+[Ss]entinel[^/]*|\.dotnet/sdk-advertising/.*|\.dotnet/[^/]+\.dotnetUserLevelCache"
        + @"|\.dotnet/toolResolverCache/1|\.local/share/NuGet/(Migrations|http-cache|plugins-cache)/.*"
        + @"|\.nuget/packages(/(?!dpsauthoring)[^/]+/.*)?|\.templateengine/packages(\.json)?|\.templateengine/dotnetcli/[^/]+/[a-z]+\.json)$");

    private readonly Dictionary<string, string?> _environment;
    private readonly SortedDictionary<string, string> _before;

    public Home(Workshop workshop, string name)
    {
        Directory = workshop.NewFolder(name);
        _environment = new(Workshop.Environment())
        {
            ["HOME"] = Directory,
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
            ["DOTNET_CLI_HOME"] = null,
            ["NUGET_PACKAGES"] = null,
            ["RestoreAdditionalProjectSources"] = null,
            ["XDG_DATA_HOME"] = null,
            ["XDG_CACHE_HOME"] = null,
            ["XDG_CONFIG_HOME"] = null,
            ["BASH_COMPLETION_USER_DIR"] = null,
        };
        System.IO.Directory.CreateDirectory(PathOf(".nuget/NuGet"));
        File.WriteAllText(PathOf(".nuget/NuGet/NuGet.Config"), $"""
            <configuration>
              <packageSources>
                <add key="This machine's" value="{OthersPackages(workshop)}" />
              </packageSources>
            </configuration>
            """);
        _before = Tree();
    }

    public string Directory { get; }

    public string PathOf(string name) => Path.Combine(Directory, name);

    public Task<Ran> RunAsync(string directory, string program, params string[] args) =>
        Command.RunAsync(directory, _environment, program, args);

    public Task<Ran> ShellAsync(string directory, string script) => RunAsync(directory, "bash", "-euo", "pipefail", "-c", script);

    /// <summary>The home is as it was, but for what dotnet keeps there on its own.</summary>
    public void AssertIsAsBefore()
    {
        SortedDictionary<string, string> now = Tree();
        Assert.All(_before, file => Assert.Equal(file.Value, now.GetValueOrDefault(file.Key)));
        Assert.DoesNotContain(now.Keys, name => !_before.ContainsKey(name) && !s_dotnetsOwn.IsMatch(name));
        Assert.DoesNotContain(
            now.Keys.Where(name => !name.StartsWith(".nuget/packages/", StringComparison.Ordinal)),
            name => File.Exists(PathOf(name)) && File.ReadAllText(PathOf(name)).Contains("DpsAuthoring", StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>Files and empty folders, and what is in them.</summary>
    private SortedDictionary<string, string> Tree()
    {
        var tree = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in System.IO.Directory.EnumerateFileSystemEntries(Directory, "*", SearchOption.AllDirectories))
        {
            bool isFolder = System.IO.Directory.Exists(path);
            if (!isFolder || !System.IO.Directory.EnumerateFileSystemEntries(path).Any())
            {
                tree[Path.GetRelativePath(Directory, path)] = isFolder
                    ? "folder"
                    : Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
            }
        }

        return tree;
    }

    /// <summary>NuGet's package cache has the layout of a feed.</summary>
    private static string OthersPackages(Workshop workshop)
    {
        string feed = workshop.NewFolder("packages of others");
        foreach (string package in System.IO.Directory.EnumerateDirectories(MaxRevStandIn.UsersPackages()))
        {
            string link = Path.Combine(feed, Path.GetFileName(package));
            if (!Path.GetFileName(package).StartsWith("dpsauthoring", StringComparison.OrdinalIgnoreCase) && !Path.Exists(link))
            {
                File.CreateSymbolicLink(link, package);
            }
        }

        return feed;
    }
}
