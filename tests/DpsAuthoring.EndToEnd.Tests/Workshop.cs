using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;

[assembly: AssemblyFixture(typeof(DpsAuthoring.EndToEnd.Tests.Workshop))]
[assembly: SupportedOSPlatform("linux")]

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// The packed packages, the template installed from them into a hive of its own (the user's is not touched), and the temporary
/// folder in which everything is scaffolded; it is deleted at the end.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "The test runner makes it.")]
public sealed class Workshop : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("dps-end-to-end-").FullName;
    private readonly Lazy<Task<Scaffold>> _built;
    private int _scaffolds;

    public Workshop()
    {
        _built = new Lazy<Task<Scaffold>>(BuildAsync);
        Rasters = new Rasters(NewFolder("rasters"));
        StandIn = new MaxRevStandIn(this);
    }

    /// <summary>The folder with the packages.</summary>
    public string Packages { get; private set; } = "";

    /// <summary>The version that all packages bear.</summary>
    public string Version => Path.GetFileName(Packages);

    internal static string Repository { get; } = FindRepository();

    internal Rasters Rasters { get; }

    internal MaxRevStandIn StandIn { get; }

    public async ValueTask InitializeAsync()
    {
        Ran packed = (await Command.RunAsync(Repository, Path.Combine(Repository, "eng/pack"))).EnsureSuccess();
        Packages = packed.Output.TrimEnd();
        string pack = Path.Combine(Packages, $"DpsAuthoring.Templates.{Version}.nupkg");
        (await NewAsync(_root, "install", pack)).EnsureSuccess();
    }

    /// <summary>
    /// What a program is started with that calls <c>dotnet new</c> itself, which looks for templates in the home: one of its own, with the
    /// template of the workshop's hive.
    /// </summary>
    internal Dictionary<string, string?> TemplateEnvironment()
    {
        string home = NewFolder("template-home");
        if (!Path.Exists(Path.Combine(home, ".templateengine")))
        {
            Directory.CreateSymbolicLink(Path.Combine(home, ".templateengine"), Path.Combine(_root, "hive"));
        }

        return new Dictionary<string, string?> { ["DOTNET_CLI_HOME"] = home, ["DOTNET_NOLOGO"] = "1" };
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs <c>dotnet new</c> with the template.</summary>
    internal Task<Ran> NewAsync(string directory, params string[] args) =>
        Command.RunAsync(directory, Environment(), "dotnet", ["new", .. args, "--debug:custom-hive", Path.Combine(_root, "hive")]);

    /// <summary>Scaffolds an algorithm; without a name, in a folder whose name it then has.</summary>
    internal async Task<Scaffold> ScaffoldAsync(string? name, params string[] options)
    {
        string parent = NewFolder($"scaffold-{Interlocked.Increment(ref _scaffolds)}");
        string folder = Path.Combine(parent, name ?? "reducer");
        bool maxrev = options.Contains("maxrev");
        string[] named = name is null ? [] : ["--name", name];
        Ran scaffolded = await Command.RunAsync(
            name is null ? Directory.CreateDirectory(folder).FullName : parent,
            maxrev ? await StandIn.EnvironmentAsync() : Environment(),
            "dotnet",
            ["new", "dps-algorithm", .. named, .. options, "--debug:custom-hive", Path.Combine(_root, "hive")]);
        scaffolded.EnsureSuccess();
        return new Scaffold(folder, maxrev ? await StandIn.EnvironmentAsync() : Environment(), scaffolded);
    }

    /// <summary>One scaffold with all defaults, built as DPS builds it; tests share it and must not change it.</summary>
    internal Task<Scaffold> BuiltAsync() => _built.Value;

    internal string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>What a scaffold is built with. It carries the packages; where they were packed is not among its sources.</summary>
    internal static Dictionary<string, string?> Environment(params string[] moreSources) => new()
    {
        ["RestoreAdditionalProjectSources"] = string.Join(';', moreSources),
        // Written by DPS, and for some users by conda: nothing here may depend on them.
        ["PROJ_LIB"] = null,
        ["PROJ_DATA"] = null,
        ["GDAL_DATA"] = null,
    };

    private async Task<Scaffold> BuildAsync()
    {
        Scaffold scaffold = await ScaffoldAsync("shared scaffold", "--skip-restore");
        (await scaffold.BuildAsDpsAsync()).EnsureSuccess();
        return scaffold;
    }

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "DpsAuthoring.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not below the repository.");
    }
}
