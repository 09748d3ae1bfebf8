using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Index;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>A column of the table.</summary>
/// <param name="Key">Its name in an address.</param>
/// <param name="Name">Its head.</param>
/// <param name="Cell">What it shows of a job.</param>
internal sealed record JobColumn(string Key, string Name, Func<ListedJob, Html> Cell)
{
    /// <summary>What jobs are sorted by at its head; null where they cannot be.</summary>
    public JobTime? Sort { get; init; }

    public bool IsNumber { get; init; }

    /// <summary>Whether it is shown where none are chosen.</summary>
    public bool IsUsual { get; init; }

    public static IReadOnlyList<JobColumn> All { get; } =
    [
        new("status", "Status", job => StatusMark.Of(job.Word)) { IsUsual = true },
        new("job", "Job (Payload ID)", job => Html.Of(
            $"""<a class="job" href="{job.Address}"><bdi>{job.Algorithm}:{job.Version}</bdi></a><span class="id mono">{job.Record.Id}</span>{Html.If(job.Facts.Cause is not null, $"{Cause(job)}")}""")) { IsUsual = true },
        new("tag", "Tag", Tags) { IsUsual = true },
        new("queue", "Resource", job => Html.Of($"<bdi>{job.Record.Queue}</bdi>")),
        new("queued", "Queued", job => Stacked(job.Record.Created)) { Sort = JobTime.Queued, IsUsual = true },
        new("started", "Started", job => Stacked(job.Record.Started)) { Sort = JobTime.Started, IsUsual = true },
        new("ended", "Ended", job => Stacked(job.Record.Ended)) { Sort = JobTime.Ended, IsUsual = true },
        new("updated", "Updated", job => Stacked(job.Record.Changed)) { Sort = JobTime.Updated, IsUsual = true },
        new("duration", "Duration", job => job.Duration is { } time ? Html.Of($"{ShownTime.Duration(time)}") : None)
            { Sort = JobTime.Duration, IsUsual = true, IsNumber = true },
        new("cause", "Why it failed", Cause),
        new("exit", "Exit code", job => job.Facts.ExitCode is { } code ? Html.Of($"{code}") : None) { IsNumber = true },
        new("priority", "Priority", job => Html.Of($"{job.Record.Priority}")) { IsNumber = true },
        new("inputs", "Inputs", Inputs),
    ];

    private static Html None => Html.Of($"""<span class="none">–</span>""");

    public static IReadOnlyList<JobColumn> Chosen(JobsView view) =>
        All.Where(column => view.Columns.Contains(column.Key)).ToList() is { Count: > 0 } chosen
            ? chosen
            : [.. All.Where(column => column.IsUsual)];

    /// <summary>A time in two lines, with its zone.</summary>
    private static Html Stacked(long? moment) => moment is { } known
        ? Html.Of($"""<time datetime="{Store.Moment.Zulu(known)}">{Part(known, "yyyy-MM-dd")} <br>{Part(known, "HH:mm:ss")} UTC</time>""")
        : None;

    private static string Part(long moment, string format) => Store.Moment.Time(moment).ToString(format, CultureInfo.InvariantCulture);

    private static Html Tags(ListedJob job)
    {
        string[] tags = [.. job.Record.Tags];
        IEnumerable<Html> links = tags.Where(tag => !JobBatch.IsRow(tag)).Select(tag => JobBatch.IsBatch(tag)
            ? Html.Of($"""<a class="tag batch" href="{BatchAddress.Of(tag)}" title="The batch"><bdi>{tag}</bdi></a> """)
            : Html.Of($"""<span class="tag"><bdi>{tag}</bdi></span> """));
        return tags.Length == 0 ? None : Html.All(links);
    }

    private static Html Cause(ListedJob job) => job.Facts.Cause is { } cause
        ? Html.Of($"""<span class="cause"><bdi>{job.Facts.Reason ?? cause}</bdi></span>""")
        : None;

    private static Html Inputs(ListedJob job)
    {
        using var json = JsonDocument.Parse(job.Record.Inputs);
        return Html.All([.. json.RootElement.EnumerateObject().Select(input => Html.Of(
            $"""<span class="input">{input.Name} <code>{PlainText.Line(input.Value.GetString() ?? "")}</code></span> """))]);
    }
}
