using System.Text.Json.Nodes;
using CsCheck;

namespace DpsAuthoring.Stac.Tests;

/// <summary>What goes wrong in a search is overcome, or told in a sentence; what was handed out is right.</summary>
public sealed class FaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A name, what is answered to the third page's request (and after), the kind, and words of the sentence.</summary>
    public static TheoryData<string, StacErrorKind, string> Lasting { get; } = new()
    {
        { "html", StacErrorKind.Unreadable, "is a web page, \"Sign in\"" },
        { "cut", StacErrorKind.Unreadable, "is cut off" },
        { "empty", StacErrorKind.Unreadable, "is empty" },
        { "no list", StacErrorKind.NotStac, "has no \"features\"" },
        { "same link", StacErrorKind.Repeated, "20 of 60 items were found" },
        { "same page", StacErrorKind.Repeated, "10 of 60 items were found" },
        { "foreign link", StacErrorKind.Elsewhere, "another server, evil.example.org" },
        { "broken link", StacErrorKind.Unreadable, "is no address" },
        { "file link", StacErrorKind.Unreadable, "is no address" },
        { "broken item", StacErrorKind.Unreadable, "Item 3 of the answer to POST /v1/search" },
        { "500", StacErrorKind.ServerFailure, "failed at POST /v1/search (500, \"boom\")" },
        { "503", StacErrorKind.Busy, "has no time" },
        { "429 of an hour", StacErrorKind.Busy, "60 minutes" },
        { "401", StacErrorKind.Unauthorized, "wants a token" },
        { "breaks", StacErrorKind.Unreachable, "broke before" },
    };

    public static TheoryData<string> Passing { get; } = ["429", "429 at a date", "500", "502 page", "breaks"];

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task What_lasts_is_told(string fault, StacErrorKind kind, string words)
    {
        using var server = new StacServer { Items = 60, LargestPage = 10, RefusesLargerPages = false };
        using var failing = new StacServer
        {
            Items = 60, LargestPage = 10, RefusesLargerPages = false, Fault = (asked, number) => number >= 1
                ? Faulty(fault, server, asked) : null,
        };
        using StacClient client = await StacClient.OpenAsync(StacServer.Root, new() { Transport = failing,
            TimeProvider = new InstantTime() }, Cancel);

        var ids = new List<string>();
        StacException told = await Assert.ThrowsAsync<StacException>(async () =>
        {
            await foreach (StacItem item in client.Search(new()).WithCancellation(Cancel))
            {
                ids.Add(item.Id);
            }
        });

        Assert.Equal(kind, told.Kind);
        Assert.Contains(words, told.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", told.Message, StringComparison.Ordinal);
        Assert.True(ids.Count >= 10);
        Assert.Equal(Enumerable.Range(0, ids.Count).Select(number => $"item-{number}"), ids);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_waited_for(string fault)
    {
        var time = new InstantTime();
        using var failing = new StacServer
        {
            Items = 60,
            LargestPage = 10,
            RefusesLargerPages = false,
            Fault = (asked, number) => number is 1 or 2 ? fault switch
            {
                "429" => new("slow down", 429, RetryAfter: "30"),
                "429 at a date" => new("slow down", 429, RetryAfter: time.GetUtcNow().AddSeconds(30).ToString("R")),
                "500" => new("boom", 500),
                "502 page" => new("<html><title>Bad gateway</title></html>", 502, "text/html"),
                _ => new("", Breaks: true),
            } : null,
        };
        using StacClient client = await StacClient.OpenAsync(StacServer.Root, new() { Transport = failing, TimeProvider = time }, Cancel);

        Assert.Equal(60, await client.Search(new()).Select(item => item.Id).Distinct().CountAsync(Cancel));

        Assert.Equal(fault.StartsWith("429", StringComparison.Ordinal) ? 2 : 0, time.Waits.Count(wait => wait > TimeSpan.FromSeconds(25) && wait < TimeSpan.FromSeconds(35)));
    }

    [Fact]
    public async Task Items_that_come_twice_are_taken_once_and_told()
    {
        var notes = new List<StacNote>();
        using var server = new StacServer { Items = 40, LargestPage = 10, RefusesLargerPages = false, Change = (item, number) => item["id"] = $"item-{(number == 11 ? 3 : number)}" };
        using StacClient client = await StacClient.OpenAsync(StacServer.Root, new() { Transport = server, Note = notes.Add }, Cancel);

        List<string> ids = await client.Search(new()).Select(item => item.Id).ToListAsync(Cancel);

        Assert.Equal(39, ids.Count);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal("1 item came twice and is taken once: item-3.", Assert.Single(notes).Message);
    }

    [Fact]
    public async Task A_server_that_gives_fewer_than_it_counts_is_told_of()
    {
        var notes = new List<StacNote>();
        StacServer server = null!;
        using (server = new StacServer { Items = 5, Fault = (asked, number) => number >= 0 ? new(server.Page(asked, page => page["numberMatched"] = 7)) : null })
        {
            using StacClient client = await StacClient.OpenAsync(StacServer.Root, new() { Transport = server, Note = notes.Add }, Cancel);

            Assert.Equal(5, await client.Search(new()).CountAsync(Cancel));
        }

        Assert.Equal(StacNoteKind.FewerThanCounted, Assert.Single(notes).Kind);
    }

    [Theory]
    [InlineData("filter", "does not offer filters")]
    [InlineData("query", "does not offer queries")]
    [InlineData("sort", "does not offer sorting")]
    [InlineData("both", "a box or a geometry")]
    public async Task What_the_server_would_not_look_at_is_refused(string what, string words)
    {
        using var server = new StacServer();
        using StacClient client = await StacClient.OpenAsync(StacServer.Root, new() { Transport = server }, Cancel);
        StacSearch search = what switch
        {
            "filter" => new() { Filter = "a = 1" },
            "query" => new() { Query = System.Text.Json.JsonElement.Parse("{}") },
            "sort" => new() { SortBy = [new("id", false)] },
            _ => new() { Bbox = [0, 0, 1, 1], Intersects = System.Text.Json.JsonElement.Parse("""{"type":"Point","coordinates":[0,0]}""") },
        };

        Assert.Contains(words, Assert.Throws<StacException>(() => client.Search(search)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.org", "no address")]
    [InlineData("https://me:secret@example.org", "holds a name or password")]
    [InlineData("", "is empty")]
    [InlineData("/nowhere/at/all", "There is no /nowhere/at/all")]
    public async Task A_place_that_cannot_be_searched_is_told(string place, string words)
    {
        StacException told = await Assert.ThrowsAsync<StacException>(() => StacClient.OpenAsync(place, cancellationToken: Cancel));

        Assert.Contains(words, told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", told.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Whatever happens to the requests, in any order: every item once and in order, or a sentence after a beginning of them.
    /// </summary>
    [Fact]
    public void Every_item_comes_once_or_a_sentence()
    {
        string[] faults = ["", "", "", "", "429", "500", "breaks", "html", "cut", "same link", "same page", "foreign link", "no list"];
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 9], Gen.Bool, Gen.Int[0, faults.Length - 1].Select(which =>
            faults[which]).Array[0, 12], Gen.Int[1, 60]).Sample(
            (items, size, hasPost, plan, max) =>
            {
                using var right = new StacServer { Items = items, LargestPage = size, HasPost = hasPost };
                using var failing = new StacServer
                {
                    Items = items,
                    LargestPage = size,
                    RefusesLargerPages = false,
                    HasPost = hasPost,
                    Fault = (asked, number) => number >= 0 && number < plan.Length && plan[number].Length > 0
                        ? Faulty(plan[number], right, asked) : null,
                };
                List<string> ids = [];
                StacException? told = Record(failing, max, ids).GetAwaiter().GetResult();
                int wanted = Math.Min(items, max);
                Assert.Equal(Enumerable.Range(0, ids.Count).Select(number => $"item-{number}"), ids);
                Assert.True(ids.Count == wanted || (ids.Count < wanted && told is not null), $"{ids.Count} of {wanted}: {told?.Message}");
                Assert.True(told is null || told.Message.EndsWith('.'));
            },
            iter: 300,
            threads: 1);
    }

    private static async Task<StacException?> Record(StacServer server, int max, List<string> ids)
    {
        try
        {
            using StacClient client = await StacClient.OpenAsync(StacServer.Root, new() { Transport = server,
                TimeProvider = new InstantTime() });
            await foreach (StacItem item in client.Search(new() { Max = max }))
            {
                ids.Add(item.Id);
            }

            return null;
        }
        catch (StacException e)
        {
            return e;
        }
    }

    private static StacReply Faulty(string fault, StacServer right, StacAsked asked) => fault switch
    {
        "html" => new("<!doctype html><html><head><title>Sign in</title></head></html>", 200, "text/html"),
        "cut" => new(right.Page(asked)[..^20]),
        "empty" => new(""),
        "no list" => new("""{"status":"ok"}"""),
        "same link" => new(right.Page(asked, page => page["links"] = new JsonArray(right.Next(asked, asked.Token)))),
        "same page" => new(right.Page(asked with { Body = asked.Body.Replace("\"token\"", "\"was\"", StringComparison.Ordinal), Query = new Dictionary<string, string>(asked.Query) { ["token"] = "0" } }, page => page["links"] = new JsonArray(right.Next(asked, asked.Token + 1)))),
        "foreign link" => new(right.Page(asked, page => page["links"] = new JsonArray(new JsonObject { ["rel"] = "next", ["href"] = "https://evil.example.org/search?token=1" }))),
        "broken link" => new(right.Page(asked, page => page["links"] = new JsonArray(new JsonObject { ["rel"] = "next", ["href"] = "http://[" }))),
        "file link" => new(right.Page(asked, page => page["links"] = new JsonArray(new JsonObject { ["rel"] = "next", ["href"] = "file:///etc/passwd" }))),
        "broken item" => new(right.Page(asked, page => page["features"]![2] = 17)),
        "429 of an hour" => new("slow down", 429, RetryAfter: "3600"),
        "429" => new("slow down", 429, RetryAfter: "5"),
        "500" => new("boom", 500),
        "503" => new("", 503),
        "401" => new("", 401),
        _ => new("", Breaks: true),
    };
}
