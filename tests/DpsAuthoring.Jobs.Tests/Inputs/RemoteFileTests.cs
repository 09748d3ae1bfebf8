using DpsAuthoring.Jobs.Inputs;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Inputs;

/// <summary>Servers as they are: each failing gives a sentence, is tried again where that helps, and leaves nothing half done.</summary>
public sealed class RemoteFileTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public RemoteFileTests() => _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));

    public void Dispose() => _box.Dispose();

    [Fact]
    public void A_file_is_fetched_once_and_asked_for_by_its_tag_later()
    {
        var tags = new List<string?>();
        using var server = new StubServer((request, response) =>
        {
            tags.Add(request.Headers.GetValueOrDefault("If-None-Match"));
            response.Send(tags[^1] == "\"v1\"" ? 304 : 200, tags[^1] == "\"v1\"" ? "" : "content", "ETag: \"v1\"\r\n");
        });
        _box.Values["raster"] = server.Address + "scene.tif";
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/*"));
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/*"));
        Assert.Equal([null], tags);

        using var later = new JobSandbox(_box.Root); // Another process has another memory and the same cache.
        later.Inputs.AddRange(_box.Inputs);
        later.Values["raster"] = _box.Values["raster"];
        Assert.Equal("content", later.Said(JobContract.Legacy, "cat input/*"));
        Assert.Equal([null, "\"v1\""], tags);
    }

    [Fact]
    public void A_redirect_is_followed_and_the_name_is_that_of_the_address()
    {
        using var server = new StubServer((request, response) =>
        {
            if (request.Path == "/here/scene.tif")
            {
                response.Send(302, "", "Location: /there/other.tif\r\n");
            }
            else
            {
                response.Send(200, "content");
            }
        });
        _box.Values["raster"] = server.Address + "here/scene.tif";
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/scene.tif"));
    }

    [Fact]
    public void One_content_under_two_names_is_two_inputs()
    {
        using var server = new StubServer((_, response) => response.Send(200, "content"));
        foreach (string name in new[] { "scene.tif", "scene.tif?signed=1", "scene.tif?signed=2" })
        {
            _box.Values["raster"] = server.Address + name;
            Assert.Equal("content", _box.Said(JobContract.Legacy, $"cat 'input/{name}'"));
        }
    }

    [Fact]
    public void A_server_that_recovers_is_asked_again()
    {
        using var server = new StubServer((request, response) => response.Send(request.Number < 3 ? 503 : 200, "content"));
        _box.Values["raster"] = server.Address + "scene.tif";
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/*"));
        Assert.Equal(3, server.Requests);
    }

    [Theory]
    [InlineData("stalls", 3, "in 3 attempts: the server sent nothing for 0.5 s.")]
    [InlineData("stalls in the middle", 3, "in 3 attempts: the server sent nothing for 0.5 s.")]
    [InlineData("truncates", 3, "in 3 attempts: the connection was closed before all of it had come.")]
    [InlineData("503", 3, "in 3 attempts: the server answered 503 ServiceUnavailable.")]
    [InlineData("404", 1, ": the server answered 404 NotFound. Check the address.")]
    [InlineData("403", 1, ": the server answered 403 Forbidden. It wants credentials")]
    [InlineData("204", 1, ": the server answered 204 NoContent. Trying again would not help.")]
    [InlineData("206", 1, ": the server answered 206 PartialContent. Trying again would not help.")]
    [InlineData("redirects to a file", 1, ": the server redirects to what is no http address.")]
    [InlineData("redirects for ever", 51, ": the server answered 302 Found. It redirects too often")]
    public void A_server_that_fails_is_a_sentence(string failing, int requests, string sentence)
    {
        using var server = new StubServer((_, response) => Fail(failing, response));
        _box.Values["raster"] = server.Address + "scene.tif";
        _box.Bash("touch started");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal(FailureKind.Input, outcome.Failure?.Kind);
        Assert.StartsWith($"Input raster could not be fetched from {server.Address}scene.tif", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(requests, server.Requests);
        Assert.Null(outcome.ExitCode);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_box.Root, "cache")));
        Assert.False(Directory.Exists(_box.Space.Output));
    }

    [Fact]
    public void A_server_that_is_not_there_is_a_sentence()
    {
        _box.Values["raster"] = "http://127.0.0.1:1/scene.tif";
        _box.Bash("touch started");
        Assert.Contains("in 3 attempts: Connection refused", _box.Run(JobContract.Legacy).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S3_is_asked_with_a_signature()
    {
        string? authorization = null, path = null;
        using var server = new StubServer((request, response) =>
        {
            (authorization, path) = (request.Headers.GetValueOrDefault("Authorization"), request.Path);
            response.Send(200, "content");
        });
        Assert.Equal("content", Fetch(server, "s3://bucket/a key/scene+1.tif"));
        Assert.Equal("/bucket/a%20key/scene%2B1.tif", path);
        Assert.Matches("^AWS4-HMAC-SHA256 Credential=AKID/\\d{8}/us-west-2/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}$", authorization);
    }

    [Theory]
    [InlineData(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")]
    [InlineData(403, "SignatureDoesNotMatch", "The request signature we calculated does not match.")]
    [InlineData(400, "ExpiredToken", "The provided token has expired.")]
    public void S3_with_wrong_credentials_is_a_sentence(int status, string code, string message)
    {
        using var server = new StubServer((_, response) =>
            response.Send(status, $"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>"));
        var problem = Assert.Throws<JobException>(() => Fetch(server, "s3://bucket/scene.tif"));
        Assert.Equal(
            $"Input raster could not be fetched from s3://bucket/scene.tif: the server answered {status} {(System.Net.HttpStatusCode)status}, {code}: {message.TrimEnd('.')}. "
            + "Check that the AWS credentials here may read it, and that they have not expired.",
            problem.Message);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void S3_in_another_region_is_a_sentence()
    {
        using var server = new StubServer((_, response) => response.Send(301, "<Error><Code>PermanentRedirect</Code><Message>Use the specified endpoint.</Message></Error>"));
        Assert.EndsWith(
            "301 MovedPermanently, PermanentRedirect: Use the specified endpoint. The bucket is in another region: set AWS_REGION.",
            Assert.Throws<JobException>(() => Fetch(server, "s3://bucket/scene.tif")).Message,
            StringComparison.Ordinal);
    }

    /// <summary>The example of Amazon's documentation of the signature.</summary>
    [Fact]
    public void The_signature_is_amazons()
    {
        var headers = AwsSignature.Headers(
            new AwsKeys("AKIA" + "IOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY", null),
            "us-east-1",
            new Uri("https://examplebucket.s3.amazonaws.com/test.txt"),
            new DateTime(2013, 5, 24, 0, 0, 0, DateTimeKind.Utc),
            [new("range", "bytes=0-9")]).ToDictionary();
        Assert.EndsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void Access_is_found_where_awss_own_tools_find_it()
    {
        Directory.CreateDirectory(Path.Combine(_box.Root, ".aws"));
        _box.File(".aws/credentials", "[default]\naws_access_key_id = A\naws_secret_access_key = B\n[other]\naws_access_key_id=C\naws_secret_access_key=D\naws_session_token=E\n");
        _box.File(".aws/config", "[profile other]\nregion = eu-west-1\n");
        AwsAccess Find(params (string Name, string Value)[] variables) =>
            AwsAccess.Find(name => name == "HOME" ? _box.Root : variables.FirstOrDefault(variable => variable.Name == name).Value);

        Assert.Equal(new AwsAccess(new AwsKeys("A", "B", null), "us-west-2", null), Find());
        Assert.Equal(new AwsAccess(new AwsKeys("C", "D", "E"), "eu-west-1", null), Find(("AWS_PROFILE", "other")));
        Assert.Equal(
            new AwsAccess(new AwsKeys("X", "Y", null), "us-east-1", new Uri("http://127.0.0.1:9/")),
            Find(("AWS_ACCESS_KEY_ID", "X"), ("AWS_SECRET_ACCESS_KEY", "Y"), ("AWS_REGION", "us-east-1"), ("AWS_ENDPOINT_URL", "http://127.0.0.1:9")));
        Assert.Equal(
            "AWS_ENDPOINT_URL is localhost:9, which is no address: write http://host:port, or unset it.",
            Assert.Throws<IOException>(() => Find(("AWS_ENDPOINT_URL", "localhost:9"))).Message);
    }

    private static void Fail(string failing, StubResponse response)
    {
        switch (failing)
        {
            case "stalls":
                response.WaitUntilClosed();
                break;
            case "stalls in the middle":
                response.Send(200, "content", claimedLength: 100);
                response.WaitUntilClosed();
                break;
            case "truncates":
                response.Send(200, "content", claimedLength: 100);
                break;
            case "redirects to a file":
                response.Send(302, "", "Location: file:///etc/passwd\r\n");
                break;
            case "redirects for ever":
                response.Send(302, "", "Location: /again\r\n");
                break;
            default:
                response.Send(int.Parse(failing, System.Globalization.CultureInfo.InvariantCulture), "an error page");
                break;
        }
    }

    private string Fetch(StubServer server, string address)
    {
        using var download = new HttpDownload();
        var cache = new InputCache(
            Path.Combine(_box.Root, "s3"), [new S3Fetcher(download, new AwsAccess(new AwsKeys("AKID", "secret", null), "us-west-2", new Uri(server.Address)))]);
        return File.ReadAllText(cache.Get("raster", InputSource.Parse("raster", address), TestContext.Current.CancellationToken));
    }
}
