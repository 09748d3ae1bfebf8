using System.Diagnostics;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary><c>docs/tutorial.md</c>: from the template to the outputs of jobs, through a DPS of this machine.</summary>
public sealed class Tutorial(Workshop workshop)
{
    private const string Listening = "Listening on ";

    [Fact]
    public async Task Is_as_it_is_told()
    {
        Command.Need("git");
        await workshop.BuiltAsync(); // so that this machine has all packages but ours
        string folder = workshop.NewFolder("tutorial");
        var environment = new Dictionary<string, string?>(Workshop.Environment())
        {
            ["XDG_DATA_HOME"] = Path.Combine(folder, "share"),
            ["XDG_CONFIG_HOME"] = Path.Combine(folder, "config"),
            ["XDG_CACHE_HOME"] = Path.Combine(folder, "cache"),
            ["MAAP_PGT"] = null,
            ["MAAP_API_HOST"] = null,
            ["DPS_PROFILE"] = null,
        };
        foreach ((string name, string? value) in workshop.TemplateEnvironment())
        {
            environment[name] = value;
        }

        using Process server = await ServeAsync(folder, environment);
        try
        {
            Story.Check("tutorial.md", folder, """
                exec 2>&1
                export GIT_AUTHOR_NAME=ada GIT_AUTHOR_EMAIL=ada@localhost GIT_COMMITTER_NAME=ada GIT_COMMITTER_EMAIL=ada@localhost
                export LC_ALL=C.UTF-8
                """, environment);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What the page starts in another terminal.</summary>
    private static async Task<Process> ServeAsync(string folder, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(DpsTool.Path, ["serve", "--port", "0"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        Process server = Process.Start(start)!;
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                return server;
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }
}
