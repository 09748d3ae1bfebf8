namespace DpsAuthoring.Cli.Tests;

/// <summary>Two folders of results that <c>dps compare</c> is started on.</summary>
internal sealed class ComparedFolders : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dps-compared-").FullName;

    public ComparedFolders()
    {
        Directory.CreateDirectory(Old("."));
        Directory.CreateDirectory(New("."));
    }

    public string Root => _root;

    public string Old(string name) => Path.Combine(_root, "old", name);

    public string New(string name) => Path.Combine(_root, "new", name);

    public void Write(string name, string old, string other)
    {
        File.WriteAllText(Old(name), old);
        File.WriteAllText(New(name), other);
    }

    public Task<Ran> CompareAsync(params string[] arguments) => Dps.RunInAsync(_root, ["compare", "old", "new", .. arguments]);

    /// <summary>Compares, and leaves of the report the differences.</summary>
    public async Task<string[]> DifferencesAsync(params string[] arguments)
    {
        Ran ran = await CompareAsync(arguments);
        Assert.Equal("", ran.Error);
        string[] lines = ran.Output.Split('\n');
        Assert.True(ran.ExitCode == (lines[0].StartsWith("same (", StringComparison.Ordinal) ? 0 : 1), ran.Everything);
        return [.. lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line[2..])];
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
