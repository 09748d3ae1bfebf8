using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.CommandLine;

[Algorithm("one-file")]
public sealed partial class OneFile : Echo
{
    [Input("source")] public required InputFile Source { get; init; }

    protected override object Value => Source.Name;
}

[Algorithm("many-files")]
public sealed partial class ManyFiles : Echo
{
    [Input("sources")] public required IReadOnlyList<InputFile> Sources { get; init; }

    protected override object Value => Sources;
}

[Algorithm("two-files")]
public sealed partial class TwoFiles : Echo
{
    [Input("dem", Pattern = "*.tif")] public required InputFile Dem { get; init; }
    [Input("mask", Pattern = "mask*")] public InputFile? Mask { get; init; }
    [Input("rest")] public IReadOnlyList<InputFile> Rest { get; init; } = [];

    protected override object Value => new object?[] { Dem, Mask, string.Join(";", Rest.Select(file => file.Name)) };
}

[Algorithm("alike-files")]
public sealed partial class AlikeFiles : Echo
{
    [Input("first")] public InputFile? First { get; init; }
    [Input("second")] public InputFile? Second { get; init; }

    protected override object Value => new object?[] { First, Second };
}

[Algorithm("granules")]
public sealed partial class Granules : Echo
{
    [Input("aoi")] public required InputFile Aoi { get; init; }
    [Input("sources", Pattern = "*.h5")] public required IReadOnlyList<InputFile> Sources { get; init; }

    protected override object Value => new object?[] { Aoi, string.Join(";", Sources.Select(file => file.Name)) };
}

[Algorithm("folder-and-file")]
public sealed partial class FolderAndFile : Echo
{
    [Input("folder")] public required InputDirectory Folder { get; init; }
    [Input("file")] public required InputFile File { get; init; }

    protected override object Value => new object?[] { Folder, string.Join(";", Folder.GetFiles("*.txt").Select(file => file.Name)), File };
}

/// <summary>The legacy contract: files are found in <c>input/</c>, behind links.</summary>
public sealed class StagedFileTests : IDisposable
{
    private static readonly string s_longName = new string('n', 251) + ".tif";

    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    public static TheoryData<string> HostileNames => new(
            "with blanks .tif",
            "-leading-dash.tif",
            "--double.tif",
            "quote'\".tif",
            "comma,comma.tif",
            "line\nbreak.tif",
            "tab\t.tif",
            "$HOME.tif",
            "*?.tif",
            "[1].tif",
            "@file.tif",
            "back\\slash.tif",
            "dem.tif?X-Amz-Signature=a%2Fb&c=d",
            "Grüße 世界 🌍.tif",
            "a:b.tif",
            "~.tif",
            "null",
            s_longName);

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task One_file_of_any_name_is_found(string name)
    {
        string path = _job.AddInput(name, file => File.WriteAllText(file, ""));
        Assert.Equal(name, await Run.Value<OneFile>(_job));
        Assert.Equal(name, await Run.Value<ManyFiles>(_job));
        Assert.Equal(name, await Run.Value<OneFile>(_job, "--source", path));
        Assert.Equal(name, await Run.Value<OneFile>(_job, "--source", "input/" + name));
    }

    [Fact]
    public async Task Several_come_in_the_order_of_their_names_without_hidden_ones()
    {
        Add("b", "a", "B", ".hidden", "c,d");
        Assert.Equal("B|a|b|c,d", await Run.Value<ManyFiles>(_job));
        Assert.Equal("source takes one file, but input/ holds 4: B, a, b, c,d.", await Run.Refusal<OneFile>(_job));
    }

    [Fact]
    public async Task A_pattern_takes_its_files_and_leaves_the_others()
    {
        Add("dem.tif?X-Amz-Signature=x.y", "mask.txt", "other.txt", "more");
        Assert.Equal("dem.tif?X-Amz-Signature=x.y|mask.txt|more;other.txt", await Run.Value<TwoFiles>(_job));
    }

    [Fact]
    public async Task A_pattern_that_nothing_fits_is_said()
    {
        Add("DEM.TIF");
        Assert.Equal(
            "dem is missing: put a file named *.tif into input/, or give --dem <file>; it must be the path of a file.",
            await Run.Refusal<TwoFiles>(_job));
    }

    [Fact]
    public async Task A_pattern_that_too_many_fit_is_said()
    {
        Add("a.tif", "b.tif");
        Assert.Equal("dem takes one file, but input/ holds 2: a.tif, b.tif.", await Run.Refusal<TwoFiles>(_job));
    }

