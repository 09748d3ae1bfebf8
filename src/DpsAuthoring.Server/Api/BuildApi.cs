using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary><c>build</c> and <c>ogc/deploymentJobs</c>: how far a registration is.</summary>
internal static class BuildApi
{
    public static void Add(Routes routes, ServerParts parts)
    {
        routes.Map("POST", "/api/build", call => StartAsync(parts, call));
        routes.Map("GET", "/api/build", call => Reply.Json(new JsonObject
        {
            ["builds"] = new JsonArray(
                [.. parts.Algorithms.List(RegistrationKind.Build).Select(build => (JsonNode)Entry(parts, build, call))]),
        }));
        routes.Map("GET", "/api/build/{id}", call => Reply.Json(Show(Find(parts, call.Part("id")), call)));
        routes.Map("GET", "/api/ogc/deploymentJobs", call =>
        {
            Registration[] all =
            [
                .. parts.Algorithms.List(RegistrationKind.Package, RegistrationKind.Build)
                    .Where(one => one.Kind == RegistrationKind.Package || one.Status == RegistrationStatus.Successful),
            ];
            return Reply.Json(new JsonObject
            {
                ["deploymentJobs"] = new JsonArray([.. all.Select(one =>
                {
                    JsonObject job = Deployment(parts, one, call);
                    job.Insert(0, "jobId", one.Id);
                    return (JsonNode)job;
                })]),
                ["total"] = all.Length,
            });
        });
        routes.Map("GET", "/api/ogc/deploymentJobs/{id}", call => ShowDeploymentAsync(parts, call));
    }

    /// <summary>Where a registration's log can be read; nobody guesses it.</summary>
    public static string LogAddress(Registration registration, Call call) => $"{call.Origin}/builds/{registration.Uuid}/log";

    public static JsonObject PipelineLink(Registration registration, Call call) =>
        Links.Of(LogAddress(registration, call), "monitor", "Link to process pipeline", "text/html");

    private static async Task<Reply> StartAsync(ServerParts parts, Call call)
    {
        string text = await call.BodyAsync().ConfigureAwait(false);
        JsonElement body = Call.Parse(text) ?? throw Refusal.Ogc(
            400, text.Trim().Length == 0 ? "Request payload is required" : "Invalid JSON in request payload");
        Registration added = await AcceptAsync(parts, body).ConfigureAwait(false);
        return Reply.Json(
            new JsonObject
            {
                ["build_id"] = added.Uuid,
                ["status"] = "accepted",
                ["created"] = Moment.Plain(added.Created),
                ["links"] = new JsonArray((JsonNode)Self(added)),
                ["pipelineLink"] = PipelineLink(added, call),
            },
            202);
    }

    /// <summary>Takes a configuration of the OGC schema.</summary>
    /// <exception cref="Refusal">It is none that can be built.</exception>
    public static async Task<Registration> AcceptAsync(ServerParts parts, JsonElement body)
    {
        string json = RequestJson.Normal(body);
        EndpointVerdict verdict = EndpointVerdicts.Of(YamlText.Read(new TextFile(AlgorithmDefinition.Request, json))).Ogc;
        if (!verdict.IsAccepted)
        {
            throw verdict.Reason.StartsWith("TypeError", StringComparison.Ordinal)
                ? Refusal.Ogc(500, "An unexpected error occurred. " + verdict.Reason.TrimEnd('.') + ConfigurationFindings.Advice(json))
                : Refusal.Ogc(400, verdict.Reason.TrimEnd('.') + ConfigurationFindings.Advice(json));
        }

        var registration = new Registration
        {
            Uuid = Guid.NewGuid().ToString(),
            Kind = RegistrationKind.Build,
            Name = Text(body, "algorithm_name").TrimEnd('\n'),
            Version = body.TryGetProperty("algorithm_version", out JsonElement version) && version.ValueKind != JsonValueKind.Null
                ? version.ToString().TrimEnd('\n')
                : "None", // As the original clones it.
            Definition = json,
        };
        try
        {
            _ = AlgorithmDefinition.Of(registration);
        }
        catch (FormatException e)
        {
            throw Refusal.Ogc(400, e.Message);
        }

        return await parts.Registrations.AddAsync(registration).ConfigureAwait(false);
    }

