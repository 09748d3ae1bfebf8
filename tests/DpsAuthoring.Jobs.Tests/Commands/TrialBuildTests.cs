using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>dps build --dry-run</c>: the build command in a clone of what is committed, without a container engine.</summary>
public sealed class TrialBuildTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("exit 1\n");

    public TrialBuildTests()
    {
        Write("algorithm_config.yml", """
            algorithm_name: counter
            algorithm_version: main
            code_repository: https://ada:token@example.org/counting.git
            base_container_url: localhost/base:1
            build_command: counting/scripts/build.sh
            run_command: counting/run.sh
            inputs: []
            outputs:
              - {name: out, type: Directory}

            """);
    }

    private string Folder => Path.Combine(_algorithm.Root, "algorithm");

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public void Runs_in_a_clone_with_an_empty_home_and_a_clean_environment()
    {
        Build("""
            pwd
            ls -A "$HOME" | wc -l
            git -C counting remote get-url origin
            git -C counting log --oneline | wc -l
            env | cut -d= -f1 | sort | tr '\n' ' '; echo
            cat counting/committed.txt
            ls counting
            """);
        Write("committed.txt", "as committed\n");
        Commit();
        Write("committed.txt", "as changed\n");
        Write("new.txt", "");
        (int code, string output, string error) = _algorithm.Dps("build", "algorithm", "--dry-run");
        Assert.True(code == 0, output + error);
        Assert.Equal("dps: warning: what is not committed is not in the build: committed.txt, new.txt\n", error);
        string[] lines = output.Split('\n');
        Assert.EndsWith("/app", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["0", "https://example.org/counting.git", "1", "HOME HOSTNAME PATH PWD SHLVL _ ", "as committed"], lines[1..6]);
        Assert.DoesNotContain("new.txt", output, StringComparison.Ordinal);
        Assert.Matches(@"\nbuilt commit [0-9a-f]{12} in \S+ s, with scripts/build\.sh, an empty home and nothing uncommitted\n", output);
        Assert.False(Path.Exists(lines[0]), "The clone is still there.");
        Assert.StartsWith(lines[0] + "\n", File.ReadAllText(Path.Combine(Folder, ".dps/build.log")), StringComparison.Ordinal);
        Assert.Equal("?? new.txt", Git("status", "--porcelain", "--", "new.txt", ".dps").Trim());
    }

    [Theory]
    [InlineData("set -e\necho one\nls /nowhere\necho two\n", 3, "ls /nowhere", 2, "ls: cannot access '/nowhere': No such file or directory")]
    [InlineData("set -e\nfail() {\n  echo \"error: $1\" >&2\n  exit 3\n}\ntrap 'rm -f x' EXIT\nfalse ||\n  fail 'no compiler'\n", 8, "fail 'no compiler'", 3, "error: no compiler")]
    [InlineData("if [ -n x ]; then\n  exit 5\nfi\n", 2, "exit 5", 5, null)]
    [InlineData("echo one\npython_that_is_not_there\n", 2, "python_that_is_not_there", 127, null)]
    [InlineData("echo a 'b\n", null, null, 2, null)]
    public void A_failure_names_the_line(string script, int? line, string? text, int exitCode, string? reason)
    {
        Build(script);
        Commit();
        (int code, string output, string error) = _algorithm.Dps("build", "algorithm", "--dry-run", "--json");
        Assert.True(code == 1, output + error);
        using var json = JsonDocument.Parse(output);
        Assert.False(json.RootElement.GetProperty("built").GetBoolean());
        JsonElement failure = json.RootElement.GetProperty("failure");
        Assert.Equal("scripts/build.sh", failure.GetProperty("script").GetString());
        Assert.Equal(line, failure.GetProperty("line") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null);
        Assert.Equal(text, failure.GetProperty("command").GetString());
        Assert.Equal(exitCode, failure.GetProperty("exit_code").GetInt32());
        Assert.True(reason is null || reason == failure.GetProperty("reason").GetString(), output);
        Assert.Contains("'failed'", failure.GetProperty("in_dps").GetString(), StringComparison.Ordinal);

        (code, output, _) = _algorithm.Dps("build", "algorithm", "--dry-run");
        Assert.Equal(1, code);
        Assert.Matches($@"\nnot built after \S+ s: scripts/build\.sh ended with exit code {exitCode}\.\n", output);
    }

    [Fact]
    public void A_script_that_is_not_committed_is_told()
    {
        Commit();
        Build("echo built\n");
        (int code, string output, string error) = _algorithm.Dps("build", "algorithm", "--dry-run");
        Assert.True(code == 1, output + error);
        Assert.Contains(
            "build_command is counting/scripts/build.sh, and what is committed has no such file in counting/.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_leaves_running_is_ended()
    {
        Build("env -i /usr/bin/setsid sleep 7654321 &\nsleep 0.1\n");
        Commit();
        Assert.Equal(0, _algorithm.Dps("build", "algorithm", "--dry-run").ExitCode);
        Assert.NotEqual(0, Command.Run("pgrep", "-f", "^sleep 7654321$"));
    }

    [Theory]
    [InlineData("has no commit, and DPS builds what is committed", "init", "--quiet")]
    [InlineData("This is no git repository")]
    public void Nothing_committed_is_one_sentence(string sentence, params string[] git)
    {
        Build("true\n");
        if (git.Length > 0)
        {
            Git(git);
        }

        (int code, string output, string error) = _algorithm.Dps("build", "algorithm", "--dry-run");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void No_engine_is_one_sentence()
    {
        Build("true\n");
        Commit();
        foreach ((string sentence, string[] arguments) in new (string, string[])[]
        {
            ("dps: There is no container engine here: install podman or docker.\n", ["build", "algorithm"]),
            ("dps: There is no docker here: install it, or leave --container-engine out.\n", ["build", "algorithm", "--container-engine", "docker"]),
            ("dps: There is no container engine here: install podman or docker.\n", ["run", "algorithm", "--container"]),
            ("dps: There is no container engine here: install podman or docker.\n", ["batch", "algorithm", "--files", "*", "--container", "a:b"]),
            ("dps: --container-engine chooses what --container runs jobs with, and there is no --container.\n", ["run", "algorithm", "--container-engine", "podman"]),
            ("dps: --base is 'a b', which is not a valid name of an image, such as ghcr.io/ada/reduce:v1.0.0.\n", ["build", "algorithm", "--base", "a b"]),
        })
        {
            (int code, string output, string error) = Dps.RunIn(
                _algorithm.Root, new Dictionary<string, string> { ["PATH"] = _algorithm.Root, ["HOME"] = _algorithm.Root }, arguments);
            Assert.Equal((2, "", sentence), (code, output, error));
        }
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, name))!);
        File.WriteAllText(Path.Combine(Folder, name), text);
    }

    private void Build(string script) => Write("scripts/build.sh", script);

    private void Commit()
    {
        Git("init", "--quiet", "--initial-branch=main");
        Git("add", "--all");
        Git("-c", "user.name=An author", "-c", "user.email=author@localhost", "commit", "--quiet", "--message", "Work");
    }

    private string Git(params string[] arguments)
    {
        (int code, string output, string error) = Command.Read("git", ["-C", Folder, .. arguments]);
        Assert.True(code == 0, error);
        return output;
    }
}
