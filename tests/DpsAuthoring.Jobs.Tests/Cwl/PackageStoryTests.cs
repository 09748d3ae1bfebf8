using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Tests.Cwl;

/// <summary>The story of <c>docs/package.md</c>, with real cwltool.</summary>
[Trait("Speed", "Slow")]
public sealed class PackageStoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-package-story-").FullName;

    public void Dispose() => FileSystem.Delete(_folder);

    [Fact]
    public void Is_as_it_is_told()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/cwltool"), "cwltool is not there: install cwltool.");
        Story.Check("package.md", _folder, "exec 2>&1");
    }
}
