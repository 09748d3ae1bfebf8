using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Queues;

/// <summary>The queues, which MAAP calls resources, with what their jobs may take and how many are in them.</summary>
internal static class QueuesPage
{
    public static void Add(PageRoutes pages, ServerParts parts) => pages.Get("/queues", call =>
    {
        IEnumerable<Html> rows = parts.Options.Queues.Select((queue, at) =>
        {
            long Count(JobState state) => parts.Jobs.Count(new JobFilter { Queue = queue.Name, State = state });
            return Html.Of(
                $"""
                <tr><th scope="row"><a href="/jobs?queue={Uri.EscapeDataString(queue.Name)}"><bdi>{queue.Name}</bdi></a>{Html.If(at == 0, $""" <span class="hint">default</span>""")}</th>
                <td class="number">{ShownTime.Duration(queue.TimeLimit)}</td><td class="number">{Count(JobState.Queued)}</td><td class="number">{Count(JobState.Started)}</td></tr>
                """);
        });
        return call.Page("Queues", Html.Of(
            $"""
            <h1>Queues</h1>
            <p class="hint">MAAP calls a queue a job's <b>Resource</b>. Here all of them run on this machine; a queue says how long its jobs may run.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Queues"><table><thead><tr><th scope="col">Queue (Resource)</th><th scope="col" class="number">Time limit</th><th scope="col" class="number">Queued</th><th scope="col" class="number">Running</th></tr></thead><tbody>{rows}</tbody></table></div>
            """));
    });
}