    private static Registration Find(ServerParts parts, string uuid) =>
        parts.Algorithms.Find(uuid) is { Kind: RegistrationKind.Build } build
            ? build
            : throw Refusal.Ogc(404, $"No build with ID {uuid} found", "ogcapi-processes-1/1.0/no-such-build");

    private static JsonObject Show(Registration build, Call call)
    {
        var shown = new JsonObject
        {
            ["build_id"] = build.Uuid,
            ["links"] = Self(build),
            ["status"] = Word(build.Status),
            ["created"] = Moment.Plain(build.Created),
            ["updated"] = Moment.Plain(build.Changed),
            ["pipelineLink"] = PipelineLink(build, call),
        };
        AddEnd(shown, build);
        return shown;
    }

    private static JsonObject Entry(ServerParts parts, Registration build, Call call)
    {
        var entry = new JsonObject
        {
            ["build_id"] = build.Uuid,
            ["status"] = Word(build.Status),
            ["created"] = Moment.Plain(build.Created),
            ["updated"] = Moment.Plain(build.Changed),
            ["repository_url"] = parts.Algorithms.Define(build).CodeRepository,
            ["branch_ref"] = build.Version,
            ["links"] = new JsonArray((JsonNode)Self(build)),
            ["pipelineLink"] = PipelineLink(build, call),
        };
        AddEnd(entry, build);
        return entry;
    }

    private static void AddEnd(JsonObject shown, Registration build)
    {
        if (build.Status == RegistrationStatus.Successful)
        {
            shown["deploymentLink"] = Links.Deployment(build.Id);
        }

        if (build.Error is not null)
        {
            shown["deploymentError"] = build.Error;
        }
    }

    private static async Task<Reply> ShowDeploymentAsync(ServerParts parts, Call call)
    {
        Registration? registration = call.Number("id") is { } id ? parts.Algorithms.Find(id) : null;
        if (registration is null or { Kind: RegistrationKind.Legacy })
        {
            throw Refusal.Ogc(404, "No deployment job with that deployment ID found", Refusal.NoSuchJob);
        }

        // The first who is told of its success gets 201.
        bool isNew = registration is { Status: RegistrationStatus.Successful, IsSeen: false };
        if (isNew)
        {
            await parts.Algorithms.MarkSeenAsync(registration.Id).ConfigureAwait(false);
        }

        return Reply.Json(Deployment(parts, registration, call), isNew ? 201 : 200);
    }

    private static JsonObject Deployment(ServerParts parts, Registration registration, Call call)
    {
        var shown = new JsonObject
        {
            ["created"] = Moment.Plain(registration.Created),
            ["status"] = Word(registration.Status),
            ["pipeline"] = new JsonObject
            {
                ["executionVenue"] = parts.Options.User,
                ["pipelineId"] = registration.Id,
                ["processPipelineLink"] = PipelineLink(registration, call),
            },
            ["cwl"] = Links.Of(
                registration.Href ?? (registration.Algorithm is { } made ? $"{call.Origin}/api/ogc/processes/{made}/package.cwl" : ""),
                "service-desc",
                "Process Reference",
                "application/cwl"),
            ["links"] = Links.Of($"/ogc/deploymentJobs/{registration.Id}", "self", "Deploying process status link"),
        };
        if (registration.Status == RegistrationStatus.Successful)
        {
            shown["processLocation"] = Links.Of($"/ogc/processes/{registration.Algorithm}", "service-doc", "OGC Process Description");
        }

        if (registration.Error is not null)
        {
            shown["detail"] = registration.Error;
        }

        return shown;
    }

    private static JsonObject Self(Registration build) => Links.Of($"/build/{build.Uuid}", "self", "Build status");

    private static string Word(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Accepted => "accepted",
        RegistrationStatus.Running => "running",
        RegistrationStatus.Successful => "successful",
        _ => "failed",
    };

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
