using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Outputs;

public sealed class ScratchTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public void It_is_made_at_first_use_and_gone_afterwards()
    {
        using (var work = new WorkFolder(_job.Directory))
        {
            var scratch = new JobScratch(work);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_job.Directory));
            File.WriteAllText(scratch.File("a/b.txt"), "x");
            Assert.Equal(Path.Combine(scratch.Directory, "a/b.txt"), scratch.File("a/b.txt"));

            // What a link leads to is not the job's to delete.
            string kept = Directory.CreateDirectory(Path.Combine(_job.Directory, "kept")).FullName;
            File.CreateSymbolicLink(scratch.File("link"), kept);
            File.WriteAllText(Path.Combine(kept, "kept.txt"), "x");
        }

        Assert.Equal(["kept"], Directory.EnumerateFileSystemEntries(_job.Directory).Select(Path.GetFileName));
        Assert.True(File.Exists(Path.Combine(_job.Directory, "kept", "kept.txt")));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("")]
    public void A_name_that_leads_out_of_it_is_refused(string name)
    {
        using var work = new WorkFolder(_job.Directory);
        Assert.Throws<ArgumentException>(() => new JobScratch(work).File(name));
        Assert.Throws<ArgumentException>(() => new JobScratch(work).File(name));
    }
}
