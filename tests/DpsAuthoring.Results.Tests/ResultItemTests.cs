using System.Text.Json;
using DpsAuthoring.Results.Files;

namespace DpsAuthoring.Results.Tests;

/// <summary>Items of result files, judged by Debian's GDAL and by the published schemas.</summary>
public sealed class ResultItemTests : IDisposable
{
    private static readonly ResultOrigin s_origin = new()
    {
        Algorithm = "reduce",
        Version = "v1.2.0",
        Repository = "https://example.org/reduce.git",
        Commit = "0123456789abcdef0123456789abcdef01234567",
        JobId = "11111111-2222-3333-4444-555555555555",
        Tag = "a tag",
        Started = DateTimeOffset.UnixEpoch,
        Ended = DateTimeOffset.UnixEpoch.AddMinutes(1),
        Sources =
        [
            "https://user:secret@example.org/scene.tif?X-Amz-Signature=secret", "s3://bucket/a b.tif", "/home/ada/secret.tif", "file:///home/ada/x.tif",
        ],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-items-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_rasters_say_what_GDAL_says()
    {
        MakeRasters();
        IReadOnlyList<ResultItem> items = Describe();
        WriteAll(items);

        (int code, string output) = Python.Run("items.py", _folder);

        Assert.True(code == 0, output);
        Assert.True(output.Trim() == $"{items.Count} items", output);
        string[] remarked = [.. items.Where(item => item.Remarks.Count > 0).Select(item => item.File[..^ResultGroup.ItemEnding.Length])];
        Assert.Equal(["broken.tif", "garbage.tif", "no_crs.tif", "nowhere.tif", "outside.tif", "picture.png"], remarked);
        Assert.DoesNotContain(Directory.GetFiles(_folder, "*.aux.xml"), file => !file.Contains("picture", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_vectors_hold_all_their_shapes()
    {
        (int made, string said) = Python.Run("vectors.py", _folder);
        Assert.True(made == 0, said);
        IReadOnlyList<ResultItem> items = Describe();
        WriteAll(items);

        (int code, string output) = Python.Run("vectors.py", "judge", _folder);

        Assert.True(code == 0, output);
        Assert.True(output.Trim() == $"{items.Count} items", output);
        Assert.All(items, item => Assert.Equal(item.File.StartsWith("none_", StringComparison.Ordinal) ? 1 : 0, item.Remarks.Count));
        Assert.Contains(items, item => item is { File: "shapes.shp.stac.json", Item.Assets.Count: 4 });
    }

    [Fact]
    public void Of_all_kinds_are_valid()
    {
        MakeRasters();
        (int made, string said) = Python.Run("vectors.py", _folder);
        Assert.True(made == 0, said);
        foreach (string name in new[] { "table.csv", "shape.shp", "shape.dbf", "shape.shx", "odd name ü#?%.json", "a/b/table.csv", "cube.zarr/0.0", "cube.zarr/.zarray" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
            File.WriteAllText(Path.Combine(_folder, name), "x");
        }

        IReadOnlyList<ResultItem> items = Describe();
        string[] documents = WriteAll(items);
        var all = new ResultCollection();
        foreach (ResultItem item in items)
        {
            all.Add(item.Item);
        }

        string collection = Path.Combine(_folder, "collection.json");
        File.WriteAllText(collection, all.Collection("some", "Some", "Some results.", []).ToJson());
        string empty = Path.Combine(_folder, "empty.json");
        File.WriteAllText(empty, new ResultCollection().Collection("none", "None", "No results.", []).ToJson());

        Assert.Contains(items, item => item is { File: "shape.shp.stac.json", Item.Assets.Count: 3 });
        Assert.Contains(items, item => item.File == "cube.zarr.stac.json");
        Assert.Equal(items.Count, items.Select(item => item.Item.Id).Distinct().Count());
        Schemas.Judge([.. documents, collection, empty]);
    }

    [Fact]
    public void Tell_where_they_are_from_and_no_secret_and_no_path()
    {
        File.WriteAllText(Path.Combine(_folder, "table.csv"), "a,b\n");

        string json = Assert.Single(Describe()).Item.ToJson();

        Assert.DoesNotContain("secret", json, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/", json, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, json, StringComparison.Ordinal);
        using var item = JsonDocument.Parse(json);
        Assert.Equal(
            ["https://example.org/scene.tif", "s3://bucket/a%20b.tif"],
            item.RootElement.GetProperty("links").EnumerateArray().Where(link => link.GetProperty("rel").GetString() == "derived_from")
                .Select(link => link.GetProperty("href").GetString()));
        JsonElement properties = item.RootElement.GetProperty("properties");
        Assert.Equal("v1.2.0", properties.GetProperty("processing:software").GetProperty("reduce").GetString());
        Assert.Equal(s_origin.Commit, properties.GetProperty("dps:commit").GetString());
        Assert.Equal("1970-01-01T00:01:00Z", properties.GetProperty("datetime").GetString());
        Assert.Equal("job", properties.GetProperty("dps:datetime_is_of").GetString());
    }

    [Theory]
    [InlineData("datetime", "2024-05-06T07:08:09Z", "2024-05-06T07:08:09Z", null, null)]
    [InlineData("date", "2024-05-06", "2024-05-06T00:00:00Z", null, null)]
    [InlineData("temporal", "2024-05-06/2024-06-01T12:00:00+02:00", null, "2024-05-06T00:00:00Z", "2024-06-01T10:00:00Z")]
    [InlineData("temporal", "2025-05-06/2024-06-01", "1970-01-01T00:01:00Z", null, null)]
    [InlineData("datetime", "yesterday", "1970-01-01T00:01:00Z", null, null)]
    public void Are_of_the_time_that_an_input_says(string input, string value, string? datetime, string? start, string? end)
    {
        File.WriteAllText(Path.Combine(_folder, "table.csv"), "a,b\n");

        ResultItem item = Assert.Single(Describe(s_origin with { Values = new Dictionary<string, string> { [input] = value } }));

        Assert.Equal(datetime, item.Item.Properties["datetime"].GetString());
        Assert.Equal(start, item.Item.Properties.TryGetValue("start_datetime", out JsonElement first) ? first.GetString() : null);
        Assert.Equal(end, item.Item.Properties.TryGetValue("end_datetime", out JsonElement last) ? last.GetString() : null);
    }

    [Fact]
    public void A_collection_over_the_antimeridian_is_no_wider_than_its_items()
    {
        var all = new ResultCollection();
        foreach (double[] box in new double[][] { [170, -20, 175, -10], [-178, -20, -170, 0], [179, 5, -179.5, 6] })
        {
            all.Add(new Stac.StacItem { Id = "x", Bbox = box });
        }

        Assert.Equal([170, -20, -170, 6], all.Collection("x", "x", "x", []).Extent!.Spatial.Bbox[0]);
    }

    [Fact]
    public void Of_a_catalogue_that_the_algorithm_wrote_are_read_and_nothing_outside()
    {
        File.WriteAllText(Path.Combine(_folder, "outside.json"), "{}");
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "output", "in")).Parent!.FullName;
        const string Item = """{"type":"Feature","stac_version":"1.0.0","id":"mine","geometry":null,"properties":{"datetime":"2024-01-01T00:00:00Z"},"links":[],"assets":{"a":{"href":"../a.tif"},"b":{"href":"https://example.org/b"},"c":{"href":"../../../etc/passwd"}}}""";
        File.WriteAllText(Path.Combine(folder, "in", "item.json"), Item);
        File.CreateSymbolicLink(Path.Combine(folder, "link.json"), Path.Combine(_folder, "outside.json"));
        File.WriteAllText(
            Path.Combine(folder, "catalog.json"),
            """{"type":"Catalog","stac_version":"1.0.0","id":"c","description":"d","links":[{"rel":"item","href":"./in/item.json"},{"rel":"item","href":"../outside.json"},{"rel":"child","href":"catalog.json"},{"rel":"item","href":"link.json"},{"rel":"item","href":"gone.json"}]}""");

        ResultItem[] items = [.. FolderItems.Of(folder, new ResultDescriber(folder, s_origin), out bool isOwn,
            out IReadOnlyList<string> remarks, TestContext.Current.CancellationToken)];

        Assert.True(isOwn);
        ResultItem item = Assert.Single(items);
        Assert.Equal(3, remarks.Count);
        Stac.StacItem moved = FolderItems.Moved(item, name => "at/" + name, "mine-1");
        Assert.Equal(["at/a.tif", "https://example.org/b", "../../../etc/passwd"], moved.Assets.Values.Select(asset => asset.Href));
    }

    private IReadOnlyList<ResultItem> Describe(ResultOrigin? origin = null) =>
        [.. FolderItems.Of(_folder, new ResultDescriber(_folder, origin ?? s_origin), out _, out _, TestContext.Current.CancellationToken)];

    private string[] WriteAll(IReadOnlyList<ResultItem> items)
    {
        var written = new List<string>();
        foreach ((string name, string content) in ResultCatalog.Documents(items, s_origin))
        {
            string path = Path.Combine(_folder, name);
            File.WriteAllText(path, content);
            written.Add(path);
        }

        return [.. written];
    }

    private void MakeRasters()
    {
        (int code, string output) = Python.Run("rasters.py", _folder);
        Assert.True(code == 0, output);
    }
}
