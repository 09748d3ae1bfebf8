using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary><c>dps/job</c>: jobs as maap-py 4 submits and follows them, in XML.</summary>
internal static class LegacyJobApi
{
    /// <summary>The tag of a job that was sent without one.</summary>
    public const string NoTag = "maap-api-submit";

    /// <summary>Ids that are no inputs.</summary>
    private static readonly string[] s_special = ["identifier", "queue", "dedup", "username"];

    public static void Add(Routes routes, ServerParts parts)
    {
        routes.Public("GET", "/api/dps/job", call => Reply.Xml(Wps20.Capabilities(parts.Algorithms.Deployed(), call.Origin + "/api")));
        routes.Public("GET", "/api/dps/job/describeprocess/{id}", call => LegacyAlgorithmApi.Describe(parts, call.Part("id")));
        routes.Map("POST", "/api/dps/job", call => SubmitAsync(parts, call));
        routes.Map("GET", "/api/dps/job/list", call => Reply.Json(List(parts, call)));
        routes.Map("GET", "/api/dps/job/{username}/list", call => call.Part("username") == parts.Options.User
            ? Reply.Json(List(parts, call))
            : throw Refusal.Wps(403, "FailedGetJobs", "GetJobs", "Not authorized to view jobs of another user."));
        routes.Public("GET", "/api/dps/job/{id}/status", call => Status(parts, call.Part("id")));
        routes.Public("GET", "/api/dps/job/{id}", call => Result(parts, call));
        routes.Public("GET", "/api/dps/job/{id}/metrics", call => Metrics(parts, call.Part("id")));
        routes.Map("POST", "/api/dps/job/cancel/{id}", call => CancelAsync(parts, call.Part("id")));
        routes.Map("POST", "/api/dps/job/revoke/{id}", call => CancelAsync(parts, call.Part("id")));
    }

