using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Tests.Containers;

/// <summary>The story of <c>docs/image.md</c>, on a base image that has the name of the one that it builds on.</summary>
[Trait("Speed", "Slow")]
public sealed class ImageStoryTests : IDisposable
{
    private const string Named = "docker.io/condaforge/miniforge3:25.3.1-0";

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-image-story-").FullName;

    public void Dispose() => FileSystem.Delete(_folder);

    [Fact]
    public void Is_as_it_is_told()
    {
        var room = ContainerRoom.Get();
        room.Podman("tag", ContainerRoom.Base, Named);
        IEnumerable<string> setting =
        [
            "exec 2>&1",
            "export GIT_AUTHOR_NAME=ada GIT_AUTHOR_EMAIL=ada@localhost GIT_COMMITTER_NAME=ada GIT_COMMITTER_EMAIL=ada@localhost",
            .. room.Environment.Select(variable => $"export {variable.Key}='{variable.Value}'"),
        ];
        Story.Check("image.md", _folder, string.Join('\n', setting));
        room.Podman("rmi", "localhost/tally:main");
    }
}
