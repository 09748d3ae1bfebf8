using System.Globalization;
using System.Text.Json.Nodes;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary><c>ogc/jobs</c>: jobs as maap-py 5 follows them.</summary>
internal static class OgcJobApi
{
    /// <summary>What <c>fields</c> may pick.</summary>
    private static readonly string[] s_fields =
    [
        "jobID", "processID", "type", "status", "title", "description", "keywords", "request", "message", "created", "started", "finished",
        "updated", "progress", "tags", "job_queue", "process_name", "products", "links", "inputs",
    ];

    public static void Add(Routes routes, ServerParts parts)
    {
        routes.Map("GET", "/api/ogc/jobs", call => Reply.Json(List(parts, call)));
        routes.Map("GET", "/api/ogc/jobs/{id}", call => Reply.Json(Status(parts, call)));
        routes.Map("DELETE", "/api/ogc/jobs/{id}", call => DismissAsync(parts, call));
        routes.Map("GET", "/api/ogc/jobs/{id}/results", call => Reply.Json(Results(parts, call)));
        routes.Map("GET", "/api/ogc/jobs/{id}/metrics", call => Reply.Json(
            JsonMetrics(Find(parts, call)) ?? throw Refusal.Ogc(500, $"Failed to get job metrics of job with id: {call.Part("id")}: it has not ended.")));
    }

    private static JsonObject? JsonMetrics(JobRecord job) => JobMetricsDocument.Json(job);

    private static JobRecord Find(ServerParts parts, Call call) => parts.Jobs.Find(call.Part("id"))
        ?? throw Refusal.Ogc(404, $"No job with that job ID found: {call.Part("id")}", Refusal.NoSuchJob);

    private static JsonObject Status(ServerParts parts, Call call)
    {
        JobRecord job = Find(parts, call);
        string[]? fields = Fields(call.Query("fields"));
        bool details = IsTrue(call.Query("getJobDetails") ?? call.Query("get_job_details"));
        JsonObject all = Details(parts, job, call);
        string[] shown = details ? [.. s_fields.Except(["inputs"])] : ["jobID", "processID", "type", "status"];
        return Pick(all, fields is null ? shown : [.. shown.Take(4).Union(details ? shown : []).Union(fields)]);
    }

    private static JsonObject Details(ServerParts parts, JobRecord job, Call call)
    {
        AlgorithmDefinition definition = parts.Algorithms.Define(job.Registration);
        JobDocument document = parts.DocumentOf(job, call);
        return new JsonObject
        {
            ["jobID"] = job.Id,
            ["processID"] = definition.Contract == JobContract.Ogc ? job.Algorithm : null,
            ["type"] = null,
            ["status"] = job.State.Ogc(),
            ["title"] = definition.Title,
            ["description"] = definition.Description,
            ["keywords"] = new JsonArray([.. definition.Keywords.Select(keyword => (JsonNode)keyword)]),
            ["request"] = null,
            ["message"] = document.Failure("message"),
            ["created"] = Moment.Zulu(job.Created),
            ["started"] = Moment.Zulu(job.Started),
            ["finished"] = job.State.IsFinal() ? Moment.Zulu(job.Ended) : null,
            ["updated"] = Moment.Zulu(job.Changed),
            ["progress"] = null,
            ["tags"] = new JsonArray([.. job.Tags.Select(tag => (JsonNode)tag)]),
            ["job_queue"] = job.Queue,
            ["process_name"] = $"{definition.Algorithm.Name}:{definition.Algorithm.Version}",
            ["products"] = parts.ProductOf(job, call)?.Urls[0],
            ["links"] = new JsonArray(Links.Job(job.Id, "self"), Links.Job($"{job.Id}/results", "results")),
            ["inputs"] = document.Parameters(),
        };
    }

    private static async Task<Reply> DismissAsync(ServerParts parts, Call call)
    {
        JobRecord job = Find(parts, call);
        job = await parts.JobService.CancelAsync(job.Id).ConfigureAwait(false) ?? job;
        if (job.State.IsFinal())
        {
            throw Refusal.Ogc(400, $"Not allowed to cancel job with status {job.State.Hysds()}");
        }

        if (IsTrue(call.Query("waitForCompletion") ?? call.Query("wait_for_completion")))
        {
            while (parts.Jobs.Find(job.Id) is { } now && !now.State.IsFinal())
            {
                await Task.Delay(20, call.Cancel).ConfigureAwait(false);
            }
        }

        return Reply.Json(new JsonObject { ["jobID"] = job.Id, ["type"] = "process", ["status"] = "dismissed" }, 202);
    }

