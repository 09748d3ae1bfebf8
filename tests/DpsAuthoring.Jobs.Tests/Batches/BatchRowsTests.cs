using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Sources;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

public sealed class BatchRowsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-rows-").FullName;

    public void Dispose() => FileSystem.Delete(_folder);

    [Theory]
    [InlineData("rows.csv", "a,b\n1,2\n3,\n\n")]
    [InlineData("rows.csv", "\uFEFFa,b\r\n1,2\r\n3,\r\n")]
    [InlineData("rows.csv", "a,\"b\"\n\"1\",2\n3,")]
    [InlineData("rows.jsonl", "{\"a\": 1, \"b\": \"2\"}\n\n{\"a\": \"3\", \"b\": null}\n")]
    public void Rows_are_values_by_name(string name, string content) =>
        Assert.Equal(["a=1 b=2", "a=3"], BatchRows.Read(Write(name, content)).Select(Text));

    [Fact]
    public void Quoted_values_may_hold_anything() =>
        Assert.Equal(["a=x, \"y\"\nz b=,"], BatchRows.Read(Write("rows.csv", "a,b\n\"x, \"\"y\"\"\nz\",\",\"\n")).Select(Text));

    [Fact]
    public void Numbers_stay_as_they_are_written() =>
        Assert.Equal(["a=1.10 b=true"], BatchRows.Read(Write("rows.jsonl", "{\"a\": 1.10, \"b\": true}")).Select(Text));

    [Theory]
    [InlineData("rows.csv", "a,b\n1\n", "(2): there are 1 values, and 2 names in the first line.")]
    [InlineData("rows.csv", "a\n\"1\n", "(2): a quoted value is not closed.")]
    [InlineData("rows.jsonl", "{}\n[1]\n", "(2): a job is an object such as")]
    [InlineData("rows.csv", "a,b,a\n1,2,3\n", "(1): the name 'a' is there twice, and an input has one value.")]
    [InlineData("rows.jsonl", "{}\n{\"a\": 1, \"a\": 2}\n", "(2): the name 'a' is there twice, and an input has one value.")]
    [InlineData("rows.jsonl", "{}\n{\"a\": 1 2}\n", "(2): this is not JSON: '2' is invalid after a value")]
    [InlineData("rows.jsonl", "{\n", "(1): this is not JSON:")]
    [InlineData("rows.jsonl", "{\"a\": \"\\ud800\"}\n", "(1): this is not JSON:")]
    public void Mistakes_have_a_place(string name, string content, string sentence)
    {
        string path = Write(name, content);
        Assert.StartsWith(
            path + sentence, Assert.Throws<FormatException>(() => BatchRows.Read(path).Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_is_a_row_for_each_file()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "deep"));
        string[] files = [Write("a b.tif", ""), Write("b.tif", ""), Write("deep/c.tif", "")];
        Write("d.txt", "");
        Assert.Equal(files[..2].Select(file => "raster=" + file), BatchRows.Match("raster", Path.Combine(_folder, "*.tif")).Select(Text));
        Assert.Equal(files.Select(file => "raster=" + file), BatchRows.Match("raster", Path.Combine(_folder, "**/*.tif")).Select(Text));
        Assert.Empty(BatchRows.Match("raster", Path.Combine(_folder, "*.png")));
        Assert.EndsWith(": wildcards may be in the file's name, and ** in front of it.", Refusal("*/x/*.tif"), StringComparison.Ordinal);
        Assert.EndsWith($": there is no folder {_folder}/none.", Refusal("none/*.tif"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_overlooks_no_folder_whose_name_is_not_utf8()
    {
        Assert.Equal(0, Command.Run("bash", "-c", $"mkdir -p {_folder}/deep/$'inner\\xff' && touch {_folder}/deep/$'inner\\xff'/a.tif"));
        string message = Assert.Throws<FormatException>(() => BatchRows.Match("raster", Path.Combine(_folder, "**/*.tif"))).Message;
        Assert.StartsWith($"{_folder}/deep/inner\uFFFD has a name that is not UTF-8", message, StringComparison.Ordinal);
    }

    private string Refusal(string pattern) =>
        Assert.Throws<FormatException>(() => BatchRows.Match("raster", Path.Combine(_folder, pattern))).Message;

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static string Text(IReadOnlyDictionary<string, string> row) =>
        string.Join(' ', row.Select(value => $"{value.Key}={value.Value}"));
}
