namespace DpsAuthoring.EndToEnd.Tests;

/// <summary><c>docs/getting-started.md</c>: from the template to an algorithm that can be registered.</summary>
public sealed class GettingStarted(Workshop workshop)
{
    [Fact]
    public async Task Is_as_it_is_told()
    {
        Command.Need("git");
        await workshop.BuiltAsync(); // so that this machine has all packages but ours
        string folder = workshop.NewFolder("getting started");
        var environment = new Dictionary<string, string?>(Workshop.Environment())
        {
            ["XDG_CACHE_HOME"] = Path.Combine(folder, "cache"),
        };
        foreach ((string name, string? value) in workshop.TemplateEnvironment())
        {
            environment[name] = value;
        }

        Story.Check("getting-started.md", folder, """
            exec 2>&1
            export GIT_AUTHOR_NAME=ada GIT_AUTHOR_EMAIL=ada@localhost GIT_COMMITTER_NAME=ada GIT_COMMITTER_EMAIL=ada@localhost
            export LC_ALL=C.UTF-8
            """, environment);
    }
}