    private static JsonObject Results(ServerParts parts, Call call)
    {
        JobRecord job = Find(parts, call);
        if (!job.State.IsFinal())
        {
            throw Refusal.OgcShort(500, $"Failed to get job result of job with id: {job.Id}. It has not ended.");
        }

        var results = new JsonObject();
        if (parts.ProductOf(job, call) is { } product)
        {
            results["additionalProp1"] = new JsonObject
            {
                ["links"] = new JsonArray([.. product.Urls.Select(url => (JsonNode)Links.Of(url, "results", product.Id, "text/html"))]),
                ["id"] = product.Id,
            };
            if (product.IsTriage)
            {
                results["detail"] = "Job failed and traceback is " + parts.DocumentOf(job, call).Traceback;
            }
        }

        return results;
    }

    private static JsonObject List(ServerParts parts, Call call)
    {
        Dictionary<string, string> query = call.SnakeQuery();
        string[]? fields = Fields(query.GetValueOrDefault("fields"));
        if (query.TryGetValue("process_id", out string? process)
            && (!long.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                || parts.Algorithms.FindAlgorithm(number) is null))
        {
            return new JsonObject { ["status"] = 200, ["jobs"] = new JsonArray(), ["links"] = new JsonArray(), ["numberMatched"] = 0 };
        }

        JobFilter filter = FilterOf(query);
        bool details = IsTrue(query.GetValueOrDefault("get_job_details"));
        List<JobRecord> jobs = parts.Jobs.List(filter);
        return new JsonObject
        {
            ["status"] = 200,
            ["jobs"] = new JsonArray([.. jobs.Select(job => (JsonNode)Entry(parts, job, call, details, fields))]),
            ["links"] = new JsonArray([.. jobs.Select(job => (JsonNode)Links.Job(job.Id, "self"))]),
            ["numberMatched"] = parts.Jobs.Count(filter),
        };
    }

    private static JsonObject Entry(ServerParts parts, JobRecord job, Call call, bool details, string[]? fields)
    {
        JsonObject entry = details ? parts.DocumentOf(job, call).Json() : [];
        if (fields is not null)
        {
            JsonObject all = Details(parts, job, call);
            foreach (string field in fields)
            {
                entry[field] = all[field]?.DeepClone();
            }
        }

        entry["jobID"] = job.Id;
        entry["type"] = "process";
        entry["status"] = job.State.Ogc();
        entry["job_type"] = job.Type;
        return entry;
    }

    private static JobFilter FilterOf(Dictionary<string, string> query)
    {
        (long? from, long? to) = Interval(query.GetValueOrDefault("datetime"));
        return new JobFilter
        {
            Limit = Whole(query, "limit") ?? Whole(query, "page_size") ?? 100,
            Offset = Whole(query, "offset") ?? 0,
            Algorithm = Whole(query, "process_id"),
            Types = query.TryGetValue("job_type", out string? type) ? LegacyJobApi.TypesOf(type) : null,
            State = query.GetValueOrDefault("status") is not { } word ? null
                : JobStates.OfOgc(word)
                    ?? throw Refusal.Ogc(400, $"Invalid WPS status: {word}. Valid values are: {string.Join(", ", JobStates.OgcWords)}"),
            Tag = query.GetValueOrDefault("tag"),
            Queue = query.GetValueOrDefault("queue"),
            Priority = Whole(query, "priority"),
            ChangedFrom = Time(query, "start_time"),
            ChangedTo = Time(query, "end_time"),
            MinDuration = Seconds(query, "min_duration"),
            MaxDuration = Seconds(query, "max_duration"),
            RanFrom = from,
            RanTo = to,
        };
    }

    /// <summary>A time or an interval of two, of which one may be open; what is neither matches nothing.</summary>
    private static (long? From, long? To) Interval(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }

        string[] ends = text.Split('/');
        long? End(string end, long open) => end is ".." or "" ? open : Moment.Parse(end);
        return ends switch
        {
            [var instant] when Moment.Parse(instant) is { } at => (at, at),
            [var first, var last] when End(first, 0) is { } from && End(last, long.MaxValue) is { } to => (from, to),
            _ => (long.MaxValue, 0),
        };
    }

    private static string[]? Fields(string? text)
    {
        string[]? fields = text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return fields?.FirstOrDefault(field => !s_fields.Contains(field)) is { } unknown
            ? throw Refusal.Ogc(400, $"Invalid field requested {unknown}. Remember to separate fields with commas")
            : fields;
    }

    private static JsonObject Pick(JsonObject all, IEnumerable<string> names) =>
        new(names.Select(name => KeyValuePair.Create(name, all[name]?.DeepClone())));

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static int? Whole(Dictionary<string, string> query, string name) =>
        !query.TryGetValue(name, out string? text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw Refusal.Ogc(400, $"{name} is {text}, and must be a whole number");

    private static double? Seconds(Dictionary<string, string> query, string name) =>
        !query.TryGetValue(name, out string? text) ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number
        : throw Refusal.OgcShort(400, "Min/ max duration must be able to be converted to integers or floats");

    private static long? Time(Dictionary<string, string> query, string name) =>
        !query.TryGetValue(name, out string? text) ? null
        : Moment.Parse(text) ?? throw Refusal.Ogc(400, $"{name} is {text}, and must be a time such as 2026-01-02T03:04:05Z");
}
