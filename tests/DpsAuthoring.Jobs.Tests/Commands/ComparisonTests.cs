using System.IO.Compression;
using System.Text;
using DpsAuthoring.Jobs.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>dps run --contract both</c>: which differences count, and how they are told.</summary>
[Trait("Speed", "Slow")]
public sealed class ComparisonTests : IDisposable
{
    /// <summary>Becomes the time of the run, of the same length, so that it can be in a binary file.</summary>
    private const string Now = "@@@@-@@-@@T@@:@@:@@.@@@Z";

    private readonly AlgorithmFolder _algorithm = new($$"""
        here=$(dirname "$0")
        case $1 in --*) from=$here/one;; *) from=$here/other;; esac
        mkdir -p output
        now=$(date -u +%Y-%m-%dT%H:%M:%S.%3NZ)
        for file in "$from"/*; do
          LC_ALL=C sed -e "s/{{Now}}/$now/g" -e "s/@EPOCH@/$(date +%s%3N)/g" -e "s/@WEB@/$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')/g" "$file" > "output/$(basename "$file")"
        done

        """);

    public ComparisonTests()
    {
        _algorithm.Write("algorithm/algorithm_config.legacy.yml", """
            algorithm_name: counter
            algorithm_version: main
            repository_url: https://example.org/counter.git
            run_command: counter/run.sh
            inputs:
              config: []
              file: []
              positional:
                - {name: number}
                - {name: mood, default: good}

            """);
        Directory.CreateDirectory(PathOf("one"));
        Directory.CreateDirectory(PathOf("other"));
    }

    public void Dispose() => _algorithm.Dispose();

