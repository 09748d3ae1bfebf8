using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap.Tests;

/// <summary>What stands for itself: places, addresses, words, mocks.</summary>
public sealed class SurfaceTests
{
    private static readonly Uri s_root = new("http://127.0.0.1:8080/base/api/");

    [Theory]
    [InlineData("s3://s3-us-west-2.amazonaws.com:80/bucket/me/dps_output/x", MaapPlaceKind.S3, "bucket", "me/dps_output/x")]
    [InlineData("s3://s3-us-west-2.amazonaws.com/bucket/me", MaapPlaceKind.S3, "bucket", "me")]
    [InlineData("s3://127.0.0.1:80/bucket/a b", MaapPlaceKind.S3, "bucket", "a b")]
    [InlineData("s3://bucket/me/x", MaapPlaceKind.S3, "bucket", "me/x")]
    [InlineData("http://bucket.s3-website-us-west-2.amazonaws.com/me/x", MaapPlaceKind.Web, "bucket", "me/x")]
    [InlineData("https://s3.console.aws.amazon.com/s3/buckets/bucket/me/?region=us-east-1", MaapPlaceKind.Console, null, null)]
    [InlineData("http://127.0.0.1:8080/files/x", MaapPlaceKind.Web, null, null)]
    [InlineData("file:///out/x", MaapPlaceKind.File, null, null)]
    [InlineData("nothing", MaapPlaceKind.Other, null, null)]
    [InlineData("", MaapPlaceKind.Other, null, null)]
    public void A_place_is_understood(string text, MaapPlaceKind kind, string? bucket, string? key)
    {
        var place = new MaapPlace(text);

        Assert.Equal((kind, bucket, key, text), (place.Kind, place.Bucket, place.Key, place.ToString()));
    }

    [Theory]
    [InlineData("/ogc/jobs/a", "http://127.0.0.1:8080/base/api/ogc/jobs/a")]
    [InlineData("/base/api/ogc/jobs/a", "http://127.0.0.1:8080/base/api/ogc/jobs/a")]
    [InlineData("ogc/jobs/a", "http://127.0.0.1:8080/base/api/ogc/jobs/a")]
    [InlineData("/ogc/job/a", "http://127.0.0.1:8080/base/api/ogc/jobs/a")]
    [InlineData("https://h/x?y=1", "https://h/x?y=1")]
    [InlineData("http://[", null)]
    [InlineData(" ", null)]
    [InlineData("file:///etc/passwd", null)]
    public void An_address_is_made_absolute(string href, string? address) =>
        Assert.Equal(address, Hrefs.Resolve(href, s_root)?.AbsoluteUri);

    [Theory]
    [InlineData("""{"a":7}""", "7")]
    [InlineData("""{"a":true}""", "true")]
    [InlineData("""{"a":" "}""", null)]
    [InlineData("""{"a":[1]}""", null)]
    [InlineData("""{"a":null}""", null)]
    [InlineData("[]", null)]
    public void A_value_of_another_kind_is_read_as_far_as_it_goes(string json, string? words) => Assert.Equal(words, Json.Parse(json)["a"].Words);

    [Theory]
    [InlineData("\"2026-01-02T03:04:05.000006Z\"")]
    [InlineData("\"2026-01-02 03:04:05.000006\"")]
    [InlineData("\"2026-01-02T05:04:05.000006+02:00\"")]
    public void A_time_is_in_UTC(string json) =>
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(6), Json.Parse(json).Time);

    [Fact]
    public void A_time_may_be_a_number()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        Assert.Equal(time, Json.Parse("1767323045").Time);
        Assert.Equal(time, Json.Parse("1767323045000").Time);
        Assert.Null(Json.Parse("1e300").Time);
        Assert.Null(Json.Parse("-5").Time);
    }

    [Fact]
    public void A_body_in_Latin_1_is_read() => Assert.Equal("é", AnswerText.Decode([0xE9]));

    [Fact]
    public void States_of_all_dialects_are_known()
    {
        Assert.Equal(
            [
                MaapState.Accepted, MaapState.Running, MaapState.Successful, MaapState.Successful, MaapState.Dismissed, MaapState.Offline,
                MaapState.Unknown, MaapState.Unknown,
            ],
            new[] { "Accepted", "job-started", "Succeeded", "success", "canceled", "job-offline", "x", null }.Select(MaapStates.Parse));
        Assert.Equal(
            [MaapState.Successful, MaapState.Failed, MaapState.Dismissed, MaapState.Deduped, MaapState.Deleted],
            Enum.GetValues<MaapState>().Where(state => state.IsTerminal()));
    }

    [Fact]
    public async Task A_client_can_be_mocked()
    {
        using MaapClient client = new Mock();

        Assert.Equal(["q"], await client.GetQueuesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["a"], await client.GetJobs().Select(job => job.Id).ToListAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetJobAsync("a", cancellationToken: TestContext.Current.CancellationToken));
    }

    private sealed class Mock : MaapClient
    {
        public override Task<IReadOnlyList<string>> GetQueuesAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>(["q"]);

        public override MaapPageable<MaapJob> GetJobs(MaapJobFilter? filter = null) => new([new MaapPage<MaapJob>([new() { Id = "a" }], 0)]);
    }
}
