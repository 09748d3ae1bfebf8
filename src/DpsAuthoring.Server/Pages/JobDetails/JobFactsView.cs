using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>What MAAP's page shows as General.</summary>
internal static class JobFactsView
{
    public static Html Of(ListedJob job, AlgorithmDefinition? definition)
    {
        JobRecord record = job.Record;
        string[] tags = [.. record.Tags];
        IEnumerable<Html> links = tags.Select(tag => JobBatch.IsBatch(tag)
            ? Html.Of($"""<a class="tag batch" href="{BatchAddress.Of(tag)}"><bdi>{tag}</bdi></a> """)
            : Html.Of($"""<a class="tag" href="{Listed(Facet.Tag, tag)}"><bdi>{tag}</bdi></a> """));
        return Html.Of(
            $"""
            <section class="card" id="general"><h2>General</h2><dl class="facts">
            <dt>Status</dt><dd>{StatusMark.Of(job.Word)}</dd>
            <dt>Algorithm (Job Type)</dt><dd><a href="{new JobsView { Query = new JobQuery().With(Facet.Algorithm, job.Algorithm).With(Facet.Version, job.Version) }.Address}"><bdi>{job.Algorithm}:{job.Version}</bdi></a> <span class="hint mono"><bdi>{record.Type}</bdi></span> <a href="/algorithms/{record.Algorithm}">Its registration</a></dd>
            {Html.If(definition is { Description.Length: > 0 }, $"<dt>Description</dt><dd><bdi>{definition?.Description}</bdi></dd>")}
            <dt>Tag</dt><dd>{(tags.Length == 0 ? Html.Of($"""<span class="none">–</span>""") : Html.All(links))}</dd>
            <dt>Resource (queue)</dt><dd><a href="{Listed(Facet.Queue, record.Queue)}"><bdi>{record.Queue}</bdi></a></dd>
            <dt>Priority</dt><dd>{record.Priority}</dd>
            <dt>Queued</dt><dd>{ShownTime.At(record.Created)}</dd>
            <dt>Started</dt><dd>{ShownTime.At(record.Started)}</dd>
            <dt>Ended (Completed)</dt><dd>{ShownTime.At(record.Ended)}</dd>
            <dt>Updated</dt><dd>{ShownTime.At(record.Changed)}</dd>
            <dt>Duration</dt><dd>{(job.Duration is { } time ? Html.Of($"{ShownTime.Duration(time)}") : Html.Of($"""<span class="none">–</span>"""))}</dd>
            {Html.If(job.Facts.ExitCode is not null, $"<dt>Exit code</dt><dd>{job.Facts.ExitCode}</dd>")}
            <dt>Job ID (Payload ID)</dt><dd class="mono">{record.Id}</dd>
            </dl></section>
            """);
    }

    private static string Listed(Facet facet, string value) => new JobsView { Query = new JobQuery().With(facet, value) }.Address;
}