    [Fact]
    public async Task Files_without_patterns_cannot_be_told_apart()
    {
        Assert.Equal("(null)|(null)", await Run.Value<AlikeFiles>(_job));
        Add("a");
        Assert.Equal(
            "first and second cannot be told apart in input/: declare a Pattern for each, or give them by name.",
            await Run.Refusal<AlikeFiles>(_job));
        Assert.Equal("(null)|a", await Run.Value<AlikeFiles>(_job, "--second", "input/a"));
    }

    [Fact]
    public async Task A_directory_and_a_file_are_told_apart()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_job.FullPath, "input", "store.zarr", "sub")).FullName;
        File.WriteAllText(Path.Combine(folder, "a.txt"), "");
        File.WriteAllText(Path.Combine(folder, "a.bin"), "");
        File.CreateSymbolicLink(Path.Combine(folder, "b.txt"), Path.Combine(folder, "a.txt"));
        Add("x.tif");
        Assert.Equal("store.zarr|a.txt;b.txt|x.tif", await Run.Value<FolderAndFile>(_job));
    }

    [Fact]
    public async Task Without_input_or_with_an_empty_one_a_required_file_is_missing()
    {
        const string Sentence = "source is missing: put a file into input/, or give --source <file>; it must be the path of a file.";
        Assert.Equal(Sentence, await Run.Refusal<OneFile>(_job));
        string input = Path.Combine(_job.FullPath, "input");
        Directory.CreateDirectory(input);
        Assert.Equal(Sentence, await Run.Refusal<OneFile>(_job));
        Directory.CreateDirectory(Path.Combine(input, "folder"));
        Assert.Equal(Sentence, await Run.Refusal<OneFile>(_job));
        Directory.Delete(input, recursive: true);
        File.WriteAllText(input, "a file called input");
        Assert.Equal(Sentence, await Run.Refusal<OneFile>(_job));
    }

    [Fact]
    public async Task A_broken_link_is_said()
    {
        string input = Directory.CreateDirectory(Path.Combine(_job.FullPath, "input")).FullName;
        File.CreateSymbolicLink(Path.Combine(input, "a.tif"), "/nowhere/line\nbreak");
        Assert.Equal(
            $"source is '{input}/a.tif', but that is a link to /nowhere/line?break, which does not exist.",
            await Run.Refusal<OneFile>(_job));
    }

    /// <summary>The registration takes no lists: under OGC a list of files is a directory that holds them.</summary>
    [Fact]
    public async Task A_list_of_files_may_be_a_directory_that_holds_them()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_job.FullPath, "input", "granules", "sub")).FullName;
        File.WriteAllText(Path.Combine(folder, "b.tif"), "");
        File.WriteAllText(Path.Combine(folder, "..", "a.tif"), "");
        File.WriteAllText(Path.Combine(folder, "..", ".hidden"), "");
        Assert.Equal("a.tif|b.tif", await Run.Value<ManyFiles>(_job, "--sources", "input/granules"));
        Assert.Equal("a.tif|b.tif", await Run.Value<ManyFiles>(_job));
        Assert.Equal("a.tif|b.tif|b.tif", await Run.Value<ManyFiles>(_job, "--sources", "input/granules", "input/granules/sub/b.tif"));
        Add("c.tif");
        Assert.Equal("c.tif|a.tif|b.tif", await Run.Value<ManyFiles>(_job));
    }

    [Fact]
    public async Task A_pattern_also_chooses_among_the_files_of_a_directory()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_job.FullPath, "input", "granules")).FullName;
        File.WriteAllText(Path.Combine(folder, "a.txt"), "");
        Add("aoi.geojson");
        Assert.Equal(
            "sources is 'input/granules', a directory without a file named *.h5.",
            await Run.Refusal<Granules>(_job, "--aoi", "input/aoi.geojson", "--sources", "input/granules"));
        File.WriteAllText(Path.Combine(folder, "b.h5"), "");
        Assert.Equal("aoi.geojson|b.h5", await Run.Value<Granules>(_job));
        Assert.Equal("aoi.geojson|b.h5", await Run.Value<Granules>(_job, "--aoi", "input/aoi.geojson", "--sources", "input/granules"));
    }

    [Fact]
    public async Task A_directory_without_files_is_said()
    {
        Directory.CreateDirectory(Path.Combine(_job.FullPath, "input", "empty"));
        Assert.Equal(
            "sources is 'input/empty', a directory without files.", await Run.Refusal<ManyFiles>(_job, "--sources", "input/empty"));
    }

    private void Add(params string[] names)
    {
        foreach (string name in names)
        {
            _job.AddInput(name, path => File.WriteAllText(path, name));
        }
    }
}