    [Theory]
    [InlineData("a.json", """{"a": 1, "b": [1.0, "x"]}""", """{ "b":[1, "\u0078"],"a":1}""")]
    [InlineData(
        "item.json",
        """{"properties": {"created": "@@@@-@@-@@T@@:@@:@@.@@@Z", "datetime": "2020-01-01T00:00:00Z"}}""",
        """{"properties": {"datetime": "2020-01-01T00:00:00Z", "created": "@@@@-@@-@@T@@:@@:@@.@@@Z" }}""")]
    [InlineData("epoch.json", """{"made": @EPOCH@, "by": "a tool, @WEB@"}""", """{"made": @EPOCH@, "by": "a tool, @WEB@"}""")]
    [InlineData("many.jsonl", "{\"a\": 1, \"b\": 2}\n[]\n", "{\"b\": 2, \"a\": 1}\n[ ]\n")]
    [InlineData("bare", "[1, 2]", "[1,2]\n")]
    [InlineData("meta.xml", "<a at='@@@@-@@-@@T@@:@@:@@.@@@Z'/>\n<b/>\n", "<a at='@@@@-@@-@@T@@:@@:@@.@@@Z'/>\r\n<b/>")]
    public void What_says_the_same_is_the_same(string name, string one, string other)
    {
        Write(name, one, other);
        Assert.EndsWith("\nBoth contracts give the same results.\n", Compare(0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.json", """{"a": {"b": [1, 2]}}""", """{"a": {"b": [1, 3]}}""", ".a.b[1] is 2 under OGC and 3 under legacy")]
    [InlineData("a.json", """{"a": [1]}""", """{"a": [1, 2]}""", "the length of .a is 1 under OGC and 2 under legacy")]
    [InlineData("a.json", """{"a": 1}""", """{"a": "1"}""", ".a is 1 under OGC and '1' under legacy")]
    [InlineData("a.json", """{"a": null}""", "{}", ".a is null under OGC and missing under legacy")]
    [InlineData("a.json", "{}", """{"b": [1]}""", ".b is missing under OGC and a list of 1 under legacy")]
    [InlineData(
        "a.json",
        """{"n": 9007199254740993}""",
        """{"n": 9007199254740992}""",
        ".n is 9007199254740993 under OGC and 9007199254740992 under legacy")]
    [InlineData("a.json", """{"n": 0.0}""", """{"n": 1e-300}""", ".n is 0.0 under OGC and 1e-300 under legacy")]
    [InlineData(
        "a.json",
        """{"created": "2020-01-01T00:00:00Z"}""",
        """{"created": "2020-01-02T00:00:00Z"}""",
        ".created is '2020-01-01T00:00:00Z' under OGC and '2020-01-02T00:00:00Z' under legacy")]
    [InlineData("a.json", """{"id": "a-@@@@-@@-@@T@@:@@:@@.@@@Z"}""", """{"id": "b-2020-01-01T00:00:00.000Z"}""", "")]
    [InlineData("a.json", """{"created": "@@@@-@@-@@T@@:@@:@@.@@@Z"}""", """{"created": "2020-01-01T00:00:00.000Z"}""", "")]
    [InlineData(
        "a.json",
        """{"count": 1577836800}""",
        """{"count": 1577836801}""",
        ".count is 1577836800 under OGC and 1577836801 under legacy")]
    [InlineData("many.jsonl", "{}\n{\"a\": 1}\n", "{}\n{\"a\": 2}\n", "[1].a is 1 under OGC and 2 under legacy")]
    [InlineData(
        "broken.json",
        "{\"a\": NaN, \"b\": 1}",
        "{\"a\": NaN, \"b\": 2}",
        "line 1 is '{\"a\": NaN, \"b\": 1}' under OGC and '{\"a\": NaN, \"b\": 2}' under legacy")]
    [InlineData("a.csv", "x,y\n1,2\n", "x,y\n1,3\n", "1 of 1 values differs, at most by 1: column y, row 1 is 2 under OGC and 3 under legacy")]
    [InlineData("a.csv", "x\n", "x\n5\n", "the number of rows is 0 under OGC and 1 under legacy")]
    [InlineData("a.bin", "\u0001abc", "\u0001abd", "byte 3 is 0x63 under OGC and 0x64 under legacy")]
    [InlineData("a.bin", "\u0001abc", "\u0001abcd", "its size is 4 bytes under OGC and 5 bytes under legacy")]
    [InlineData("x.gz", "\u001f\u008bnot gzip", "\u001f\u008bnot zipp", "")]
    public void A_difference_is_shown_with_its_place_and_both_values(string name, string one, string other, string difference)
    {
        Write(name, one, other);
        Assert.Contains(
            $"\nThe contracts give different results:\n  {name} is not the same: {difference}", Compare(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_is_cut_around_its_difference()
    {
        Write("a.txt", new string('a', 5000) + "X" + new string('b', 5000), new string('a', 5000) + "Y" + new string('b', 5000));
        Assert.Matches("line 1 is '…a{40}Xb{79}…' under OGC and '…a{40}Yb{79}…' under legacy", Compare(1));
    }

    [Fact]
    public void Databases_are_compared_by_schema_and_rows()
    {
        const string Layer =
            "CREATE TABLE gpkg_contents (name TEXT, last_change TEXT); CREATE TABLE points (id INTEGER PRIMARY KEY, agbd REAL, geom BLOB);";
        string rows =
            $"INSERT INTO gpkg_contents VALUES ('points', '{Now}'); INSERT INTO points VALUES (1, 2.5, x'00ff'), (2, NULL, NULL);";
        MakeDatabase("one/same.gpkg", Layer, rows);
        MakeDatabase("other/same.gpkg", Layer, "CREATE TABLE gone (a); INSERT INTO gone VALUES (zeroblob(9000)); DROP TABLE gone;", rows);
        Assert.NotEqual(new FileInfo(PathOf("one/same.gpkg")).Length, new FileInfo(PathOf("other/same.gpkg")).Length);
        Assert.EndsWith("\nBoth contracts give the same results.\n", Compare(0), StringComparison.Ordinal);

        (string Change, string Difference)[] changes =
        [
            ("UPDATE points SET agbd = 3 WHERE id = 1", "agbd in row 1 of table points is 2.5 under OGC and 3 under legacy"),
            ("UPDATE points SET agbd = 'x' WHERE id = 2", "agbd in row 2 of table points is NULL under OGC and 'x' under legacy"),
            (
                "UPDATE points SET geom = x'00fe'",
                "geom in row 1 of table points is a blob of 2 bytes with 0xff at 1 under OGC and a blob of 2 bytes with 0xfe at 1 under legacy"
            ),
            ("DELETE FROM points WHERE id = 2", "row 2 of table points is there under OGC and missing under legacy"),
            ("UPDATE gpkg_contents SET last_change = '2020-01-01T00:00:00.000Z'", "last_change in row 1 of table gpkg_contents is '20"),
            ("ALTER TABLE points ADD COLUMN more", "sql in row 2 of the schema is 'CREATE TABLE points"),
            ("CREATE TABLE other (a)", "name in row 2 of the schema is 'points' under OGC and 'other' under legacy"),
            ("PRAGMA user_version = 10300", "user_version in row 1 of user_version is 0 under OGC and 10300 under legacy"),
        ];
        foreach ((string change, string difference) in changes)
        {
            File.Delete(PathOf("other/same.gpkg"));
            MakeDatabase("other/same.gpkg", Layer, rows, change);
            Assert.Contains($"same.gpkg is not the same: {difference}", Compare(1), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Archives_are_compared_by_what_they_hold()
    {
        foreach ((string folder, int year, string value) in new[] { ("one", 2020, "1"), ("other", 2021, "1.0") })
        {
            using (ZipArchive zip = ZipFile.Open(PathOf($"{folder}/a.kmz"), ZipArchiveMode.Create))
            {
                foreach (string name in folder == "one" ? new[] { "a.json", "doc.kml" } : ["doc.kml", "a.json"])
                {
                    ZipArchiveEntry entry = zip.CreateEntry(name);
                    entry.LastWriteTime = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
                    using Stream content = entry.Open();
                    content.Write(Encoding.UTF8.GetBytes(name == "a.json" ? $"[{value}]" : "<kml/>"));
                }
            }

            using FileStream file = File.Create(PathOf($"{folder}/a.json.gz"));
            using var gzip = new GZipStream(file, folder == "one" ? CompressionLevel.NoCompression : CompressionLevel.SmallestSize);
            gzip.Write(Encoding.UTF8.GetBytes($"{{\"a\": {value}}}"));
        }

        Assert.EndsWith("\nBoth contracts give the same results.\n", Compare(0), StringComparison.Ordinal);

        using (ZipArchive zip = ZipFile.Open(PathOf("other/a.kmz"), ZipArchiveMode.Update))
        {
            zip.GetEntry("a.json")!.Delete();
            using Stream content = zip.CreateEntry("a.json").Open();
            content.Write("[2]"u8);
        }

        Assert.Contains("a.kmz is not the same: a.json: [0] is 1 under OGC and 2 under legacy", Compare(1), StringComparison.Ordinal);
        using (ZipArchive zip = ZipFile.Open(PathOf("other/a.kmz"), ZipArchiveMode.Update))
        {
            zip.GetEntry("a.json")!.Delete();
        }

        Assert.Contains("a.kmz is not the same: a.json is there under OGC and missing under legacy", Compare(1), StringComparison.Ordinal);
    }

    [Fact]
    public void What_must_differ_can_be_left_out()
    {
        Write("a.nc", "\u0001a", "\u0001b");
        Write("b.txt", "a", "b");
        string output = Compare(1);
        Assert.Contains("  a.nc is not the same", output, StringComparison.Ordinal);
        Assert.EndsWith("What must differ can be left out with --ignore PATTERN.\n", output, StringComparison.Ordinal);
        output = Compare(1, "--ignore", "*.nc");
        Assert.DoesNotContain("a.nc", output, StringComparison.Ordinal);
        Assert.Contains("  b.txt is not the same", output, StringComparison.Ordinal);
        Compare(0, "--ignore", "?.nc", "--ignore", "b.txt");
        Assert.Equal(
            (2, "", "dps: --ignore leaves results out of the comparison that --contract both makes, and there is none here.\n"),
            _algorithm.Dps("run", "algorithm", "-i", "number=1", "--ignore", "*.nc"));
    }

    private string Compare(int code, params string[] arguments)
    {
        (int actual, string output, string error) = _algorithm.Dps([
            "run",
            "algorithm",
            "-i",
            "number=1",
            "--contract",
            "both",
            .. arguments,
        ]);
        Assert.Equal("", error);
        Assert.True(code == actual, output);
        return output;
    }

    private string PathOf(string name) => Path.Combine(_algorithm.Root, "algorithm", name);

    private void Write(string name, string one, string other)
    {
        File.WriteAllBytes(PathOf($"one/{name}"), Bytes(one));
        File.WriteAllBytes(PathOf($"other/{name}"), Bytes(other));
    }

    /// <summary>A character is a byte, so that a test can say any.</summary>
    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private void MakeDatabase(string name, params string[] statements)
    {
        using var database = new SqliteConnection($"Data Source={PathOf(name)};Pooling=False");
        database.Open();
        foreach (string statement in statements)
        {
            using SqliteCommand command = database.CreateCommand();
#pragma warning disable CA2100 // The statements are this test's own.
            command.CommandText = statement;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
