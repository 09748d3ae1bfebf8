namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary>Which server is talked to, and what becomes of tokens.</summary>
public sealed class LoginTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly VerbRoom _room = new();

    /// <summary>A user who has chosen no server yet.</summary>
    private Dictionary<string, string?> Fresh => new(_room.User) { ["DPS_PROFILE"] = null };

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_server_of_this_machine_is_found_without_a_login_whatever_its_port()
    {
        Ran queues = await RunAsync(Fresh, "queues");
        Assert.Contains("maap-dps-sandbox\n", queues.EnsureSuccess().Output, StringComparison.Ordinal);

        // The address that a killed one has left is not believed: it may be anybody's by now.
        string address = _room.Address;
        _room.Kill();
        Ran gone = await RunAsync(Fresh, "queues");
        Assert.Equal((2, ""), (gone.ExitCode, gone.Output));
        Assert.Equal("dps: No server answers at http://127.0.0.1:8080/: start one with 'dps serve', or choose another by 'dps login maap' or --profile.\n", gone.Error);
        _room.Start();
        Assert.NotEqual(address, _room.Address);
        (await RunAsync(Fresh, "queues")).EnsureSuccess();
    }

    [Fact]
    public async Task A_token_comes_on_standard_input_and_is_kept_where_nobody_else_reads_it()
    {
        await using LossyServer server = await LossyServer.StartAsync(_room.Address);
        Ran login = await _room.TypeAsync(_room.Token + "\n", Fresh, "login", server.Address);

        Assert.Contains("knows you as ", login.EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_room.Token, login.Everything, StringComparison.Ordinal);
        string[] files = Directory.GetFiles(_room.Configuration, "*", SearchOption.AllDirectories);
        Assert.All(files, file => Assert.Equal(Own, File.GetUnixFileMode(file)));
        Assert.Equal(_room.Token, (await File.ReadAllTextAsync(files.Single(file => file.Contains("/tokens/", StringComparison.Ordinal)), TestContext.Current.CancellationToken)).Trim());
        Assert.DoesNotContain(_room.Token, await File.ReadAllTextAsync(Path.Combine(_room.Configuration, "profiles.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // It is the one that is talked to from now on.
        server.Answer = (_, text) => text.Replace("maap-dps-sandbox", "of-this-server", StringComparison.Ordinal);
        Assert.Contains("of-this-server\n", (await RunAsync(Fresh, "queues")).EnsureSuccess().Output, StringComparison.Ordinal);
        (await RunAsync(Fresh, "login", server.Address, "--forget")).EnsureSuccess();
        Assert.Empty(Directory.GetFiles(Path.Combine(_room.Configuration, "tokens")));
    }

    [Fact]
    public async Task A_wrong_token_is_refused_and_kept_by_no_profile()
    {
        Ran login = await _room.TypeAsync("wrong-token\n", Fresh, "login", _room.Address);

        Assert.Equal((2, ""), (login.ExitCode, login.Output));
        Assert.StartsWith("dps: The server does not accept the token (401, ", login.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", login.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_room.Configuration, "profiles.json")));
    }

    [Theory]
    [InlineData("", "No token was given: type it, send it on standard input, name its file with --token-file, or set MAAP_PGT.")]
    [InlineData("two words\n", "That is no token: it holds a blank or a letter that no token has. Copy it anew.")]
    public async Task What_is_no_token_is_told(string typed, string sentence)
    {
        Ran login = await _room.TypeAsync(typed, Fresh, "login", "https://dps.example.org");

        Assert.Equal((2, "", $"dps: {sentence}\n"), (login.ExitCode, login.Output, login.Error));
    }

    [Fact]
    public async Task A_token_file_that_others_can_read_is_refused()
    {
        string file = Path.Combine(_room.NewFolder(), "token");
        await File.WriteAllTextAsync(file, _room.Token, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(file, Own | UnixFileMode.GroupRead);

        Ran login = await RunAsync(Fresh, "login", _room.Address, "--token-file", file);

        Assert.Equal((2, $"dps: {file} can be read by others, and holds a token: chmod 600 {file}, or remove it for a new one.\n"), (login.ExitCode, login.Error));
    }

    [Fact]
    public async Task The_environment_is_read_as_maap_py_reads_it()
    {
        var workspace = new Dictionary<string, string?>(Fresh) { ["MAAP_API_HOST"] = _room.Address, ["MAAP_PGT"] = _room.Token };
        (await RunAsync(workspace, "queues")).EnsureSuccess();

        // Its token is of that server, and goes to no other.
        Ran other = await RunAsync(workspace, "queues", "--profile", "https://dps.example.org");
        Assert.Equal(2, other.ExitCode);
        Assert.StartsWith($"dps: The token in MAAP_PGT is for {_room.Address}, ", other.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://dps.example.org", "http://dps.example.org/ is not encrypted, so that anybody on the way could read the token: use https://.")]
    [InlineData("https://me:secret@dps.example.org", "The address of a server has no user, no '?' and no '#': the token is asked for by 'dps login'.")]
    [InlineData("ftp://x.y", "'ftp://x.y' is no address of a server: write https://HOST, or http://127.0.0.1:PORT for one on this machine.")]
    [InlineData("mapa", "There is no profile 'mapa'; there are local, maap, or give a server's address, such as https://HOST.")]
    public async Task A_server_that_cannot_be_meant_is_told(string server, string sentence)
    {
        Ran ran = await RunAsync(new(Fresh) { ["MAAP_PGT"] = "x" }, "queues", "--profile", server);

        Assert.Equal((2, "", $"dps: {sentence}\n"), (ran.ExitCode, ran.Output, ran.Error));
    }

    private Task<Ran> RunAsync(Dictionary<string, string?> environment, params string[] args) =>
        Command.RunAsync(_room.Repository, environment, DpsTool.Path, args);
}
