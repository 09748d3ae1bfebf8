using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Registering;
using DpsAuthoring.Model.Python;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary><c>ogc/processes</c>: algorithms as application packages.</summary>
internal static class ProcessApi
{
    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 4 << 20 };

    public static void Add(Routes routes, ServerParts parts)
    {
        routes.Public("GET", "/api/ogc/processes", call => Reply.Json(List(parts, call)));
        routes.Map("POST", "/api/ogc/processes", call => DeployAsync(parts, call));
        routes.Public("GET", "/api/ogc/processes/{id}", call => Reply.Json(Describe(parts, call)));
        routes.Public("GET", "/api/ogc/processes/{id}/package", call => Reply.Json(Package(parts, call)));
        routes.Public("GET", "/api/ogc/processes/{id}/package.cwl", call =>
            Reply.Text(parts.Algorithms.Define(Find(parts, call).Registration).Package ?? "", "application/cwl; charset=utf-8"));
        routes.Map("PUT", "/api/ogc/processes/{id}", call => ReplaceAsync(parts, call));
        routes.Map("DELETE", "/api/ogc/processes/{id}", async call =>
        {
            await parts.Algorithms.UndeployAsync(Find(parts, call).Id).ConfigureAwait(false);
            return Reply.Json(new JsonObject { ["detail"] = "Deleted process" });
        });
        routes.Map("POST", "/api/ogc/processes/{id}/execution", call => ExecuteAsync(parts, call));
    }

    private static RegisteredAlgorithm Find(ServerParts parts, Call call) =>
        call.Number("id") is { } id && parts.Algorithms.FindAlgorithm(id) is { IsDeployed: true, Contract: JobContract.Ogc } process
            ? process
            : throw Refusal.Ogc(404, "No process with that process ID found", Refusal.NoSuchProcess);

    private static JsonObject List(ServerParts parts, Call call)
    {
        string? name = call.Query("algorithmName"), version = call.Query("algorithmVersion"), deployer = call.Query("deployer");
        RegisteredAlgorithm[] found =
        [
            .. parts.Algorithms.Deployed().Where(process => process.Contract == JobContract.Ogc
                && (name is null || process.Name == name)
                && (version is null || process.Version == version)
                && (deployer is null || deployer == parts.Options.User)),
        ];
        return new JsonObject
        {
            ["processes"] = new JsonArray([.. found.Select(process => (JsonNode)Summary(parts, process))]),
            ["links"] = new JsonArray([.. found.Select(process => (JsonNode)Links.Process(process.Id))]),
        };
    }

    private static JsonObject Summary(ServerParts parts, RegisteredAlgorithm process)
    {
        AlgorithmDefinition definition = parts.Algorithms.Define(process.Registration);
        return new JsonObject
        {
            ["title"] = definition.Title,
            ["description"] = definition.Description,
            ["keywords"] = new JsonArray([.. definition.Keywords.Select(keyword => (JsonNode)keyword)]),
            ["metadata"] = new JsonArray(),
            ["processID"] = process.Id,
            ["id"] = process.Name,
            ["version"] = process.Version,
            ["jobControlOptions"] = new JsonArray(),
            ["author"] = definition.Author,
            ["deployedBy"] = parts.Options.User,
            ["lastModifiedTime"] = Moment.Plain(process.Changed),
            ["cwlLink"] = process.Registration.Href,
            ["links"] = new JsonArray((JsonNode)Links.Process(process.Id)),
        };
    }

    private static JsonObject Describe(ServerParts parts, Call call)
    {
        RegisteredAlgorithm process = Find(parts, call);
        AlgorithmDefinition definition = parts.Algorithms.Define(process.Registration);
        JsonObject description = Summary(parts, process);
        description.Remove("lastModifiedTime");
        description["processID"] = call.Part("id");
        description["githubUrl"] = definition.CodeRepository;
        description["gitCommitHash"] = definition.Commit;
        description["ramMin"] = definition.Memory;
        description["coresMin"] = definition.Cores;
        description["baseCommand"] = definition.Algorithm.RunCommand;
        description["links"]!.AsArray().Add((JsonNode)Links.Of($"/ogc/processes/{process.Id}/package", "service-desc", "OGC Process Package"));
        var inputs = new JsonObject();
        foreach (AlgorithmInput input in definition.Algorithm.Inputs)
        {
            inputs[input.Name] = Describe(input, definition.Labels.GetValueOrDefault(input.Name));
        }

        description["inputs"] = inputs;
        return description;
    }

    private static JsonObject Describe(AlgorithmInput input, string? label)
    {
        string type = input.Type switch
        {
            { IsList: true } => "object",
            { Kind: InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal } => "number",
            { Kind: InputKind.Flag } => "boolean",
            _ => "text",
        };
        var described = new JsonObject
        {
            ["name"] = input.Name,
            ["from"] = "submitter",
            ["placeholder"] = label ?? "",
            ["description"] = input.Description,
            ["type"] = type,
            ["staged"] = input.IsStaged,
        };
        if (input.Default is { } value)
        {
            JsonElement? native = type is "number" or "boolean" ? Call.Parse(value) : null;
            described["default"] = native is { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } typed
                ? JsonNode.Parse(typed.GetRawText())
                : value;
        }

        if (input.IsOptional)
        {
            described["optional"] = true;
        }

        return described;
    }

    private static JsonObject Package(ServerParts parts, Call call)
    {
        RegisteredAlgorithm process = Find(parts, call);

        // A package that was sent as text has its address here.
        return new JsonObject
        {
            ["processDescription"] = parts.Algorithms.Define(process.Registration).Description,
            ["executionUnit"] = Links.Of(
                process.Registration.Href ?? $"{call.Origin}/api/ogc/processes/{process.Id}/package.cwl",
                "monitor-desc",
                "Process Reference",
                "text/html"),
        };
    }

    private static async Task<Reply> DeployAsync(ServerParts parts, Call call)
    {
        (string? raw, string? address) = await SentAsync(call).ConfigureAwait(false);
        (RegisteredPackage package, Registration added) = await AcceptAsync(parts, raw, address, false, call.Cancel).ConfigureAwait(false);
        return Reply.Json(
            new JsonObject
            {
                ["title"] = package.Title,
                ["description"] = package.Description,
                ["keywords"] = new JsonArray([.. package.Keywords.Select(keyword => (JsonNode)keyword)]),
                ["metadata"] = new JsonArray(),
                ["id"] = package.Id,
                ["version"] = package.Version,
                ["jobControlOptions"] = new JsonArray(),
                ["deploymentJobID"] = added.Id,
                ["status"] = "accepted",
                ["created"] = Moment.Plain(added.Created).Replace('T', ' '),
                ["links"] = new JsonArray((JsonNode)Links.Deployment(added.Id)),
                ["processPipelineLink"] = BuildApi.PipelineLink(added, call),
            },
            202);
    }

    /// <summary>Takes a package.</summary>
    /// <param name="parts">The server.</param>
    /// <param name="sent">Its text; null where it has an address.</param>
    /// <param name="address">Its address; null where it was sent.</param>
    /// <param name="replaces">Whether it takes the place of the one of its name and version.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="Refusal">It is none that can be deployed.</exception>
    public static async Task<(RegisteredPackage Package, Registration Registration)> AcceptAsync(
        ServerParts parts, string? sent, string? address, bool replaces, CancellationToken cancel)
    {
        (RegisteredPackage package, string text, string? href) = await PackageAsync(parts, sent, address, cancel).ConfigureAwait(false);
        RegisteredAlgorithm? same = parts.Algorithms.Deployed().FirstOrDefault(process =>
            process.Contract == JobContract.Ogc && process.Name == package.Id && process.Version == package.Version);
        if (same is not null && !replaces)
        {
            throw Refusal.Ogc(
                409,
                $"Duplicate process. Use PUT to modify existing process with process ID {same.Id}",
                Refusal.DuplicatedProcess,
                new JsonObject { ["processID"] = same.Id });
        }

        return (package, await AddAsync(parts, package, text, href, same?.Id).ConfigureAwait(false));
    }

    private static async Task<Reply> ReplaceAsync(ServerParts parts, Call call)
    {
        RegisteredAlgorithm process = Find(parts, call);
        (string? sent, string? address) = await SentAsync(call).ConfigureAwait(false);
        (RegisteredPackage package, string text, string? href) =
            await PackageAsync(parts, sent, address, call.Cancel).ConfigureAwait(false);
        if (package.Id != process.Name || package.Version != process.Version)
        {
            throw Refusal.Ogc(400, $"Need to provide same id and version as previous process which is {process.Name}:{process.Version}");
        }

        Registration added = await AddAsync(parts, package, text, href, process.Id).ConfigureAwait(false);
        return Reply.Json(
            new JsonObject
            {
                ["id"] = package.Id,
                ["version"] = package.Version,
                ["links"] = new JsonArray(Links.Deployment(added.Id), Links.Process(process.Id)),
                ["processPipelineLink"] = BuildApi.PipelineLink(added, call),
            },
            202);
    }

    private static Task<Registration> AddAsync(ServerParts parts, RegisteredPackage package, string text, string? href, long? replaces) =>
        parts.Registrations.AddAsync(new Registration
        {
            Uuid = Guid.NewGuid().ToString(),
            Kind = RegistrationKind.Package,
            Name = package.Id,
            Version = package.Version,
            Definition = text,
            Href = href,
            Replaces = replaces,
        });

    /// <summary>The package that a request sends, or where it is.</summary>
    private static async Task<(string? Text, string? Address)> SentAsync(Call call)
    {
        if (await call.JsonAsync().ConfigureAwait(false) is not { ValueKind: JsonValueKind.Object } body)
        {
            throw Refusal.Ogc(400, "Request payload must be a JSON object: send executionUnit with an href, or cwlRawText.");
        }

        string? text = Member(body, "cwlRawText") is { ValueKind: JsonValueKind.String } raw ? raw.GetString() : null;
        JsonElement? unit = Member(body, "executionUnit");
        if (text is null == unit is null)
        {
            throw Refusal.Ogc(400, "Request must contain either executionUnit with an href or cwlRawText, and not both.");
        }

        string? href = unit is { ValueKind: JsonValueKind.Object } one && Member(one, "href") is { ValueKind: JsonValueKind.String } address ? address.GetString() : null;
        if (unit is not null && href is null or "")
        {
            throw Refusal.Ogc(400, "Request executionUnit must contain an href.");
        }

        return (text, href);
    }

    private static async Task<(RegisteredPackage Package, string Text, string? Href)> PackageAsync(
        ServerParts parts, string? sent, string? href, CancellationToken cancel)
    {
        string text = sent ?? await FetchAsync(href!, cancel).ConfigureAwait(false);
        var file = new TextFile("process.cwl", text);
        RegisteredPackage package = RegisteredPackage.Read(file, out string refusal) ?? throw Refusal.Ogc(400, refusal);
        Finding? finding = PackageChecks.Run(file).FirstOrDefault(one => one.Rule.Severity == Severity.Error);
        if (finding is not null)
        {
            throw Refusal.Ogc(400, $"CWL validation failed: {finding.Message} ({finding.Rule.Id})");
        }

        if (await parts.Builder.ValidateAsync(text, cancel).ConfigureAwait(false) is { } invalid)
        {
            throw Refusal.Ogc(400, $"CWL validation failed: {invalid}");
        }

        if (!IsFolder(package.Id) || !IsFolder(package.Version))
        {
            throw Refusal.Ogc(400, $"{package.Id}:{package.Version} is a part of the results' path, and can be no folder's name: use letters, digits, -, _ and points.");
        }

        return (package, text, href);
    }

    private static bool IsFolder(string name) =>
        name is not ("." or "..") && name.Length <= 200 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+');

    private static async Task<string> FetchAsync(string href, CancellationToken cancel)
    {
        const string Unable = "Unable to access CWL from the provided href.";
        if (!Uri.TryCreate(href, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https" or "file"))
        {
            throw Refusal.Ogc(400, $"{Unable} It is no http, https or file address.");
        }

        try
        {
            return address.IsFile
                ? await File.ReadAllTextAsync(address.LocalPath, cancel).ConfigureAwait(false)
                : await s_http.GetStringAsync(address, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw Refusal.Ogc(400, $"{Unable} {e.Message}");
        }
    }

    private static async Task<Reply> ExecuteAsync(ServerParts parts, Call call)
    {
        RegisteredAlgorithm process = Find(parts, call);
        if (await call.JsonAsync().ConfigureAwait(false) is not { ValueKind: JsonValueKind.Object } body)
        {
            throw Refusal.Ogc(400, "Request payload must be a JSON object with inputs and queue.");
        }

        if (Member(body, "queue") is not { ValueKind: JsonValueKind.String } named || named.GetString() is not { Length: > 0 } queue)
        {
            throw Refusal.Ogc(400, "Need to specify a queue to run this job on MAAP");
        }

        if (!parts.QueueNames.Contains(queue))
        {
            throw Refusal.Ogc(400, $"FailedJobSubmit: User does not have access to {queue}. Valid queues: {parts.QueueList}");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Member(body, "inputs") is { ValueKind: JsonValueKind.Object } inputs)
        {
            foreach (JsonProperty input in inputs.EnumerateObject())
            {
                if (InputValue(input.Value) is { } value)
                {
                    values[input.Name] = value;
                }
            }
        }

        JobRecord job;
        try
        {
            job = await new Submission
            {
                Algorithm = process,
                Values = values,
                Queue = queue,
                Tag = Member(body, "tag") is { ValueKind: JsonValueKind.String } tag && tag.GetString() is { Length: > 0 } text
                    ? text
                    : $"{process.Name}:{process.Version}",
                Dedup = Member(body, "dedup") is { ValueKind: JsonValueKind.True },
            }.AcceptAsync(parts).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            throw Refusal.Ogc(400, $"FailedJobSubmit: {e.Message}");
        }

        AlgorithmDefinition definition = parts.Algorithms.Define(process.Registration);
        return Reply.Json(
            new JsonObject
            {
                ["title"] = definition.Title,
                ["description"] = definition.Description,
                ["keywords"] = new JsonArray([.. definition.Keywords.Select(keyword => (JsonNode)keyword)]),
                ["metadata"] = new JsonArray(),
                ["jobID"] = job.Id,
                ["processID"] = process.Id,
                ["type"] = null,
                ["request"] = null,
                ["status"] = "accepted",
                ["message"] = null,
                ["created"] = Moment.Plain(job.Created),
                ["updated"] = null,
                ["links"] = new JsonArray(
                    Links.Of($"/ogc/processes/{process.Id}/execution", "self", "Process Execution"), Links.Job(job.Id, "monitor")),
            },
            202);
    }

    /// <summary>A value as its job gets it: a text as it is, of a file its address, everything else as JSON.</summary>
    private static string? InputValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object => ((string[])["href", "url", "location", "path"])
            .Select(name => Member(value, name)).FirstOrDefault(member => member is { ValueKind: JsonValueKind.String })?.GetString()
            ?? value.GetRawText(),
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? PythonJson.Quote(item.GetString()!) : item.GetRawText()))}]",
        _ => value.GetRawText(),
    };

    private static JsonElement? Member(JsonElement from, string name) =>
        from.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
