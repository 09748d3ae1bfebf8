using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Reports;

/// <summary>A folder of results that is moved, or looked at through a web server, still leads to what is in it.</summary>
[Trait("Speed", "Slow")]
public sealed class MovedBatchTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new(
        """
        mkdir -p 'output/a #b?'
        echo x > 'output/a #b?/r%41 "ü:&<1>.tif'
        touch aside
        [ $2 != 2 ] || exit 3

        """);

    public void Dispose() => _algorithm.Dispose();

    [Theory]
    [InlineData("there")]
    [InlineData("th ere#1?%41 ü")]
    [InlineData("deeper/than/before")]
    public void Everything_is_found_from_where_it_lies(string there)
    {
        _algorithm.Write("rows.csv", "number\n1\n2\n3\n");
        Assert.Equal(1, _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "-o", "here #1").ExitCode);
        string old = Path.Combine(_algorithm.Root, "here #1"), moved = Path.Combine(_algorithm.Root, there);
        string folder = Path.Combine(moved, "dps_batches/rows");
        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        Directory.Move(old, moved);

        string[] links = Links(Path.Combine(folder, "report.html"));
        Assert.All(links, link => Assert.DoesNotMatch("""^/|^\w+:|[#? "<>]|%(?![0-9A-F]{2})""", link));
        string[] paths = [.. links.Select(link => Path.GetFullPath(Uri.UnescapeDataString(link), folder))];
        Assert.All(paths, path => Assert.True(Path.Exists(path), path));
        Assert.Equal(2, paths.Where(path => path.EndsWith("/a #b?/r%41 \"ü:&<1>.tif", StringComparison.Ordinal)).Distinct().Count());
        Assert.Contains(paths, path => path.EndsWith("/_stderr.txt", StringComparison.Ordinal));
        Assert.All(Results(folder), line => Assert.True(Directory.Exists(Path.GetFullPath(line.GetProperty("relative_folder").GetString()!, folder))));
        using (BatchReader reader = BatchReader.Open(folder)!)
        {
            Assert.All(reader.Jobs(), job => Assert.True(Directory.Exists(job.Folder), job.Folder));
            Assert.True(Directory.Exists(reader.Failures()[0].Folder));
            Assert.True(Directory.Exists(reader.Lost()!.Folder));
        }

        // Whoever goes on there goes on with it.
        Assert.StartsWith("2 succeeded (2 of them before)", _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "-o", there).Output, StringComparison.Ordinal);
        Assert.All(Results(folder), line => Assert.StartsWith(moved + "/", line.GetProperty("folder").GetString(), StringComparison.Ordinal));
        Assert.All(Results(folder), line => Assert.True(Directory.Exists(line.GetProperty("folder").GetString())));
    }

    [Theory]
    [InlineData("/a/dps_batches/b", "/a/dps_output/x", "../../dps_output/x", "../../dps_output/x")]
    [InlineData("/a/dps_batches/b", "/a/dps_batches/b/x", "x", "x")]
    [InlineData("/a/dps_batches/b", "/a/dps_batches/b/x:y/#?% é", "x:y/#?% é", "x%3Ay/%23%3F%25%20%C3%A9")]
    [InlineData("/a/dps_batches/b", "/a", "../..", "../..")]
    [InlineData("/a/dps_batches/b", "/c/x 1", "/c/x 1", "file:///c/x%201")]
    [InlineData("/z/a/dps_batches/b", "/z/c", "/z/c", "file:///z/c")]
    [InlineData("/z/a/dps_batches/b", "/z/a/..c", "../../..c", "../../..c")]
    public void What_moves_with_the_batch_is_named_from_it(string folder, string path, string name, string link)
    {
        var place = new BatchPlace(folder);
        Assert.Equal(name, place.Name(path));
        Assert.Equal(path, place.Find(name));
        Assert.Equal(path, place.Find(path));
        Assert.Equal(link, place.Link(path));
    }

    private static string[] Links(string page) =>
        [.. Regex.Matches(File.ReadAllText(page), "(?:href|src)=\"([^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static JsonElement[] Results(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "results.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
}
