using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary>Secrets, with the real tool, the real server, and the client that an algorithm has.</summary>
public sealed class SecretTests(VerbRoom room) : IClassFixture<VerbRoom>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_kept_read_by_an_algorithm_replaced_and_forgotten()
    {
        Ran added = await room.TypeAsync("s e c r e t\n", room.User, "secrets", "add", "key");
        Assert.Equal("Added: key\n", added.EnsureSuccess().Output);
        using var maap = new MaapClient(new Uri(room.Address), MaapCredential.ProxyTicket(room.Token));
        Assert.Equal("s e c r e t", await maap.GetSecretAsync("key", Cancelled));
        Assert.Contains("key\n", (await room.DpsAsync("secrets", "list")).EnsureSuccess().Output, StringComparison.Ordinal);

        Ran twice = await room.TypeAsync("other", room.User, "secrets", "add", "key");
        Assert.Equal((2, "dps: There is a secret key already, and it stays as it is: give another name, or --replace.\n"), (twice.ExitCode, twice.Error));
        Assert.Equal("s e c r e t", await maap.GetSecretAsync("key", Cancelled));

        (await room.TypeAsync("line 1\nline 2\n", room.User, "secrets", "add", "key", "--replace")).EnsureSuccess();
        Assert.Equal("line 1\nline 2", await maap.GetSecretAsync("key", Cancelled));

        (await room.DpsAsync("secrets", "delete", "key")).EnsureSuccess();
        MaapException gone = await Assert.ThrowsAsync<MaapException>(() => maap.GetSecretAsync("key", Cancelled));
        Assert.Equal(
            (MaapErrorKind.NotFound, "There is no secret 'key' at 127.0.0.1: add it once, with dps secrets add or maap.secrets.add_secret."),
            (gone.Kind, gone.Message));
    }

    [Fact]
    public async Task Nothing_is_no_secret()
    {
        Ran ran = await room.TypeAsync("\n", room.User, "secrets", "add", "empty");

        Assert.Equal((2, "dps: No value was given for empty: type it, or send it on standard input.\n"), (ran.ExitCode, ran.Error));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_forgotten() =>
        Assert.Equal(2, (await room.DpsAsync("secrets", "delete", "never")).ExitCode);

    [Fact]
    public async Task A_server_without_AWS_says_so()
    {
        using var maap = new MaapClient(new Uri(room.Address), MaapCredential.ProxyTicket(room.Token));

        MaapException e = await Assert.ThrowsAsync<MaapException>(
            () => maap.GetEarthdataCredentialsAsync(new("https://data.lpdaac.earthdatacloud.nasa.gov/s3credentials"), Cancelled));

        Assert.Equal(501, e.Status);
        Assert.Contains("There is no AWS behind this server", e.Message, StringComparison.Ordinal);
    }
}
