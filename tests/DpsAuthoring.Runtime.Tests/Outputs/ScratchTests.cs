using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Outputs;

public sealed class ScratchTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public void It_is_there_at_once_and_gone_afterwards()
    {
        using (var work = new WorkFolder(_job.FullPath))
        {
            var scratch = new JobScratch(work);
            Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.FullPath));
            File.WriteAllText(scratch.GetPath("a/b.txt"), "x");
            Assert.Equal(Path.Combine(scratch.FullPath, "a/b.txt"), scratch.GetPath("a/b.txt"));

            // What a link leads to is not the job's to delete.
            string kept = Directory.CreateDirectory(Path.Combine(_job.FullPath, "kept")).FullName;
            File.CreateSymbolicLink(scratch.GetPath("link"), kept);
            File.WriteAllText(Path.Combine(kept, "kept.txt"), "x");
        }

        Assert.Equal(["kept"], Directory.EnumerateFileSystemEntries(_job.FullPath).Select(Path.GetFileName));
        Assert.True(File.Exists(Path.Combine(_job.FullPath, "kept", "kept.txt")));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("")]
    public void A_name_that_leads_out_of_it_is_refused(string name)
    {
        using var work = new WorkFolder(_job.FullPath);
        Assert.Throws<ArgumentException>(() => new JobScratch(work).GetPath(name));
        Assert.Throws<ArgumentException>(() => new JobScratch(work).GetPath(name));
    }
}
