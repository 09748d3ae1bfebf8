using System.Globalization;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Algorithms;

/// <summary>One algorithm: what it is, what it was made of, what its jobs take; and its end.</summary>
internal static class AlgorithmPage
{
    public static void Add(PageRoutes pages, ServerParts parts)
    {
        pages.Get(AlgorithmsPage.Path + "/{id}", call => Show(parts, call));
        pages.Get(AlgorithmsPage.Path + "/{id}/delete", call => Ask(parts, call));
        pages.Post(AlgorithmsPage.Path + "/{id}/delete", call => DeleteAsync(parts, call));
    }

    public static string PathOf(RegisteredAlgorithm algorithm) =>
        string.Create(CultureInfo.InvariantCulture, $"{AlgorithmsPage.Path}/{algorithm.Id}");

    private static RegisteredAlgorithm Find(ServerParts parts, PageCall call) =>
        call.Number("id") is { } id && parts.Algorithms.FindAlgorithm(id) is { } found
            ? found
            : throw Refusal.Framework(404, "No algorithm of that number was ever registered here.");

    private static Reply Show(ServerParts parts, PageCall call)
    {
        RegisteredAlgorithm algorithm = Find(parts, call);
        AlgorithmDefinition definition = parts.Algorithms.Define(algorithm.Registration);
        string name = AlgorithmText.NameOf(algorithm);
        return call.Page(name, Html.Of(
            $"""
            <p><a href="{AlgorithmsPage.Path}">Algorithms</a></p>
            <div class="row spread"><h1><bdi>{name}</bdi></h1>{Html.If(algorithm.IsDeployed, $"{Actions(algorithm)}")}</div>
            {Html.If(!algorithm.IsDeployed, $"""<p class="problem">It is deleted: no new jobs of it can be submitted.</p>""")}
            <p>{definition.Description}</p>
            <div class="card"><h2>Details</h2>{Facts(parts, algorithm, definition)}</div>
            <h2 id="inputs">Inputs</h2>{Inputs(parts, algorithm, definition)}
            {Source(definition)}
            """));
    }

    private static Html Actions(RegisteredAlgorithm algorithm) => Html.Of(
        $"""
        <span class="row"><a class="button main" href="/submit?algorithm={algorithm.Id}">Submit a job</a>
        <a class="button" href="/register?from={algorithm.Id}">Register anew</a>
        <a class="button" href="{PathOf(algorithm)}/delete">Delete …</a></span>
        """);

    private static Html Facts(ServerParts parts, RegisteredAlgorithm algorithm, AlgorithmDefinition definition)
    {
        Html Fact(string name, Html value) => value.IsEmpty ? default : Html.Of($"<dt>{name}</dt><dd>{value}</dd>");
        Html Text(string? text) => Html.If(!string.IsNullOrEmpty(text), $"{text}");
        Html Code(string? text) => Html.If(!string.IsNullOrEmpty(text), $"<code>{text}</code>");
        Html Amount(double? amount, string unit) => Html.If(amount is not null, $"{amount ?? 0}{unit}");
        Registration registration = algorithm.Registration;
        bool isOgc = algorithm.Contract == JobContract.Ogc;
        return Html.Of(
            $"""
            <dl class="facts">{Fact("Process ID", isOgc ? Html.Of($"{algorithm.Id}") : default)}
            {Fact("Title", Text(definition.Title == algorithm.Name ? null : definition.Title))}
            {Fact("Route", Html.Of($"{AlgorithmText.RouteOf(registration.Kind)}"))}
            {Fact("Build", Html.Of($"""{AlgorithmText.StateOf(registration.Status)} · <a href="{RegistrationPath.Of(registration)}">log of the build</a>"""))}
            {Fact("Code repository", AlgorithmText.LinkTo(definition.CodeRepository))}
            {Fact("Git commit", Html.If(definition.Commit is not null, $"""<code id="commit">{definition.Commit}</code> <button class="quiet script" type="button" data-copy="#commit">Copy</button>"""))}
            {Fact("CWL", Html.If(isOgc, $"""<a href="/api/ogc/processes/{algorithm.Id}/package.cwl" download="process.cwl">process.cwl</a>{Html.If(registration.Href is not null, $" from {AlgorithmText.LinkTo(registration.Href)}")}"""))}
            {Fact("Base command", Code(definition.Algorithm.RunCommand))}
            {Fact("Image", Code(definition.Image))}
            {Fact("Least memory (RAM)", Amount(definition.Memory, registration.Kind == RegistrationKind.Package ? " MiB" : " GB"))}{Fact("Least cores", Amount(definition.Cores, ""))}
            {Fact("Disk", Text(definition.Disk))}{Fact("Queue (Resource)", Text(definition.Queue))}
            {Fact("Author", Text(definition.Author))}{Fact("Keywords", Text(string.Join(", ", definition.Keywords)))}{Fact("Deployed by", Text(parts.Options.User))}
            {Fact("First registered", ShownTime.At(algorithm.Created))}{Fact("Last modified", ShownTime.At(algorithm.Changed))}</dl>
            """);
    }

