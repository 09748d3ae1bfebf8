using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>dps build</c> with an engine that only notes what it is asked for.</summary>
public sealed class ImageBuildTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("exit 1\n");
    private readonly string _programs;

    public ImageBuildTests()
    {
        _programs = Directory.CreateDirectory(Path.Combine(_algorithm.Root, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(_programs, "git"), "/usr/bin/git");
        Engine("docker", "Docker version 28.2.2, build e6534b4", exitCode: 0);
        Configure("base_container_url: ghcr.io/ada/base:1", "build_command: counter/build.sh");
        Write("build.sh", "true\n");
        Git("init", "--quiet", "--initial-branch=main");
        Commit();
    }

    private string Folder => Path.Combine(_algorithm.Root, "algorithm");

    private string Recipe => File.ReadAllText(Path.Combine(_algorithm.Root, "recipe"));

    private string[] Asked => File.ReadAllLines(Path.Combine(_algorithm.Root, "asked"));

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public void The_recipe_is_that_of_the_OGC_registration()
    {
        (int code, string output, string error) = Dps("build", "algorithm");
        Assert.True(code == 0, output + error);
        Assert.Equal(
            """
            FROM ghcr.io/ada/base:1
            USER root
            WORKDIR /app
            RUN --mount=type=bind,source=.dps,target=/.dps ["bash", "/.dps/requirements", "git", "conda"]
            COPY ["counter", "/app/counter"]
            RUN --mount=type=bind,source=.dps,target=/.dps ["bash", "/.dps/build", "counter/build.sh"]
            RUN ["bash", "-c", "if command -v conda >/dev/null; then conda clean -afy; fi"]

            """,
            Recipe);
        string commit = Git("rev-parse", "HEAD").Trim();
        Assert.Equal(["build", "--progress", "plain", "--file"], Asked[..4]);
        Assert.Equal(["--tag", "localhost/counter:main", "--label", $"org.opencontainers.image.revision={commit}"], Asked[5..9]);
        Assert.Equal([".dps counter", "run.sh"], [.. Asked[10..]]);
        Assert.Contains($"built localhost/counter:main of commit {commit[..12]} in ", output, StringComparison.Ordinal);
        Assert.Equal("the engine builds\n", File.ReadAllText(Path.Combine(Folder, ".dps/build.log")));
    }

    [Fact]
    public void The_recipe_is_that_of_the_legacy_registration()
    {
        Write("algorithm_config.legacy.yml", """
            algorithm_name: counter
            algorithm_version: main
            repository_url: https://example.org/counter.git
            docker_container_url: ghcr.io/ada/legacy:1
            build_command: counter/build.sh
            run_command: counter/run.sh
            inputs: {config: [], file: [], positional: []}

            """);
        Commit();
        (int code, string output, string error) = Dps("build", "algorithm", "--contract", "legacy");
        Assert.True(code == 0, output + error);
        Assert.Equal(
            """
            FROM ghcr.io/ada/legacy:1
            USER root
            WORKDIR /app
            RUN --mount=type=bind,source=.dps,target=/.dps ["bash", "/.dps/requirements", "git"]
            COPY ["counter", "/app/counter"]
            RUN ["bash", "-c", "id ops >/dev/null 2>&1 || useradd --create-home ops; chown -R ops /app"]
            USER ops
            RUN --mount=type=bind,source=.dps,target=/.dps ["bash", "/.dps/build", "counter/build.sh"]

            """,
            Recipe);
    }

    [Fact]
    public void What_the_configuration_says_is_words_and_no_shell_text()
    {
        Configure("base_container_url: ghcr.io/ada/base:1", "build_command: counter/build.sh;touch $(id)\"\\");
        Commit();
        (int code, string output, string error) = Dps("build", "algorithm", "--base", "debian:12");
        Assert.True(code == 0, output + error);
        Assert.Contains("""["bash", "/.dps/build", "counter/build.sh;touch", "$(id)\"\\"]""", Recipe, StringComparison.Ordinal);
        Assert.StartsWith("FROM debian:12\n", Recipe, StringComparison.Ordinal);
        Assert.DoesNotContain("requirements", Recipe, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_image_is_built_by_its_own_Dockerfile()
    {
        Configure("algorithm_container_url: ghcr.io/ada/counter:v1");
        Write("Dockerfile", "FROM scratch\n");
        Commit();
        (int code, string output, string error) = Dps("build", "algorithm");
        Assert.True(code == 0, output + error);
        Assert.Equal("FROM scratch\n", Recipe);
        Assert.Equal("ghcr.io/ada/counter:v1", Asked[6]);

        Git("rm", "--quiet", "--cached", "Dockerfile");
        Commit(all: false);
        Assert.Equal(
            (2, "", "dps: Dockerfile is not committed, and an image is built of what is: git add Dockerfile && git commit\n"),
            Dps("build", "algorithm"));
    }

    [Fact]
    public void Podman_comes_first_and_what_it_refuses_is_told()
    {
        Engine("podman", "podman version 4.3.1", exitCode: 125);
        (int code, string output, string error) = Dps("build", "algorithm", "--json");
        Assert.True(code == 1, output + error);
        Assert.Equal(["build", "--layers=false", "--security-opt", "label=disable", "--file"], Asked[..5]);
        Assert.Equal("the engine builds\n", error);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("podman", json.RootElement.GetProperty("engine").GetString());
        Assert.Equal(
            "podman stopped outside the build script. Where ghcr.io/ada/base:1 cannot be reached, --base builds on another image.",
            json.RootElement.GetProperty("failure").GetProperty("message").GetString());
        Assert.Equal(0, Dps("build", "algorithm", "--container-engine", "docker").ExitCode);
    }

    /// <summary>Where podman stands in for docker, it is spoken to as podman.</summary>
    [Fact]
    public void Podman_by_dockers_name_is_podman()
    {
        Engine("docker", "podman version 4.3.1", exitCode: 0);
        Assert.Equal(0, Dps("build", "algorithm").ExitCode);
        Assert.Equal("--layers=false", Asked[1]);
    }

    [Theory]
    [InlineData("algorithm_name: Counter", "No image can be called Counter:main")]
    [InlineData("algorithm_version: feature/x", "feature/x")]
    [InlineData("code_repository: https://example.org/.git", "does not say which folder of /app DPS clones the repository into")]
    [InlineData("base_container_url: --privileged", "base_container_url is '--privileged', which is not a valid name of an image")]
    [InlineData("base_container_url: ''", "has no base_container_url, on which DPS builds: name one, or give --base.")]
    public void What_can_be_no_image_is_one_sentence(string line, string sentence)
    {
        string key = line.Split(':')[0];
        string[] lines = File.ReadAllLines(Path.Combine(Folder, "algorithm_config.yml"));
        Write("algorithm_config.yml", string.Join('\n', lines.Select(each => each.StartsWith(key, StringComparison.Ordinal) ? line : each)) + "\n");
        if (key == "code_repository")
        {
            Write("algorithm_config.yml", File.ReadAllText(Path.Combine(Folder, "algorithm_config.yml")).Replace("run_command: counter/", "run_command: ", StringComparison.Ordinal));
        }

        (int code, string output, string error) = Dps("build", "algorithm");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_algorithm.Root, "asked")));
    }

    private void Engine(string name, string version, int exitCode)
    {
        string program = Path.Combine(_programs, name);
        File.WriteAllText(program, $"""
            #!/bin/bash
            if [ "$1" = --version ]; then echo "{version}"; exit; fi
            echo "the engine builds"
            printf '%s\n' "$@" > "{_algorithm.Root}/asked"
            context="$(printf '%s\n' "$@" | /usr/bin/tail -n 1)"
            echo $(/bin/ls -A "$context") >> "{_algorithm.Root}/asked"
            (cd "$context/counter" 2>/dev/null && /bin/ls run.sh) >> "{_algorithm.Root}/asked"
            while [ "$1" != --file ]; do shift; done
            /bin/cp "$2" "{_algorithm.Root}/recipe"
            exit {exitCode}

            """);
        File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
    }

    private (int ExitCode, string Output, string Error) Dps(params string[] arguments) => Support.Dps.RunIn(
        _algorithm.Root, new Dictionary<string, string> { ["PATH"] = _programs, ["HOME"] = _algorithm.Root }, arguments);

    private void Configure(params string[] image) => Write("algorithm_config.yml", $"""
        algorithm_name: counter
        algorithm_version: main
        code_repository: https://example.org/counter.git
        {string.Join('\n', image)}
        run_command: counter/run.sh
        inputs: []
        outputs:
          - {"{"}name: out, type: Directory{"}"}

        """);

    private void Write(string name, string text) => _algorithm.Write("algorithm/" + name, text);

    private void Commit(bool all = true)
    {
        if (all)
        {
            Git("add", "--all");
        }

        Git("-c", "user.name=An author", "-c", "user.email=author@localhost", "commit", "--quiet", "--allow-empty", "--message", "Work");
    }

    private string Git(params string[] arguments)
    {
        (int code, string output, string error) = Command.Read("git", ["-C", Folder, .. arguments]);
        Assert.True(code == 0, error);
        return output;
    }
}
