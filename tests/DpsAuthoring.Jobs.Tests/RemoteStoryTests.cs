using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests;

/// <summary>The story of <c>docs/remote.md</c>, with the server that it needs in the other terminal.</summary>
[Trait("Speed", "Slow")]
public sealed class RemoteStoryTests : IDisposable
{
    private const string Setting =
        """
        export HOME=$PWD XDG_DATA_HOME=$PWD/share XDG_CONFIG_HOME=$PWD/config
        export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
        unset MAAP_API_HOST MAAP_PGT DPS_PROFILE
        coproc SERVER { exec dps serve --port 0; }
        read -r listening <&"${SERVER[0]}"
        trap 'kill $SERVER_PID' EXIT
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-story-").FullName;

    public void Dispose() => FileSystem.Delete(_folder);

    [Fact]
    public void Is_as_it_is_told() => Story.Check("remote.md", _folder, Setting);
}
