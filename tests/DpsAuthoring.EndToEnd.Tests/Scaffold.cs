namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>A scaffolded algorithm, and what its author does with it.</summary>
internal sealed class Scaffold(string directory, IReadOnlyDictionary<string, string?> environment, Ran scaffolded)
{
    public string Directory => directory;

    /// <summary>What <c>dotnet new</c> said.</summary>
    public Ran Scaffolded => scaffolded;

    public string RunScript => PathOf("run.sh");

    public IReadOnlyDictionary<string, string?> Environment => environment;

    /// <summary>The file of the algorithm's class; it and its folder bear the names that the template has made.</summary>
    public string Source =>
        Files()
            .Single(file =>
                Path.GetDirectoryName(Path.GetDirectoryName(file)) == "src"
                && file.EndsWith(".cs", StringComparison.Ordinal)
                && Path.GetFileName(file) != "Program.cs");

    public string PathOf(string name) => Path.Combine(directory, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public Task<Ran> RunAsync(string program, params string[] args) => Command.RunAsync(directory, environment, program, args);

    public Task<Ran> BuildAsync() => RunAsync("dotnet", "build", "-warnaserror");

    public Task<Ran> TestAsync() => RunAsync("dotnet", "test", "--no-build");

    public Task<Ran> BuildAsDpsAsync() => RunAsync(PathOf("build-env.sh"));

    /// <summary>Every file that the template made, and nothing that a build has.</summary>
    public IReadOnlyList<string> Files() =>
        [.. System.IO.Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(directory, path))
            .Where(name => !name.Split('/').Any(part => part is "bin" or "obj" or "app" or ".git"))
            .Order(StringComparer.Ordinal)];

    /// <summary>The same without the packages and the rasters it carries.</summary>
    public IReadOnlyList<string> TextFiles() => [.. Files().Where(name => Path.GetExtension(name) is not (".nupkg" or ".tif"))];

    public async Task CommitAsync()
    {
        (await RunAsync("git", "init", "--quiet")).EnsureSuccess();
        (await RunAsync("git", "add", "--all")).EnsureSuccess();
        (
            await RunAsync(
                "git",
                "-c",
                "user.name=An author",
                "-c",
                "user.email=author@localhost",
                "commit",
                "--quiet",
                "--message",
                "Begin")
        ).EnsureSuccess();
    }
}
