namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>A state as a shape and a word, and a colour besides.</summary>
internal static class StatusMark
{
    /// <summary>The states that are counted, in the order of a job's life, with the words that MAAP and HySDS have for them.</summary>
    public static readonly (string Word, string Others)[] All =
    [
        ("queued", "accepted, job-queued"),
        ("running", "started, job-started"),
        ("succeeded", "successful, completed, job-completed"),
        ("failed", "job-failed"),
        ("dismissed", "cancelled, revoked, job-revoked"),
        ("deduped", "job-deduped"),
        ("offline", "job-offline"),
    ];

    public static Html Of(string word) =>
        Html.Of($"""<span class="status {word}"><svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">{Shape(word)}</svg> {word}</span>""");

    private static Html Shape(string word) => word switch
    {
        "queued" => Html.Of($"""<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2"/>"""),
        "running" or "dismissing…" => Html.Of($"""<path d="M4 2.5v11l9-5.5z" fill="currentColor"/>"""),
        "succeeded" => Html.Of($"""<path d="M2.5 8.5l3.7 3.7L13.5 4" fill="none" stroke="currentColor" stroke-width="2.4"/>"""),
        "failed" => Html.Of($"""<path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="2.4"/>"""),
        "dismissed" => Html.Of($"""<rect x="3" y="3" width="10" height="10" fill="none" stroke="currentColor" stroke-width="2"/>"""),
        "deduped" => Html.Of($"""<path d="M3 6h10M3 10h10" fill="none" stroke="currentColor" stroke-width="2.2"/>"""),
        _ => Html.Of($"""<path d="M8 2l6 6-6 6-6-6z" fill="none" stroke="currentColor" stroke-width="2"/>"""),
    };
}
