using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Tests;

/// <summary>The story of <c>docs/stac.md</c>.</summary>
[Trait("Speed", "Slow")]
public sealed class StacStoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-story-").FullName;

    public void Dispose() => FileSystem.Delete(_folder);

    [Fact]
    public void Is_as_it_is_told() => Story.Check("stac.md", _folder);
}
