using DpsAuthoring.Runtime.Tests.CommandLine;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Inputs;

public sealed class InputFileTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task A_relative_path_is_the_jobs_not_the_programs()
    {
        Put("here.txt");
        Assert.False(File.Exists("here.txt"));
        Assert.Equal("here.txt", await Run.Value<AcceptsStray>(_job, "--source", "here.txt"));
    }

    [Fact]
    public async Task What_is_no_file_is_refused_with_what_it_is()
    {
        Directory.CreateDirectory(Path.Combine(_job.FullPath, "folder"));
        File.CreateSymbolicLink(Path.Combine(_job.FullPath, "broken"), "gone");
        File.CreateSymbolicLink(Path.Combine(_job.FullPath, "loop"), "loop");
        string longName = new('x', 300);

        Assert.Equal("source is 'folder', but that is a directory, not a file.", await Refusal("folder"));
        Assert.Equal($"source is 'gone', but there is no such file or directory (in {_job.FullPath}).", await Refusal("gone"));
        Assert.Equal("source is 'broken', but that is a link to gone, which does not exist.", await Refusal("broken"));
        Assert.Equal("source is 'loop', but that is a link to loop, which does not exist.", await Refusal("loop"));
        Assert.Equal(
            "source is 's3://bucket/a.tif', but that is a URL; DPS fetches it before the job starts, so outside a job fetch the file and give its path.",
            await Refusal("s3://bucket/a.tif"));
        Assert.Equal("source is 'a?b', but that is no path.", await Refusal("a\0b"));
        Assert.Equal(
            $"source is '{longName[..200]}…', but there is no such file or directory (in {_job.FullPath}).", await Refusal(longName));
        Assert.Equal(
            $"source is '{string.Concat(Enumerable.Repeat("y/", 100))}…', but there is no such file or directory (in {_job.FullPath}).",
            await Refusal(string.Concat(Enumerable.Repeat("y/", 5000))));

        Task<string> Refusal(string path) => Run.Refusal<OneFile>(_job, "--source", path);
    }

    [Fact]
    public async Task What_is_no_directory_is_refused_with_what_it_is()
    {
        Put("file");
        Assert.Equal(
            "folder is 'file', but that is a file, not a directory.",
            await Run.Refusal<FolderAndFile>(_job, "--folder", "file", "--file", "file"));
        Assert.Equal(
            $"folder is 'gone', but there is no such file or directory (in {_job.FullPath}).",
            await Run.Refusal<FolderAndFile>(_job, "--folder", "gone", "--file", "file"));
    }

    [Fact]
    public void It_opens_through_links_for_reading_only()
    {
        var file = new InputFile(_job.AddInput("a.txt", path => File.WriteAllText(path, "Grüße")));
        Assert.Equal("a.txt", file.Name);
        Assert.Equal(7, file.Length);
        Assert.Equal(file.FullPath, file.ToString());
        using StreamReader text = file.OpenText();
        Assert.Equal("Grüße", text.ReadToEnd());
        using FileStream stream = file.OpenRead();
        Assert.False(stream.CanWrite);
    }

    [Fact]
    public void A_missing_file_is_missing_when_it_is_opened()
    {
        var file = new InputFile(Path.Combine(_job.FullPath, "gone.txt"));
        Assert.Throws<FileNotFoundException>(() => file.OpenRead());
        Assert.Throws<FileNotFoundException>(() => file.Length);
    }

    private void Put(string name) => File.WriteAllText(Path.Combine(_job.FullPath, name), "");
}

/// <summary>Reads a file that lies beside input/, as a run outside DPS may.</summary>
[Algorithm("accepts-stray")]
public sealed partial class AcceptsStray : IAlgorithm
{
    [Input("source")] public required InputFile Source { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Output.Write(Echo.FileName, path => File.WriteAllText(path, Source.Name));
        File.Delete(Source.FullPath); // So that nothing lies beside the results.
        return Task.CompletedTask;
    }
}
