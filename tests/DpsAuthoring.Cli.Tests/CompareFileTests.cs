using System.Text.Json;

namespace DpsAuthoring.Cli.Tests;

/// <summary><c>dps compare</c> of tables and other files, and how results are paired.</summary>
[Trait("Speed", "Slow")]
public sealed class CompareFileTests : IDisposable
{
    private readonly ComparedFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Theory]
    [InlineData("a,b\n1,x\n", "a,b\n1.0,x\n")]
    [InlineData("a,b\n1,x\n", "a,b\r\n1,\"x\"\r\n")]
    [InlineData("a,b\n0.1,\n", "a,b\n1e-1,\n")]
    [InlineData("a\nNaN\n-inf\n", "a\nnan\n-Infinity\n")]
    [InlineData("a;b\n1;2\n", "a;b\n1,0;2\n", "column b", "1 of 1 values differs: column a, row 1 is '1' in OLD and '1,0' in NEW")]
    [InlineData("a,b\n1,2\n", "b,a\n2,1\n", "the order of the columns is 'a, b' in OLD and 'b, a' in NEW")]
    [InlineData("a,b\n1,2\n", "a\n1\n", "column b is there in OLD and missing in NEW")]
    [InlineData("a\n1\n", "a\n1\n2\n", "the number of rows is 1 in OLD and 2 in NEW")]
    [InlineData("a\n007\n", "a\n7\n", "1 of 1 values differs: column a, row 1 is '007' in OLD and '7' in NEW")]
    [InlineData("a,b\n,1\n", "a,b\nNaN,1\n", "1 of 1 values differs: column a, row 1 is '' in OLD and 'NaN' in NEW")]
    [InlineData("a\n1\n2\n3\n", "a\n1.5\n2\n0\n", "2 of 3 values differ, at most by 3: column a, row 3 is 3 in OLD and 0 in NEW")]
    [InlineData("a\n1e-300\n", "a\n0\n", "1 of 1 values differs, at most by 1E-300: column a, row 1 is 1e-300 in OLD and 0 in NEW")]
    public async Task Tables_are_compared_by_their_columns(string old, string other, params string[] differences)
    {
        _folders.Write("t.csv", old, other);
        string[] found = await _folders.DifferencesAsync();
        Assert.Equal(differences.Where(text => text.Contains(' ') && text != "column b").Select(text => $"t.csv is not the same: {text}"), found);
    }

    [Fact]
    public async Task Nothing_is_not_said_to_be_the_same()
    {
        Ran ran = await _folders.CompareAsync();
        Assert.Equal((2, "dps: There were no results to compare.\n"), (ran.ExitCode, ran.Error));
        Assert.StartsWith("no results in either\n", ran.Output, StringComparison.Ordinal);
    }

    /// <summary>Ids and codes are no numbers that may lie close together.</summary>
    [Theory]
    [InlineData("t.csv", "id\n10160881146207567872\n", "id\n10160881146207567874\n")]
    [InlineData("t.csv", "id\n123456789012345678901234567890\n", "id\n123456789012345678901234567891\n")]
    [InlineData("t.csv", "id\n12e4567\n", "id\n34e9876\n")]
    [InlineData("t.csv", "id\n0e12\n", "id\n0e34\n")]
    [InlineData("t.csv", "id\n1e-400\n", "id\n2e-400\n")]
    [InlineData("j.json", """{"k": 1.4e-28}""", """{"k": 0.6e-28}""")]
    [InlineData("j.json", """{"k": 1e999}""", """{"k": 2e999}""")]
    [InlineData("j.json", """{"k": 123456789012345678901234567890}""", """{"k": 123456789012345678901234567891}""")]
    [InlineData("j.json", "{\"k\": \"\\ud800\"}", "{\"k\":  \"\\ud801\"}")]
    [InlineData("t.txt", "until 9999-12-31T23:59:59Z", "until 9999-12-31T23:59:59.9Z")]
    public async Task What_differs_is_never_the_same(string name, string old, string other)
    {
        _folders.Write(name, old, other);
        _folders.Write("z.txt", "1", "2"); // What is odd hides no other.
        string[] found = await _folders.DifferencesAsync();
        Assert.Equal([name, "z.txt"], found.Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("j.json", """{"k": 1e30}""", """{"k": 1.0e+30}""")]
    [InlineData("j.json", """{"k": 1e-300}""", """{"k": 10e-301}""")]
    [InlineData("t.csv", "id\n10160881146207567872\n", "id\n+10160881146207567872.0\n")]
    public async Task Numbers_are_the_same_however_they_are_written(string name, string old, string other)
    {
        _folders.Write(name, old, other);
        Assert.Empty(await _folders.DifferencesAsync());
    }

    /// <summary>As people write them, and not as a double has them: 1.1 and 1.0 lie 0.10000000000000009 apart there.</summary>
    [Fact]
    public async Task A_tolerance_holds_for_numbers_as_they_are_written()
    {
        _folders.Write("t.tsv", "a\tb\n1.0\tx\n", "a\tb\n1.1\tx\n");
        Assert.Empty(await _folders.DifferencesAsync("--tolerance", "0.1"));
        Assert.Single(await _folders.DifferencesAsync("--tolerance", "0.0999"));
        Assert.Empty(await _folders.DifferencesAsync("--relative", "0.1"));
        Assert.Single(await _folders.DifferencesAsync("--relative", "0.09"));
        _folders.Write("t.tsv", "{}", "{}");
        _folders.Write("j.geojson", """{"type": "Point", "coordinates": [1.0, 2]}""", """{"coordinates": [1.25, 2.0], "type": "Point"}""");
        Assert.Empty(await _folders.DifferencesAsync("--tolerance", "0.25"));
        Assert.Equal(["j.geojson is not the same: .coordinates[0] is 1.0 in OLD and 1.25 in NEW"], await _folders.DifferencesAsync("--tolerance", "0.24"));
    }

    [Fact]
    public async Task A_key_pairs_rows_of_any_order()
    {
        _folders.Write("t.csv", "id,v\na,1\nb,2\nc,3\n", "id,v\nc,3\na,1\nb,5\nd,6\n");
        Assert.Equal(
            [
                "t.csv is not the same: the row of id 'd' is missing in OLD and there in NEW",
                "t.csv is not the same: 1 of 3 values differs, at most by 3: column v, id 'b' is 2 in OLD and 5 in NEW",
            ],
            await _folders.DifferencesAsync("--key", "id"));
    }

    [Fact]
    public async Task Results_of_other_names_are_paired_or_missing()
    {
        File.WriteAllText(_folders.Old("mask_20240101T000000.txt"), "1");
        File.WriteAllText(_folders.New("mask_20250101T000000.txt"), "1");
        File.WriteAllText(_folders.Old("other_20240101T000000.txt"), "1");
        File.WriteAllText(_folders.New("other_20250101T000000.txt"), "1");
        File.WriteAllText(_folders.Old("a.md"), "one");
        File.WriteAllText(_folders.New("b.md"), "two");
        File.WriteAllText(_folders.New("c.bin"), "3");
        string[] found = await _folders.DifferencesAsync();
        Assert.Equal(
            [
                "c.bin is there in NEW only",
                "a.md is not the same: line 1 is 'one' in OLD and 'two' in NEW",
                "note: mask_20240101T000000.txt is compared with mask_20250101T000000.txt, as no other names are like theirs; --map OLD=NEW pairs them otherwise",
                "note: other_20240101T000000.txt is compared with other_20250101T000000.txt, as no other names are like theirs; --map OLD=NEW pairs them otherwise",
                "note: a.md is compared with b.md, as no other names are like theirs; --map OLD=NEW pairs them otherwise",
            ],
            found);
        Assert.Equal(
            [
                "a.md is there in OLD only",
                "mask_20250101T000000.txt is there in NEW only",
                "mask_20240101T000000.txt is not the same: line 1 is '1' in OLD and 'two' in NEW",
            ],
            await _folders.DifferencesAsync("--ignore", "*.bin", "--ignore", "other*", "--map", "mask_20240101T000000.txt=b.md"));
    }

    [Fact]
    public async Task Other_files_are_compared_by_their_bytes()
    {
        File.WriteAllBytes(_folders.Old("x.bin"), [0, 1, 2]);
        File.WriteAllBytes(_folders.New("x.bin"), [0, 1, 3]);
        File.WriteAllBytes(_folders.Old("y.parquet"), [0, 1]);
        File.WriteAllBytes(_folders.New("y.parquet"), [0, 1, 3]);
        Assert.Equal(
            [
                "x.bin is not the same: byte 2 is 0x02 in OLD and 0x03 in NEW",
                "y.parquet is not the same: its size is 2 bytes in OLD and 3 bytes in NEW",
            ],
            await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task What_has_compared_nothing_proves_nothing()
    {
        Ran ran = await _folders.CompareAsync();
        Assert.Equal((2, "dps: There were no results to compare.\n"), (ran.ExitCode, ran.Error));
        _folders.Write("a.txt", "one", "two");
        ran = await _folders.CompareAsync("--ignore", "*");
        Assert.Equal((2, "dps: There were no results to compare.\n"), (ran.ExitCode, ran.Error));
    }

    [Fact]
    public async Task Two_files_are_compared_as_they_are()
    {
        _folders.Write("a.csv", "x\n1\n", "x\n2\n");
        Ran ran = await Dps.RunInAsync(_folders.Root, "compare", "old/a.csv", "new/a.csv");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("\n  a.csv is not the same: 1 of 1 values differs, at most by 1: column x, row 1 is 1 in OLD", ran.Output, StringComparison.Ordinal);
        ran = await Dps.RunInAsync(_folders.Root, "compare", "old/a.csv", "new");
        Assert.Equal((2, "dps: 'old/a.csv' is a file and 'new' a folder: name two files, or two folders.\n"), (ran.ExitCode, ran.Error));
    }

    [Fact]
    public async Task Json_has_all_of_it()
    {
        _folders.Write("t.csv", "a\n1\n2\n", "a\n1\n5\n");
        Ran ran = await _folders.CompareAsync("--json");
        Assert.Equal(1, ran.ExitCode);
        using var json = JsonDocument.Parse(ran.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        JsonElement row = root.GetProperty("rows")[0];
        Assert.Equal("differs", row.GetProperty("verdict").GetString());
        JsonElement difference = Assert.Single(row.GetProperty("results").GetProperty("differences").EnumerateArray());
        Assert.Equal("cells", difference.GetProperty("kind").GetString());
        Assert.Equal("t.csv", difference.GetProperty("result").GetString());
        Assert.Equal(1, difference.GetProperty("extent").GetProperty("count").GetInt64());
        Assert.Equal(3, difference.GetProperty("extent").GetProperty("largest").GetDouble());
        Assert.Equal(1, root.GetProperty("counts").GetProperty("differs").GetInt32());
    }

    [Theory]
    [InlineData("dps: 'gone' does not exist: name an algorithm's folder or configuration, or a folder of results.\n", "compare", "old", "gone")]
    [InlineData("dps: --rows is for jobs, and two folders of results have none to run.\n", "compare", "old", "new", "--rows", "x.csv")]
    [InlineData("dps: --map x: write the result of OLD and that of NEW, as old.tif=new.tif.\n", "compare", "old", "new", "--map", "x")]
    [InlineData(
        "dps: '-1' is not valid for --tolerance: write a number, 0 or more, such as 0.5 or 1e-6. See: dps compare --help\n",
        "compare", "old", "new", "--tolerance", "-1")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(string sentence, params string[] arguments)
    {
        Ran ran = await Dps.RunInAsync(_folders.Root, arguments);
        Assert.Equal((2, "", sentence), (ran.ExitCode, ran.Output, ran.Error));
    }
}
