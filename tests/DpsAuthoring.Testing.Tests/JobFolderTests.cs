namespace DpsAuthoring.Testing.Tests;

public enum Mischief
{
    None,
    ChangeInput,
    DeleteInput,
    WriteBeside,
    Fail,
}

[Algorithm("mischievous")]
public sealed partial class Mischievous : IAlgorithm
{
    [Input("mischief")] public required Mischief Mischief { get; init; }
    [Input("source")] public InputFile? Source { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Print("working");
        job.Output.Write("sub/b.txt", path => File.WriteAllText(path, "b"));
        job.Output.Write("a.txt", path => File.WriteAllText(path, "a"));
        string behind = Source is null ? "" : File.ResolveLinkTarget(Source.FullPath, returnFinalTarget: true)!.FullName;
        switch (Mischief)
        {
            case Mischief.ChangeInput:
                File.SetAttributes(behind, FileAttributes.Normal);
                File.AppendAllText(behind, "more");
                break;
            case Mischief.DeleteInput:
                File.Delete(behind);
                break;
            case Mischief.WriteBeside:
                File.WriteAllText(Path.Combine(job.WorkingDirectory, "beside.txt"), "");
                break;
            case Mischief.Fail:
                throw new InvalidDataException("no bands");
        }

        return Task.CompletedTask;
    }
}

public sealed class JobFolderTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public void An_input_is_a_link_to_a_read_only_file()
    {
        string path = _job.AddInput("a.txt", file => File.WriteAllText(file, "a"));
        Assert.Equal(Path.Combine(_job.FullPath, "input", "a.txt"), path);
        var behind = (FileInfo)File.ResolveLinkTarget(path, returnFinalTarget: true)!;
        Assert.True(behind.IsReadOnly);
        Assert.NotEqual(Path.GetDirectoryName(path), behind.DirectoryName);
    }

    [Fact]
    public void A_file_and_a_directory_are_copied_under_their_names()
    {
        string from = Directory.CreateDirectory(Path.Combine(_job.FullPath, "from", "sub")).Parent!.FullName;
        File.WriteAllText(Path.Combine(from, "sub", "a.txt"), "a");
        Assert.Equal("a", File.ReadAllText(_job.AddInput(Path.Combine(from, "sub", "a.txt"))));
        string folder = _job.AddInput(from + "/");
        Assert.Equal(Path.Combine(_job.FullPath, "input", "from"), folder);
        Assert.True(new FileInfo(Path.Combine(folder, "sub", "a.txt")).IsReadOnly);
    }

    [Theory]
    [InlineData("a/b.txt")]
    [InlineData("..")]
    [InlineData(".")]
    public void An_input_has_a_plain_name(string name) =>
        Assert.Equal(
            $"'{name}' is no file name: DPS puts every input directly into input/. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => _job.AddInput(name, path => File.WriteAllText(path, ""))).Message);

    [Fact]
    public void Two_inputs_of_one_name_fail_here_as_they_do_there()
    {
        _job.AddInput("a.txt", path => File.WriteAllText(path, ""));
        Assert.Equal(
            "input/ has a file 'a.txt' already; two inputs of one name fail a job before it starts.",
            Assert.Throws<IOException>(() => _job.AddInput("a.txt", path => File.WriteAllText(path, ""))).Message);
    }

    [Fact]
    public void An_input_that_was_not_written_is_said() =>
        Assert.StartsWith(
            "Nothing was written to ",
            Assert.Throws<IOException>(() => _job.AddInput("a.txt", _ => { })).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_success_shows_its_results_and_its_log()
    {
        JobResult result = await _job.RunArgumentsAsync<Mischievous>(["None"], TestContext.Current.CancellationToken);
        Assert.Same(result, result.EnsureSuccess());
        Assert.Equal(["a.txt", "sub/b.txt"], result.Outputs);
        Assert.Equal("b", await File.ReadAllTextAsync(result.OutputPath("sub/b.txt"), TestContext.Current.CancellationToken));
        Assert.Contains("working", result.Log, StringComparison.Ordinal);
        Assert.StartsWith("working" + Environment.NewLine, result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(
            "There is no output/c.txt; there is a.txt, sub/b.txt.",
            Assert.Throws<FileNotFoundException>(() => result.OutputPath("c.txt")).Message);
    }

    [Theory]
    [InlineData(Mischief.ChangeInput, "The job changed its inputs, which are read-only in DPS: in.txt.")]
    [InlineData(Mischief.DeleteInput, "The job changed its inputs, which are read-only in DPS: in.txt.")]
    [InlineData(Mischief.WriteBeside, "The job left what DPS would lose, because it is not in output/: beside.txt.")]
    [InlineData(Mischief.Fail, "The job ended with exit code 1.")]
    public async Task What_would_fail_or_be_lost_in_DPS_is_no_success(Mischief mischief, string sentence)
    {
        _job.AddInput("in.txt", path => File.WriteAllText(path, "in"));
        JobResult result = await _job.RunArgumentsAsync<Mischievous>([mischief.ToString()], TestContext.Current.CancellationToken);
        string message = Assert.Throws<InvalidOperationException>(result.EnsureSuccess).Message;
        Assert.StartsWith(sentence + "\n--- standard output\nworking", message, StringComparison.Ordinal);
        Assert.EndsWith($"\n--- standard error\n{result.StandardError}\n--- log\n{result.Log}", message, StringComparison.Ordinal);
        Assert.Equal(mischief == Mischief.Fail, message.Contains($" at {typeof(Mischievous)}.RunAsync(", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_gone_when_it_is_disposed()
    {
        var job = new JobFolder();
        job.AddInput("a.txt", path => File.WriteAllText(path, ""));
        job.Dispose();
        job.Dispose();
        Assert.False(Directory.Exists(Path.GetDirectoryName(job.FullPath)));
    }
}