    private static Html Inputs(ServerParts parts, RegisteredAlgorithm algorithm, AlgorithmDefinition definition)
    {
        if (definition.Algorithm.Inputs.Count == 0)
        {
            return Html.Of($"""<p class="card">Its jobs take no inputs.</p>""");
        }

        Algorithm? declared = parts.Declarations.Of(algorithm.Registration);
        IEnumerable<Html> rows = definition.Algorithm.Inputs.Select(input => Html.Of(
            $"""
            <tr><th scope="row"><bdi>{input.Name}</bdi></th>
            <td>{AlgorithmText.TypeOf(input, declared?.Inputs.FirstOrDefault(one => one.Name == input.Name)?.Type)}</td><td>{Default(input)}</td>
            <td>{definition.Labels.GetValueOrDefault(input.Name)}</td><td>{input.Description}</td></tr>
            """));
        return Html.Of(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-labelledby="inputs"><table><thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Default</th>
            <th scope="col">Label</th><th scope="col">Description</th></tr></thead><tbody>{rows}</tbody></table></div>
            """);
    }

    private static Html Default(AlgorithmInput input) => input switch
    {
        { Default: "" } => Html.Of($"""<span class="hint">an empty text</span>"""),
        { Default: { } value } => Html.Of($"<code>{value}</code>"),
        { IsOptional: true } => Html.Of($"""<span class="hint">may be left out</span>"""),
        _ => Html.Of($"""<span class="hint">must be given</span>"""),
    };

    private static Html Source(AlgorithmDefinition definition)
    {
        string? text = definition.Configuration?.File.Text ?? definition.Package;
        string title = definition.Configuration is null ? "Application package (CWL)" : "Configuration as it was sent";
        return Html.If(text is not null, $"""<details class="card"><summary>{title}</summary><div class="scroll code" tabindex="0" role="region" aria-label="{title}"><pre>{text}</pre></div></details>""");
    }

    private static Reply Ask(ServerParts parts, PageCall call)
    {
        RegisteredAlgorithm algorithm = Find(parts, call);
        string name = AlgorithmText.NameOf(algorithm);
        long busy = parts.Jobs.Count(new JobFilter { Algorithm = algorithm.Id, State = JobState.Queued })
            + parts.Jobs.Count(new JobFilter { Algorithm = algorithm.Id, State = JobState.Started });
        return call.Page($"Delete {name}?", Html.Of(
            $"""
            <div class="card"><h1>Delete <bdi>{name}</bdi>?</h1>
            <p>No new jobs of it can be submitted then. Its jobs and their outputs stay{Html.If(busy > 0, $", and {busy} that wait or run go on")}. It can be registered again.</p>
            <form class="row" method="post">{call.TokenField}<button class="danger">Delete {name}</button><a class="button" href="{PathOf(algorithm)}">Keep it</a></form></div>
            """));
    }

    private static async Task<Reply> DeleteAsync(ServerParts parts, PageCall call)
    {
        RegisteredAlgorithm algorithm = Find(parts, call);
        await parts.Algorithms.UndeployAsync(algorithm.Id).ConfigureAwait(false);
        return Reply.SeeOther($"{AlgorithmsPage.Path}?deleted={Uri.EscapeDataString(AlgorithmText.NameOf(algorithm))}");
    }
}
