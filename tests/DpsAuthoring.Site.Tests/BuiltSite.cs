using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

[assembly: AssemblyFixture(typeof(DpsAuthoring.Site.Tests.BuiltSite))]

namespace DpsAuthoring.Site.Tests;

/// <summary>The site as <c>eng/site</c> builds it, once for all tests.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The test runner makes it.")]
public sealed class BuiltSite : IAsyncLifetime
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("dps-site-").FullName;

    /// <summary>Where it lies.</summary>
    public string Directory => Path.Combine(_folder, "site");

    /// <summary>The folder that docfx built it from.</summary>
    internal string Stage => Path.Combine(_folder, "stage");

    /// <summary>What the build said.</summary>
    internal string Said { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        (int code, string said) = await BuildAsync(Repository.Root, Stage, Directory);
        Assert.True(code == 0, said);
        Said = said;
    }

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Builds a repository's pages.</summary>
    internal static async Task<(int ExitCode, string Said)> BuildAsync(string repository, string stage, string site)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "docs/site/build"), [repository, stage, site])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
