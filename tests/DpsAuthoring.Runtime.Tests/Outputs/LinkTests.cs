using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Outputs;

/// <summary>Links are the one way out of <c>output/</c> that no name shows.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly JobFolder _job = new();
    private readonly WorkFolder _work;
    private readonly JobOutput _output;
    private readonly string _outside;

    public LinkTests()
    {
        _work = new WorkFolder(_job.FullPath);
        _output = new JobOutput(_job.FullPath, _work, "x.log");
        _outside = Directory.CreateDirectory(Path.Combine(_job.FullPath, "outside")).FullName;
    }

    public void Dispose()
    {
        _work.Dispose();
        _job.Dispose();
    }

    [Fact]
    public void A_folder_that_is_a_link_is_not_gone_through()
    {
        File.CreateSymbolicLink(Path.Combine(_output.FullPath, "out"), _outside);
        Assert.Equal(
            $"output/out/a.txt would go through the link out to {_outside}, out of output/, and be lost with the job; remove the link.",
            Assert.Throws<IOException>(() => _output.Write("out/a.txt", Put)).Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_outside));
    }

    [Fact]
    public void A_link_in_the_place_of_a_result_is_replaced_not_followed()
    {
        string target = Path.Combine(_outside, "target.txt");
        File.WriteAllText(target, "untouched");
        File.CreateSymbolicLink(Path.Combine(_output.FullPath, "a.txt"), target);
        File.CreateSymbolicLink(Path.Combine(_output.FullPath, "folder"), _outside);
        _output.Write("a.txt", Put);
        _output.Write("folder", path => Put(Path.Combine(Directory.CreateDirectory(path).FullName, "b.txt")));
        Assert.Equal("untouched", File.ReadAllText(target));
        Assert.Equal([target], Directory.EnumerateFileSystemEntries(_outside));
        Assert.Equal(["a.txt", "folder/b.txt"], _output.GetFiles());
    }

    [Fact]
    public void A_link_is_no_result()
    {
        string input = _job.AddInput("in.txt", Put);
        Assert.Equal(
            $"output/a.txt would hold a link to {input}, which does not outlive the job; copy the file itself.",
            Assert.Throws<IOException>(() => _output.Write("a.txt", path => File.CreateSymbolicLink(path, input))).Message);
        Assert.Throws<IOException>(() => _output.Write("store", path =>
            File.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(path).FullName, "inner"), _job.FullPath)));
        Assert.Empty(_output.GetFiles());
        Assert.True(File.Exists(input));
    }

    [Fact]
    public void A_link_that_was_put_beside_the_results_is_none_of_them()
    {
        File.CreateSymbolicLink(Path.Combine(_output.FullPath, "link"), _job.AddInput("in.txt", Put));
        Assert.Empty(_output.GetFiles());
    }

    private static void Put(string path) => File.WriteAllText(path, "x");
}
