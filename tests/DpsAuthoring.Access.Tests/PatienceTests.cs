using System.Net;

namespace DpsAuthoring.Access.Tests;

/// <summary>What is waited for and tried again, and what is not.</summary>
public sealed class PatienceTests
{
    private readonly InstantTime _time = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_server_without_time_is_asked_again_when_it_says(int status)
    {
        using var network = new Network((_, count) => Network.Status(count < 3 ? status : 200, "7"));
        using HttpClient client = Client(network);

        Assert.Equal("body", await client.GetStringAsync("https://example.org/a", Cancelled));

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], _time.Waits);
    }

    [Fact]
    public async Task But_no_longer_than_the_author_allows()
    {
        using var network = new Network((_, _) => Network.Status(503, "86400"));
        using HttpClient client = Client(network);

        using HttpResponseMessage response = await client.GetAsync("https://example.org/a", Cancelled);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromMinutes(2), 5), _time.Waits);
    }

    [Theory]
    [InlineData("GET", "/a", 500, 6)]
    [InlineData("HEAD", "/a", 502, 6)]
    [InlineData("GET", "/a", 504, 6)]
    [InlineData("POST", "/search", 500, 6)] // A search changes nothing.
    [InlineData("POST", "/jobs", 500, 1)]
    [InlineData("POST", "/jobs", 503, 6)] // It was not taken.
    [InlineData("PUT", "/jobs", 502, 1)]
    [InlineData("GET", "/a", 404, 1)]
    [InlineData("GET", "/a", 403, 1)]
    [InlineData("GET", "/a", 501, 1)]
    public async Task What_may_pass_is_tried_again_where_that_does_no_harm(string method, string path, int status, int attempts)
    {
        using var network = new Network((_, _) => Network.Status(status));
        using HttpClient client = Client(network);
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://example.org" + path);

        using HttpResponseMessage response = await client.SendAsync(request, Cancelled);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(attempts, network.Asked.Count);
    }

    [Theory]
    [InlineData("GET", 6)]
    [InlineData("POST", 1)]
    public async Task A_broken_connection_is_made_again(string method, int attempts)
    {
        using var network = new Network((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection broke"));
        using HttpClient client = Client(network);
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://example.org/jobs");

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request, Cancelled));

        Assert.Equal(attempts, network.Asked.Count);
    }

    [Fact]
    public async Task A_retry_is_logged_without_the_signature_in_the_address()
    {
        var log = new Lines();
        using var network = new Network((_, count) => Network.Status(count == 1 ? 503 : 200));
        using HttpClient client = DataClient.Create(new() { Transport = network, TimeProvider = _time, Logger = log });

        await client.GetStringAsync("https://example.org/a.tif?X-Amz-Signature=secret", Cancelled);

        string line = Assert.Single(log.All);
        Assert.StartsWith("https://example.org/a.tif failed (503); it is tried again in ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_server_that_does_not_answer_is_given_up()
    {
        using var server = new Jobs.Tests.Support.StubServer((_, _) => Thread.Sleep(Timeout.Infinite));
        using HttpClient client = DataClient.Create(
            new() { MaxAttempts = 2, RetryDelay = TimeSpan.Zero, AnswerTimeout = TimeSpan.FromMilliseconds(200) });

        HttpRequestException e = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"{server.Address}a?secret", Cancelled));

        Assert.Equal($"{server.Address}a did not answer in 0.2 s.", e.Message);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused() =>
        Assert.Equal(
            "DataClientOptions.MaxAttempts must be from 1 to 100. (Parameter 'MaxAttempts')",
            Assert.Throws<ArgumentException>(() => DataClient.Create(new() { MaxAttempts = 0 })).Message);

    private HttpClient Client(Network network) => DataClient.Create(new() { Transport = network, TimeProvider = _time });
}
