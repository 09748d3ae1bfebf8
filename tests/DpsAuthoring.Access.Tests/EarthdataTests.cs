using System.Net;

namespace DpsAuthoring.Access.Tests;

/// <summary>Whom the token goes to, and what is said where a login is wanted.</summary>
public sealed class EarthdataTests
{
    private const string Granule = "https://data.lpdaac.earthdatacloud.nasa.gov/a.tif";
    private const string Bucket = "https://bucket.s3.us-west-2.amazonaws.com/a.tif?X-Amz-Signature=secret";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_goes_to_Earthdata_and_not_to_the_bucket_that_it_sends_on_to()
    {
        using var network = new Network((request, _) => request.RequestUri!.Host.EndsWith("nasa.gov", StringComparison.Ordinal)
            ? Network.Redirect(Bucket)
            : Network.Status(200));
        using HttpClient client = Client(network, "token");

        Assert.Equal("body", await client.GetStringAsync(Granule, Cancelled));

        Assert.Equal([$"GET {Granule} Bearer token", $"GET {Bucket}"], network.Asked);
    }

    [Theory]
    [InlineData("https://evil.org/earthdata.nasa.gov")]
    [InlineData("https://notearthdata.nasa.gov/a.tif")]
    [InlineData("https://earthdata.nasa.gov.evil.org/a.tif")]
    [InlineData("http://data.lpdaac.earthdatacloud.nasa.gov/a.tif")] // Not encrypted.
    public async Task It_goes_to_no_other(string address)
    {
        using var network = new Network((_, _) => Network.Status(200));
        using HttpClient client = Client(network, "token");

        await client.GetStringAsync(address, Cancelled);

        Assert.Equal([$"GET {address}"], network.Asked);
    }

    [Fact]
    public async Task The_authors_own_header_is_kept_and_goes_to_its_own_host_only()
    {
        using var network = new Network((request, _) =>
            request.RequestUri!.Host == "one.org" ? Network.Redirect("https://two.org/b") : Network.Status(200));
        using HttpClient client = Client(network, "token");
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://one.org/a") { Headers = { Authorization = new("Basic", "own") } };

        using HttpResponseMessage response = await client.SendAsync(request, Cancelled);

        Assert.Equal(["GET https://one.org/a Basic own", "GET https://two.org/b"], network.Asked);
    }

    [Theory]
    [InlineData(null, "set EARTHDATA_TOKEN, or in a job DataClientOptions.EarthdataToken to a secret of MAAP's.")]
    [InlineData("token", "the token is wrong or has expired; get a new one.")]
    public async Task Where_a_login_is_wanted_that_is_said(string? token, string advice)
    {
        using var network = new Network((request, _) =>
            token is null && request.RequestUri!.Host != "urs.earthdata.nasa.gov"
                ? Network.Redirect("https://urs.earthdata.nasa.gov/oauth/authorize?client_id=a")
                : Network.Status(401));
        using HttpClient client = Client(network, token);

        HttpRequestException e = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync(Granule + "?sig=secret", Cancelled));

        Assert.Equal($"{Granule} wants a login of Earthdata: {advice}", e.Message);
        Assert.Single(network.Asked);
    }

    [Fact]
    public async Task A_refusal_elsewhere_is_an_answer()
    {
        using var network = new Network((_, _) => Network.Status(401));
        using HttpClient client = Client(network, "token");

        using HttpResponseMessage response = await client.GetAsync("https://example.org/a", Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_sent_round_in_circles()
    {
        using var network = new Network((request, _) => Network.Redirect("/b"));
        using HttpClient client = Client(network, null);

        HttpRequestException e = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("https://example.org/a?x=1", Cancelled));

        Assert.Equal("https://example.org/b is sent on more than 10 times, from one address to the next.", e.Message);
    }

    [Fact]
    public async Task Nobody_is_sent_to_where_others_may_listen()
    {
        using var network = new Network((_, _) => Network.Redirect("http://example.org/b?sig=secret"));
        using HttpClient client = Client(network, null);

        HttpRequestException e = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("https://example.org/a", Cancelled));

        Assert.Equal("https://example.org/a is sent on to http://example.org/b, which is not encrypted, and so is not followed.", e.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.Redirect, "GET")]
    [InlineData(HttpStatusCode.SeeOther, "GET")]
    [InlineData(HttpStatusCode.TemporaryRedirect, "POST")]
    public async Task A_search_that_is_sent_on_is_sent_as_the_server_says(HttpStatusCode status, string method)
    {
        using var network = new Network((request, count) => count == 1 ? Network.Redirect("https://example.org/v1/search", status) : Network.Status(200));
        using HttpClient client = Client(network, null);
        using var body = new StringContent("{}");

        using HttpResponseMessage response = await client.PostAsync("https://example.org/search", body, Cancelled);

        Assert.Equal(["POST https://example.org/search", $"{method} https://example.org/v1/search"], network.Asked);
    }

    [Fact]
    public async Task A_token_that_is_none_is_refused_before_it_is_sent()
    {
        using var network = new Network((_, _) => Network.Status(200));
        using HttpClient client = Client(network, "7f\n9q");

        HttpRequestException e = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Granule, Cancelled));

        Assert.DoesNotContain("9q", e.Message, StringComparison.Ordinal);
        Assert.Empty(network.Asked);
    }

    private static HttpClient Client(Network network, string? token) =>
        DataClient.Create(new()
        {
            Transport = network, TimeProvider = new InstantTime(), EarthdataToken = _ => ValueTask.FromResult(token),
        });
}
