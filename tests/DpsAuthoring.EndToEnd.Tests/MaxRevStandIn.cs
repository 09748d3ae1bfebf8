using System.Xml.Linq;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// A STAND-IN for the MaxRev.Gdal packages, which are not on every package feed: packages with their ids and versions, made of
/// DpsAuthoring.Gdal (the same OSGeo.GDAL names) and an empty <c>GdalBase.ConfigureAll</c>. With it a scaffold for MaxRev restores,
/// builds, tests and runs; that its source also compiles against the real packages is not shown by this.
/// </summary>
internal sealed class MaxRevStandIn
{
    private readonly Workshop _workshop;
    private readonly Lazy<Task<IReadOnlyDictionary<string, string?>>> _environment;

    public MaxRevStandIn(Workshop workshop)
    {
        _workshop = workshop;
        _environment = new Lazy<Task<IReadOnlyDictionary<string, string?>>>(MakeAsync);
    }

    /// <summary>An environment in which the stand-ins are found, and never get into the user's own package folder.</summary>
    public Task<IReadOnlyDictionary<string, string?>> EnvironmentAsync() => _environment.Value;

    private async Task<IReadOnlyDictionary<string, string?>> MakeAsync()
    {
        string feed = _workshop.NewFolder("stand-in/feed");
        string packages = _workshop.NewFolder("stand-in/packages");
        await PackAsync("MaxRev.Gdal.Core", feed, packages);
        await PackAsync("MaxRev.Gdal.LinuxRuntime.Minimal", feed, packages);
        return Environment(packages, feed);
    }

    private async Task PackAsync(string id, string feed, string packages)
    {
        string folder = _workshop.NewFolder($"stand-in/{id}");
        bool isCore = id == "MaxRev.Gdal.Core";
        await File.WriteAllTextAsync(Path.Combine(folder, $"{id}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Version>{VersionOf(id)}</Version>
              </PropertyGroup>
              <ItemGroup>
                {(isCore ? $"<PackageReference Include=\"DpsAuthoring.Gdal\" Version=\"{_workshop.Version}\" />" : "")}
              </ItemGroup>
            </Project>
            """);
        if (isCore)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "GdalBase.cs"), """
                namespace MaxRev.Gdal.Core;
                public static class GdalBase { public static void ConfigureAll() { } }
                """);
        }

        (await Command.RunAsync(folder, Environment(packages), "dotnet", "pack", "--output", feed)).EnsureSuccess();
    }

    private Dictionary<string, string?> Environment(string packages, params string[] sources) =>
        new(Workshop.Environment([_workshop.Packages, .. sources]))
        {
            ["NUGET_PACKAGES"] = packages,
            ["RestoreAdditionalProjectFallbackFolders"] = UsersPackages(),
        };

    public static string UsersPackages() =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string VersionOf(string id) =>
        XDocument.Load(Path.Combine(Workshop.Repository, "Directory.Packages.props"))
            .Descendants("PackageVersion").Single(package => (string?)package.Attribute("Include") == id).Attribute("Version")!.Value;
}
