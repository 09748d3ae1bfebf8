using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Algorithms;

/// <summary>The catalogue: what jobs can be submitted to, and what has been built or is about to be.</summary>
internal static class AlgorithmsPage
{
    public const string Path = "/algorithms";

    /// <summary>Older builds are history.</summary>
    private const int Builds = 20;

    public static void Add(PageRoutes pages, ServerParts parts) => pages.Get(Path, call => Show(parts, call));

    private static Http.Reply Show(ServerParts parts, PageCall call)
    {
        string wanted = call.Query("q")?.Trim() ?? "";
        (RegisteredAlgorithm Algorithm, AlgorithmDefinition Definition)[] all =
            [.. parts.Algorithms.Ordered().Select(algorithm => (algorithm, parts.Algorithms.Define(algorithm.Registration)))];
        (RegisteredAlgorithm Algorithm, AlgorithmDefinition Definition)[] found =
        [
            .. all.Where(one => Holds(AlgorithmText.NameOf(one.Algorithm))
                || Holds(one.Definition.Description)
                || one.Definition.Keywords.Any(Holds)),
        ];
        bool Holds(string text) => text.Contains(wanted, StringComparison.OrdinalIgnoreCase);

        return call.Page("Algorithms", Html.Of(
            $"""
            <div class="row spread"><h1>Algorithms</h1><a class="button main" href="/register">Register an algorithm</a></div>
            {Html.If(call.Query("deleted") is not null, $"""<p class="notice" role="status">{call.Query("deleted")} is deleted: no new jobs of it can be submitted. Its jobs and their outputs stay.</p>""")}
            <form class="row find" role="search" action="{Path}"><label for="q">Find</label><input id="q" name="q" type="search" value="{wanted}"><button>Find</button>
            <span class="hint">{found.Length} of {all.Length}{Html.If(wanted.Length > 0, $""" · <a href="{Path}">all</a>""")}</span></form>
            {(all.Length == 0 ? Html.Of($"""<p class="card">Nothing is registered yet. <a href="/register">Register an algorithm</a>, or run <code>dps register --here</code> in its folder.</p>""") : Table(parts, found))}
            {History(parts)}
            """));
    }

    private static Html Table(ServerParts parts, IEnumerable<(RegisteredAlgorithm Algorithm, AlgorithmDefinition Definition)> found)
    {
        IEnumerable<Html> rows = found.Select(one => Html.Of(
            $"""
            <tr><th scope="row"><a href="{AlgorithmPage.PathOf(one.Algorithm)}"><bdi>{one.Algorithm.Name}</bdi></a></th>
            <td><bdi>{one.Algorithm.Version}</bdi></td><td>{one.Definition.Description}</td>
            <td>{AlgorithmText.RouteOf(one.Algorithm.Registration.Kind)}</td><td>{one.Definition.Author ?? parts.Options.User}</td>
            <td>{ShownTime.At(one.Algorithm.Changed)}</td>
            <td><a class="button" href="/submit?algorithm={one.Algorithm.Id}">Submit<span class="unseen"> a job of {AlgorithmText.NameOf(one.Algorithm)}</span></a></td></tr>
            """));
        return Html.Of(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-label="Algorithms"><table class="catalogue"><thead><tr><th scope="col">Algorithm</th><th scope="col">Version</th>
            <th scope="col">Description</th><th scope="col">Route</th><th scope="col">Author</th><th scope="col">Registered (last modified)</th><th scope="col"><span class="unseen">Configure a job</span></th></tr></thead>
            <tbody>{rows}</tbody></table></div>
            """);
    }

    private static Html History(ServerParts parts)
    {
        Registration[] builds =
        [
            .. parts.Algorithms.List(RegistrationKind.Legacy, RegistrationKind.Build, RegistrationKind.Package)
                .Take(Builds),
        ];
        if (builds.Length == 0)
        {
            return default;
        }

        IEnumerable<Html> rows = builds.Select(build => Html.Of(
            $"""
            <tr><th scope="row"><a href="{RegistrationPath.Of(build)}"><bdi>{build.Name}:{build.Version}</bdi></a></th><td>{AlgorithmText.RouteOf(build.Kind)}</td>
            <td>{AlgorithmText.StateOf(build.Status)}</td><td>{build.Error}</td><td>{ShownTime.At(build.Created)}</td><td>{ShownTime.At(build.Changed)}</td></tr>
            """));
        return Html.Of(
            $"""
            <h2 id="builds">Builds and deployments</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="builds"><table><thead><tr><th scope="col">Algorithm</th><th scope="col">Route</th><th scope="col">State</th>
            <th scope="col">What went wrong</th><th scope="col">Created</th><th scope="col">Updated</th></tr></thead><tbody>{rows}</tbody></table></div>
            """);
    }
}
