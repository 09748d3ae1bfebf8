using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>All jobs that match, as a file. They are read in parts, and never all at once.</summary>
internal static class JobExport
{
    public const string Csv = "/jobs/export.csv";
    public const string Json = "/jobs/export.json";
    public const string Ids = "/jobs/export.txt";

    private const int Part = 500;

    private static readonly (string Name, Func<ListedJob, string?> Of)[] s_fields =
    [
        ("job_id", job => job.Record.Id),
        ("status", job => job.Word),
        ("algorithm", job => job.Algorithm),
        ("version", job => job.Version),
        ("tag", job => job.Record.Tag),
        ("queue", job => job.Record.Queue),
        ("priority", job => job.Record.Priority.ToString(CultureInfo.InvariantCulture)),
        ("queued", job => Moment.Zulu(job.Record.Created)),
        ("started", job => Moment.Zulu(job.Record.Started)),
        ("ended", job => Moment.Zulu(job.Record.Ended)),
        ("updated", job => Moment.Zulu(job.Record.Changed)),
        ("duration_seconds", job => job.Record.Seconds?.ToString("0.######", CultureInfo.InvariantCulture)),
        ("exit_code", job => job.Facts.ExitCode),
        ("failure_kind", job => job.Facts.Kind),
        ("failure_cause", job => job.Facts.Cause),
        ("failure_reason", job => job.Facts.Reason),
        ("inputs", job => job.Record.Inputs),
    ];

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Add(PageRoutes pages, JobLists lists)
    {
        pages.Get(Csv, call => File(call, lists, "text/csv; charset=utf-8", "jobs.csv", WriteCsvAsync));
        pages.Get(Json, call => File(call, lists, "application/json", "jobs.json", WriteJsonAsync));
        pages.Get(Ids, call => File(call, lists, "text/plain; charset=utf-8", "jobs.txt", WriteIdsAsync));
    }

    private static Reply File(
        PageCall call, JobLists lists, string type, string name, Func<HttpContext, IEnumerable<IReadOnlyList<ListedJob>>, Task> write)
    {
        var view = JobsView.Of(call.Context.Request);
        return new Reply(200, type, context =>
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            IEnumerable<IReadOnlyList<ListedJob>> parts = lists.Index.All(view.Query).Chunk(Part).Select(part => lists.Read(part));
            return write(context, parts);
        });
    }

    private static async Task WriteCsvAsync(HttpContext context, IEnumerable<IReadOnlyList<ListedJob>> parts)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(text);
        csv.Write(s_fields.Select(field => field.Name));
        foreach (IReadOnlyList<ListedJob> part in parts)
        {
            foreach (ListedJob job in part)
            {
                csv.Write(s_fields.Select(field => field.Of(job)));
            }

            await FlushAsync().ConfigureAwait(false);
        }

        await FlushAsync().ConfigureAwait(false);

        async Task FlushAsync()
        {
            await context.Response.WriteAsync(text.ToString(), Encoding.UTF8, context.RequestAborted).ConfigureAwait(false);
            text.GetStringBuilder().Clear();
        }
    }

    private static async Task WriteJsonAsync(HttpContext context, IEnumerable<IReadOnlyList<ListedJob>> parts)
    {
        var json = new Utf8JsonWriter(context.Response.BodyWriter, s_json);
        await using System.Runtime.CompilerServices.ConfiguredAsyncDisposable _ = json.ConfigureAwait(false);
        json.WriteStartArray();
        foreach (IReadOnlyList<ListedJob> part in parts)
        {
            foreach (ListedJob job in part)
            {
                Write(json, job);
            }

            json.Flush();
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ListedJob job)
    {
        json.WriteStartObject();
        foreach ((string name, Func<ListedJob, string?> of) in s_fields)
        {
            json.WritePropertyName(name);
            if (of(job) is not { } value)
            {
                json.WriteNullValue();
            }
            else if (name is "inputs" or "priority" or "duration_seconds" or "exit_code")
            {
                json.WriteRawValue(value);
            }
            else
            {
                json.WriteStringValue(value);
            }
        }

        json.WriteEndObject();
    }

    private static async Task WriteIdsAsync(HttpContext context, IEnumerable<IReadOnlyList<ListedJob>> parts)
    {
        foreach (IReadOnlyList<ListedJob> part in parts)
        {
            string ids = string.Concat(part.Select(job => job.Record.Id + "\n"));
            await context.Response.WriteAsync(ids, Encoding.UTF8, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
