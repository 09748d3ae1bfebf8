using System.Net;
using System.Net.Sockets;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Inputs;

/// <summary>Servers as they are: each failing gives a sentence, is tried again where that helps, and leaves nothing half done.</summary>
[Trait("Speed", "Slow")]
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
        Assert.StartsWith(
            $"Input raster could not be fetched from {server.Address}scene.tif", outcome.Failure!.Message, StringComparison.Ordinal);
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
    public void A_download_that_breaks_off_goes_on_from_there()
    {
        var asked = new List<string>();
        using var server = new StubServer((request, response) =>
        {
            asked.Add($"{request.Headers.GetValueOrDefault("Range")} {request.Headers.GetValueOrDefault("If-Range")}".Trim());
            if (request.Number == 1)
            {
                response.Send(200, "con", "ETag: \"v1\"\r\n", claimedLength: 7);
            }
            else
            {
                response.Send(206, "tent", "ETag: \"v1\"\r\nContent-Range: bytes 3-6/7\r\n");
            }
        });
        _box.Values["raster"] = server.Address + "scene.tif";
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/*"));
        Assert.Equal(["", "bytes=3- \"v1\""], asked);
    }

    [Theory]
    [InlineData("another content", "ETag: \"v1\"\r\n", "bytes=3-")]
    [InlineData("no such range", "ETag: \"v1\"\r\n", "bytes=3-", "")]
    [InlineData("no tag", "", "")]
    [InlineData("a weak tag", "ETag: W/\"v1\"\r\n", "")]
    public void A_download_that_breaks_off_begins_again_where_it_may_be_another_content(string what, string tag, params string[] ranges)
    {
        var asked = new List<string?>();
        using var server = new StubServer((request, response) =>
        {
            string? range = request.Headers.GetValueOrDefault("Range");
            asked.Add(range ?? "");
            if (request.Number == 1)
            {
                response.Send(200, "old", tag, claimedLength: 7);
            }
            else
            {
                response.Send(range is not null && what == "no such range" ? 416 : 200, "content", "ETag: \"v2\"\r\n");
            }
        });
        _box.Values["raster"] = server.Address + "scene.tif";
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/*"));
        Assert.Equal(["", .. ranges], asked);
    }

    [Fact]
    public void A_download_that_breaks_off_often_comes_in_the_end_as_long_as_it_goes_on()
    {
        using var server = new StubServer((request, response) =>
        {
            int from = request.Number - 1;
            response.Send(
                from == 0 ? 200 : 206,
                "content"[from..request.Number],
                $"ETag: \"v1\"\r\n{(from == 0 ? "" : $"Content-Range: bytes {from}-6/7\r\n")}",
                claimedLength: 7 - from);
        });
        _box.Values["raster"] = server.Address + "scene.tif";
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/*"));
        Assert.Equal(7, server.Requests);
    }

    [Theory]
    [InlineData("scene.tif", "<!DOCTYPE html><html><title>Earthdata Login</title></html>", "Earthdata's login page (text/html) in place of scene.tif.")]
    [InlineData("granule.h5?token=1", "\n <html><body>Log in</body></html>", "a web page (text/html), such as a login page, in place of granule.h5.")]
    [InlineData("notes.txt", "<?xml version='1.0'?><HTML></HTML>", "such as a login page, in place of notes.txt.")]
    public void A_page_in_place_of_a_file_is_refused_and_named(string name, string page, string sentence)
    {
        using var server = new StubServer((request, response) =>
        {
            if (request.Path == "/login")
            {
                response.Send(200, page, "Content-Type: text/html; charset=utf-8\r\n");
            }
            else
            {
                response.Send(302, "", "Location: /login\r\n");
            }
        });
        _box.Values["raster"] = server.Address + name;
        _box.Bash("mkdir output");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Contains(sentence, outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_box.Root, "cache")));
    }

    [Theory]
    [InlineData("index.html", "text/html")]
    [InlineData("page.HTM?x=1", "text/html")]
    [InlineData("report", "text/html")]
    [InlineData("GDAL_3.8", "text/html")]
    [InlineData("query.php?file=scene.tif", "text/html")]
    [InlineData("scene.tif", "image/tiff")]
    public void A_page_that_is_asked_for_is_an_input(string name, string type)
    {
        using var server = new StubServer((_, response) => response.Send(200, "<html>page</html>", $"Content-Type: {type}\r\n"));
        _box.Values["raster"] = server.Address + name;
        Assert.Equal("<html>page</html>", _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Theory]
    [InlineData("II*")]
    [InlineData("<VRTDataset/>")]
    [InlineData("")]
    public void A_file_that_a_server_only_calls_a_page_is_an_input(string content)
    {
        using var server = new StubServer((_, response) => response.Send(200, content, "Content-Type: text/html\r\n"));
        _box.Values["raster"] = server.Address + "scene.vrt";
        Assert.Equal(content, _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Fact]
    public void A_server_hears_who_asks()
    {
        string? agent = null;
        using var server = new StubServer((request, response) =>
        {
            agent = request.Headers.GetValueOrDefault("User-Agent");
            response.Send(200, "content");
        });
        _box.Values["raster"] = server.Address + "scene.tif";
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/*"));
        Assert.Matches(@"^DpsAuthoring/\d+\.\d+\.\d+ \(dps\)$", agent);
    }

    [Fact]
    public void A_server_that_is_not_trusted_is_asked_once()
    {
        using var server = new UntrustedServer();
        using var s3 = new S3Server();
        using var user = new S3User(s3); // More patient than other tests: a handshake takes its time.
        string message = user.Fail(server.Address + "scene.tif");
        Assert.Contains("This machine does not trust the server's certificate", message, StringComparison.Ordinal);
        Assert.DoesNotContain("attempts", message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public void A_host_that_nobody_knows_is_asked_for_once()
    {
        string host = new string('x', 63) + ".invalid";
        SocketException unknown = Assert.Throws<SocketException>(() => Dns.GetHostAddresses(host));
        Assert.SkipWhen(unknown.SocketErrorCode == SocketError.TryAgain, "Nobody here knows which hosts there are.");
        _box.Values["raster"] = $"http://{host}/scene.tif";
        _box.Bash("mkdir output");
        string message = _box.Run(JobContract.Ogc).Failure!.Message;
        Assert.EndsWith(" Check the address.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("attempts", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_cannot_make_a_job_wait_for_long()
    {
        using var server = new StubServer((request, response) =>
            response.Send(request.Number < 2 ? 429 : 200, "content", "Retry-After: 86400\r\n"));
        _box.Values["raster"] = server.Address + "scene.tif";
        Assert.Equal("content", _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("[fe80::1]")]
    [InlineData("[::ffff:169.254.170.2]")]
    [InlineData("[fd00:ec2::254]")]
    public void A_clouds_metadata_service_is_not_asked(string host)
    {
        using var server = new StubServer((_, response) => response.Send(302, "", $"Location: http://{host}/latest/meta-data/iam/\r\n"));
        _box.Values["raster"] = server.Address + "scene.tif";
        _box.Bash("touch started");
        Assert.Contains(
            ": check the address, and where it redirects to.", _box.Run(JobContract.Legacy).Failure?.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
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
}
