namespace DpsAuthoring.Maap.Tests;

/// <summary>Secrets and keys to S3, which are the same in both generations.</summary>
public sealed class MemberTests
{
    private const string Key = """{"accessKeyId":"AKID","secretAccessKey":"shh","sessionToken":"session","expiration":"2026-01-02 04:04:05+00:00"}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Configurations => [Recorded.OgcConfiguration, Recorded.LegacyConfiguration];

    [Theory]
    [MemberData(nameof(Configurations))]
    public async Task A_secret_is_kept_and_read(string configuration)
    {
        await using MaapServer server = await MaapServer.StartAsync(configuration, new()
        {
            ["GET /api/members/self/secrets"] = """[{"secret_name":"a"},{"secret_name":"b c"}]""",
            ["POST /api/members/self/secrets"] = """{"secret_name":"a"}""",
            ["GET /api/members/self/secrets/b c"] = """{"secret_name":"b c","secret_value":"shh"}""",
            ["DELETE /api/members/self/secrets/a"] = """{"code":200,"message":"Successfully deleted secret a"}""",
        });
        using MaapClient client = server.Client();

        Assert.Equal(["a", "b c"], await client.GetSecretNamesAsync(Cancelled));
        Assert.Equal("shh", await client.GetSecretAsync("b c", Cancelled));
        await client.AddSecretAsync("a", "1\n\"2\"", Cancelled);
        await client.DeleteSecretAsync("a", Cancelled);

        Assert.Equal("""{"secret_name":"a","secret_value":"1\n\u00222\u0022"}""", server.Asked[^2].Body);
        Assert.All(server.Asked.Skip(1), asked => Assert.Equal(MaapServer.Token, asked.Headers["proxy-ticket"]));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(" ")]
    public async Task A_name_that_leads_elsewhere_is_none(string name)
    {
        await using MaapServer server = await MaapServer.StartAsync(Recorded.OgcConfiguration, []);
        using MaapClient client = server.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.GetSecretAsync(name, Cancelled));
    }

    [Fact]
    public async Task A_secret_that_is_not_there_is_told()
    {
        await using MaapServer server = await MaapServer.StartAsync(Recorded.OgcConfiguration, []);
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetSecretAsync("a", Cancelled));

        Assert.Equal(
            (MaapErrorKind.NotFound, "There is no secret 'a' at 127.0.0.1: add it once, with dps secrets add or maap.secrets.add_secret."),
            (e.Kind, e.Message));
    }

    [Fact]
    public async Task Keys_to_S3_are_read_in_each_of_their_shapes()
    {
        await using MaapServer server = await MaapServer.StartAsync(Recorded.OgcConfiguration, new()
        {
            ["GET /api/members/self/awsAccess/edcCredentials/https%3A%2F%2Fdaac.nasa.gov%2Fs3credentials"] = Key,
            ["GET /api/members/self/awsAccess/requesterPaysBucket"] = Key,
            ["GET /api/members/self/awsAccess/workspaceBucket"] =
                """{"aws_bucket_name":"b","aws_access_key_id":"AKID","aws_secret_access_key":"shh","aws_session_token":"session","aws_session_expiration":"2026-01-02T04:04:05Z"}""",
        });
        using MaapClient client = server.Client();

        MaapS3Credentials[] keys =
        [
            await client.GetEarthdataCredentialsAsync(new("https://daac.nasa.gov/s3credentials"), Cancelled),
            await client.GetRequesterPaysCredentialsAsync(TimeSpan.FromHours(1), Cancelled),
            await client.GetWorkspaceCredentialsAsync(Cancelled),
        ];

        Assert.All(keys, key => Assert.Equal(
            ("AKID", "shh", "session", new DateTimeOffset(2026, 1, 2, 4, 4, 5, TimeSpan.Zero)),
            (key.AccessKeyId, key.SecretAccessKey, key.SessionToken, key.Expires)));
        Assert.All(keys, key => Assert.Equal("MaapS3Credentials until 2026-01-02 04:04:05Z", key.ToString()));
        Assert.Contains("GET /api/members/self/awsAccess/requesterPaysBucket?exp=3600", server.Calls);
    }

    [Fact]
    public async Task A_key_that_lacks_a_part_is_told()
    {
        await using MaapServer server = await MaapServer.StartAsync(
            Recorded.OgcConfiguration, new() { ["GET /api/members/self/awsAccess/workspaceBucket"] = """{"aws_access_key_id":"AKID"}""" });
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetWorkspaceCredentialsAsync(Cancelled));

        Assert.Equal("The server's answer to GET /api/members/self/awsAccess/workspaceBucket (200) has no secretAccessKey.", e.Message);
    }

    [Theory]
    [InlineData("http://daac.nasa.gov/s3credentials")]
    [InlineData("s3credentials")]
    public async Task A_key_is_asked_for_where_archives_give_them(string endpoint)
    {
        await using MaapServer server = await MaapServer.StartAsync(Recorded.OgcConfiguration, []);
        using MaapClient client = server.Client();

        await Assert.ThrowsAsync<ArgumentException>(
            () => client.GetEarthdataCredentialsAsync(new(endpoint, UriKind.RelativeOrAbsolute), Cancelled));
    }
}
