using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DpsAuthoring.Stac.Tests;

/// <summary>What is read is written again, with all that is in it.</summary>
public sealed class ModelTests
{
    /// <summary>Of version 1.0 and of 1.1, with fields of extensions in every place, and with some that nobody has heard of.</summary>
    public static TheoryData<string> Documents { get; } =
    [
        """
        {"type":"Feature","stac_version":"1.0.0","id":"S2A_1","stac_extensions":["https://stac-extensions.github.io/eo/v1.0.0/schema.json"],
         "geometry":{"type":"Polygon","coordinates":[[[10.0,45.5],[11,45.5],[11,46],[10.0,45.5]]],"crs":null},"bbox":[10.0,45.5,11,46],
         "properties":{"datetime":null,"start_datetime":"2026-01-01T00:00:00Z","end_datetime":"2026-01-02T00:00:00.5Z","eo:cloud_cover":1.50,
         "a":{"b":[1,null,"é\u2028<"]}},"links":[{"rel":"self","href":"./S2A_1.json","file:size":12}],
         "assets":{"visual":{"href":"../v.tif?x=1&y=2","type":"image/tiff","roles":["data"],"eo:bands":[{"name":"B1"}],"storage:requester_pays":true}},
         "collection":"s2","odd":{"deep":[{}]}}
        """,
        """
        {"type":"Feature","stac_version":"1.1.0","id":"bare","geometry":null,"properties":{"datetime":"2026-01-01T00:00:00Z"},"links":[],"assets":{}}
        """,
        """
        {"type":"Collection","stac_version":"1.1.0","id":"dem","title":"DEM","description":"Heights","license":"CC-BY-4.0","keywords":["dem"],
         "providers":[{"name":"ESA","roles":["producer"],"url":"https://e.org","processing:level":"L2"}],
         "extent":{"spatial":{"bbox":[[-180,-90,180,90]],"x":1},"temporal":{"interval":[["2026-01-01T00:00:00Z",null]],"y":2},"z":3},
         "summaries":{"gsd":{"minimum":10,"maximum":30}},"item_assets":{"data":{"href":"","type":"image/tiff","raster:bands":[]}},
         "assets":{"thumbnail":{"href":"t.png"}},"links":[{"rel":"items","href":"items"}],"cube:dimensions":{"x":{}}}
        """,
        """
        {"type":"Catalog","stac_version":"1.0.0","id":"root","title":"All","description":"Of it","conformsTo":["https://api.stacspec.org/v1.0.0/core"],
         "links":[{"rel":"search","href":"https://e.org/search","method":"POST","headers":{"a":"b"},"body":{"token":"next:1"},"merge":true}],"own":[1]}
        """,
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Are_written_as_they_were_read(string json)
    {
        StacObject read = StacJson.Read(Encoding.UTF8.GetBytes(json));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(read.ToJson())), read.ToJson());
    }

    [Fact]
    public void Know_their_times()
    {
        var item = (StacItem)StacJson.Read(Encoding.UTF8.GetBytes(Documents.First().Data));

        Assert.Null(item.DateTime);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), item.Start);
        Assert.Equal("2026-01-02T00:00:00.5Z", StacTime.Write(item.End!.Value));
    }

    [Fact]
    public void A_new_item_is_one_of_version_1_1() =>
        Assert.Equal(
            """{"type":"Feature","stac_version":"1.1.0","id":"a","geometry":null,"properties":{},"links":[],"assets":{"data":{"href":"a.tif"}}}""",
            StacJson.Write(new StacItem { Id = "a", Assets = new Dictionary<string, StacAsset> { ["data"] = new() { Href = "a.tif" } } }, false));

    [Theory]
    [InlineData("[]", "no STAC")]
    [InlineData("""{"type":"Topology"}""", "Topology")]
    [InlineData("""{"links":[]}""", "no STAC")]
    public void Other_JSON_is_refused(string json, string reason) =>
        Assert.Contains(
            reason, Assert.Throws<JsonException>(() => StacJson.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_where_a_list_should_be_is_an_empty_list()
    {
        StacItem item = StacJson.ReadItem("""{"type":"Feature","id":"a","links":null,"assets":null,"properties":null}"""u8);

        Assert.Empty(item.Links);
        Assert.Empty(item.Assets);
        Assert.Empty(item.Properties);
        Assert.Empty(item.AdditionalProperties);
    }
}
