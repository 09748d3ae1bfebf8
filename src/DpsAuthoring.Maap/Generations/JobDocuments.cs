using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>Reads a job wherever it stands: alone, flattened in a list, or as HySDS's document below its id.</summary>
internal static class JobDocuments
{
    private const string TypePrefix = "job-";

    /// <summary>The jobs of a list's answer. What bears no id is none.</summary>
    public static IReadOnlyList<MaapJob> ReadList(Json answer, Uri root)
    {
        Json jobs = answer.IsArray ? answer : answer["jobs"];
        return [.. from entry in jobs.Items where ReadEntry(entry, root) is not null select ReadEntry(entry, root)];
    }

    public static MaapJob? Read(Json json, string? id, Uri root)
    {
        id = json.First("jobID", "payload_id").Words ?? id ?? json.First("id", "uuid").Words;
        if (id is null)
        {
            return null;
        }

        Json job = json["job"];
        Json info = job["job_info"].IsNothing ? json["job_info"] : job["job_info"];
        Json context = json["context"].IsNothing ? job["context"] : json["context"];
        string? state = json["status"].Words;
        string? type = json.First("job_type").Words ?? TypeOf(json["type"].Words) ?? TypeOf(job["type"].Words);
        return new()
        {
            Id = id,
            StateText = state,
            State = MaapStates.Parse(state),
            AlgorithmId = json["processID"].Integer is null ? null : json["processID"].Words,
            Algorithm = json["process_name"].Words ?? (type is null ? null : WithoutPrefix(type)),
            Type = type,
            Tags = [.. json.First("tags", "tag").Texts().SelectMany(tag => tag.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            Queue = json.First("job_queue", "queue").Words ?? info["job_queue"].Words,
            UserName = json["username"].Words ?? job["username"].Words,
            Created = json["created"].Time ?? info["time_queued"].Time,
            Started = json["started"].Time ?? info["time_start"].Time,
            Finished = json["finished"].Time ?? info["time_end"].Time,
            Updated = json.First("updated", "@timestamp").Time,
            Duration = info["duration"].Seconds ?? Between(json["started"].Time, json["finished"].Time),
            Progress = json["progress"].Number,
            Message = json.First("message", "short_error", "error").Words,
            Traceback = json["traceback"].Words,
            Inputs = Inputs(json, job, context),
            Products = Products(json, info),
            ProductFolder = info["metrics"]["products_staged"].Items.Select(product => product["product_folder_path"].Words).FirstOrDefault(path => path is not null),
            Machine = info["execute_node"].Words,
            Command = context["_command"].Words,
            Links = MaapLink.ReadAll(json["links"], root),
            Document = json.IsObject ? json.Element : null,
        };
    }

    public static MaapJobMetrics Metrics(IEnumerable<(string Name, string? Value)> values)
    {
        var metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string? value) in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                metrics[name] = value.Trim();
            }
        }

        return new() { Values = metrics };
    }

    private static MaapJob? ReadEntry(Json entry, Uri root) =>
        entry.Text is { } id ? new() { Id = id } // Without details some servers list ids alone.
        : IsBelowItsId(entry) ? Read(entry.Members.First().Value, entry.Members.First().Name, root)
        : Read(entry, null, root);

    private static bool IsBelowItsId(Json entry) =>
        entry.Members.Take(2).ToArray() is [{ Name: not ("jobID" or "id" or "payload_id"), Value.IsObject: true }];

    private static string? TypeOf(string? type) => type?.StartsWith(TypePrefix, StringComparison.Ordinal) == true ? type : null;

    private static string WithoutPrefix(string type) =>
        type.StartsWith(TypePrefix, StringComparison.Ordinal) ? type[TypePrefix.Length..] : type;

    private static TimeSpan? Between(DateTimeOffset? start, DateTimeOffset? end) => end >= start ? end - start : null;

    private static IReadOnlyList<KeyValuePair<string, string>> Inputs(Json json, Json job, Json context)
    {
        Json inputs = json["inputs"];
        if (inputs is { IsObject: true })
        {
            return [.. inputs.Members.Select(input => KeyValuePair.Create(input.Name, input.Value.AnyText ?? ""))];
        }

        Json list =
            inputs.IsArray ? inputs
            : job["params"]["job_specification"]["params"] is { IsNothing: false } given ? given
            : context["job_specification"]["params"];
        return [.. from input in list.Items
                   where input["name"].Words is not null
                   select KeyValuePair.Create(input["name"].Words!, input["value"].AnyText ?? "")];
    }

    private static IReadOnlyList<MaapPlace> Products(Json json, Json info)
    {
        IEnumerable<string> staged =
            from product in info["metrics"]["products_staged"].Items
            from url in product["urls"].Texts()
            select url;
        IEnumerable<string> named =
            from product in json["products"].Items
            from url in product.IsObject ? product.First("urls", "url", "href").Texts() : product.Texts()
            select url;
        return [.. named.Concat(staged).Distinct(StringComparer.Ordinal).Select(url => new MaapPlace(url))];
    }
}
