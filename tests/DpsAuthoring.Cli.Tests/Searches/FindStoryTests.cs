namespace DpsAuthoring.Cli.Tests.Searches;

/// <summary>The story of <c>docs/find.md</c>.</summary>
public sealed class FindStoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-story-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Is_as_it_is_told() => Story.Check(
        "find.md", _folder, environment: new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = Path.Combine(_folder, "cache") });
}