    private static async Task<Reply> SubmitAsync(ServerParts parts, Call call)
    {
        XElement? execute = Wps20.Parse(await call.BodyAsync().ConfigureAwait(false));
        string? identifier = execute?.Elements(Wps20.Ows + "Identifier").FirstOrDefault()?.Value.Trim();
        if (execute is null || identifier is null || !execute.Elements(Wps20.Wps + "Output").Any())
        {
            throw Failed(500, "", execute is null ? "The request is no XML." : "The request has no ows:Identifier or no wps:Output.");
        }

        string id = identifier.StartsWith("job-", StringComparison.Ordinal) ? identifier[4..] : identifier;
        RegisteredAlgorithm algorithm = LegacyAlgorithmApi.Find(parts, id)
            ?? throw Failed(500, identifier, $"There is no algorithm {id}; GET mas/algorithm lists those there are.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XElement input in execute.Elements(Wps20.Wps + "Input"))
        {
            if ((string?)input.Attribute("id") is { } name)
            {
                values[name] = input.Descendants(Wps20.Wps + "LiteralValue").FirstOrDefault()?.Value ?? "";
            }
        }

        // Without a queue the original looks its default up, and then refuses it.
        string queue = values.GetValueOrDefault("queue") is { Length: > 0 } given ? given
            : parts.Algorithms.Define(algorithm.Registration).Queue ?? parts.QueueNames[0];
        if (!parts.QueueNames.Contains(queue))
        {
            throw Failed(400, identifier, $"User does not have access to {queue}. Valid queues: {parts.QueueList}");
        }

        try
        {
            JobRecord job = await new Submission
            {
                Algorithm = algorithm,
                Values = values.Where(value => !s_special.Contains(value.Key)).ToDictionary(),
                Queue = queue,
                Tag = values.GetValueOrDefault("identifier") is { Length: > 0 } tag ? tag : NoTag,
                Dedup = values.GetValueOrDefault("dedup")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true,
            }.AcceptAsync(parts).ConfigureAwait(false);
            return Reply.Xml(Wps20.StatusInfo(job.Id, JobState.Queued.Wps()));
        }
        catch (FormatException e)
        {
            throw Failed(500, identifier, e.Message);
        }
    }

    private static Refusal Failed(int status, string type, string reason) => Refusal.Wps(
        status,
        "FailedJobSubmit",
        "Execute",
        status == 400 ? reason : $"Failed to submit job of type {type}. Exception Message: {reason}");

    private static Reply Status(ServerParts parts, string id) =>
        Reply.Xml(Wps20.StatusInfo(id, parts.Jobs.Find(id)?.State.Wps() ?? "Deleted"));

    private static Reply Result(ServerParts parts, Call call)
    {
        string id = call.Part("id");
        JobRecord job = parts.Jobs.Find(id)
            ?? throw Refusal.Wps(500, "FailedGetResult", "GetResult", $"Failed to get job result of job with id: {id}. There is no such job.");
        var outputs = new List<(string, IEnumerable<string>)>();
        if (parts.ProductOf(job, call) is { } product)
        {
            outputs.Add((product.Id, product.Urls));
            if (product.IsTriage && parts.DocumentOf(job, call).Traceback is { } traceback)
            {
                outputs.Add(("traceback", [traceback]));
            }
        }

        return Reply.Xml(Wps20.Result(id, outputs));
    }

    private static Reply Metrics(ServerParts parts, string id) =>
        parts.Jobs.Find(id) is { } job && JobMetricsDocument.Xml(job) is { } metrics
            ? Reply.Xml(metrics)
            : throw Refusal.Wps(500, "FailedGetMetrics", "GetMetrics", $"Failed to get job metrics of job with id: {id}. It has not ended, or there is no such job.");

    private static async Task<Reply> CancelAsync(ServerParts parts, string id)
    {
        JobRecord job = await parts.JobService.CancelAsync(id).ConfigureAwait(false)
            ?? throw Refusal.Wps(500, "FailedJobSubmit", "Dismiss", $"Failed to dismiss job {id}. Job with id {id} was not found.");
        return job.State.IsFinal()
            ? throw Refusal.Wps(400, "FailedJobCancel", "Dismiss", $"Not allowed to cancel job with status {job.State.Hysds()}")
            : Reply.Xml(Wps20.StatusInfo(id, "Accepted"), 202);
    }

    private static JsonObject List(ServerParts parts, Call call)
    {
        JobFilter filter = FilterOf(call.SnakeQuery());
        bool details = !string.Equals(call.Query("get_job_details"), "false", StringComparison.OrdinalIgnoreCase);
        return new JsonObject
        {
            ["status"] = 200,
            ["jobs"] = new JsonArray([.. parts.Jobs.List(filter).Select(job => (JsonNode)(details
                ? new JsonObject { [job.Id] = parts.DocumentOf(job, call).Json() }
                : new JsonObject { ["id"] = job.Id, ["tags"] = new JsonArray([.. job.Tags.Select(tag => (JsonNode)tag)]) }))]),
            ["numberMatched"] = parts.Jobs.Count(filter),
        };
    }

    private static JobFilter FilterOf(Dictionary<string, string> query) => new()
    {
        Limit = Whole(query, "page_size") ?? 100,
        Offset = Whole(query, "offset") ?? 0,
        Types = query.TryGetValue("job_type", out string? type) ? TypesOf(type) : null,
        Tag = query.GetValueOrDefault("tag"),
        Queue = query.GetValueOrDefault("queue"),
        Priority = Whole(query, "priority"),
        ChangedFrom = Time(query, "start_time"),
        ChangedTo = Time(query, "end_time"),
        State = query.GetValueOrDefault("status") is not { } word || word == "Deleted" ? null
            : JobStates.OfWps(word) ?? throw Bad($"Invalid WPS status: {word}"),
    };

    /// <summary>HySDS's whole type, or what clients call the algorithm.</summary>
    public static IReadOnlyList<string> TypesOf(string text) => text.StartsWith("job-", StringComparison.Ordinal)
        ? [text]
        : [$"job-{text}", text.Replace(":", $"_{RegisteredAlgorithm.UserNumber}:", StringComparison.Ordinal) is var ogc ? $"job-{ogc}" : text];

    private static int? Whole(Dictionary<string, string> query, string name) =>
        !query.TryGetValue(name, out string? text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw Bad($"{name} is {text}, which is no whole number");

    private static long? Time(Dictionary<string, string> query, string name) =>
        !query.TryGetValue(name, out string? text) ? null : Moment.Parse(text) ?? throw Bad($"{name} is {text}, which is no time");

    private static Refusal Bad(string reason) => Refusal.Wps(500, "FailedGetJobs", "GetJobs", $"Failed to get jobs. {reason}.");
}
