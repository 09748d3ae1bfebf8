using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>The story of <c>docs/batches.md</c>.</summary>
[Trait("Speed", "Slow")]
public sealed class BatchStoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-story-").FullName;

    public void Dispose() => FileSystem.Delete(_folder);

    [Fact]
    public void Is_as_it_is_told() => Story.Check("batches.md", _folder);
}
