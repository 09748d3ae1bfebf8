using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary><c>mas/algorithm</c>: algorithms as maap-py 4 registers them.</summary>
internal static class LegacyAlgorithmApi
{
    public static void Add(Routes routes, ServerParts parts)
    {
        routes.Map("GET", "/api/mas/algorithm/resource", _ => Reply.Json(new JsonObject
        {
            ["code"] = 200,
            ["queues"] = new JsonArray([.. parts.QueueNames.Select(name => (JsonNode)name)]),
            ["message"] = "success",
        }));
        routes.Map("POST", "/api/mas/algorithm", call => RegisterAsync(parts, call));
        routes.Public("GET", "/api/mas/algorithm", _ => Reply.Json(List(parts)));
        routes.Public("GET", "/api/mas/algorithm/{id}", call => Describe(parts, call.Part("id")));
        routes.Map("DELETE", "/api/mas/algorithm/{id}", call => DeleteAsync(parts, call.Part("id")));
        routes.Map("POST", "/api/mas/publish", call => PublishAsync(parts, call));
    }

    /// <summary>An algorithm by <c>name:version</c>; null where there is none.</summary>
    public static RegisteredAlgorithm? Find(ServerParts parts, string id) => parts.Algorithms.FindDeployed(id);

    public static Reply Describe(ServerParts parts, string id)
    {
        RegisteredAlgorithm algorithm = Find(parts, id)
            ?? throw Refusal.Wps(404, "FailedDescribeAlgo", "DescribeProcess", $"Failed to get list of jobs. There is no algorithm {id}.");
        AlgorithmDefinition definition = parts.Algorithms.Define(algorithm.Registration);
        return Reply.Xml(Wps20.Offerings(algorithm, definition, definition.Queue ?? parts.QueueNames[0]));
    }

    private static async Task<Reply> RegisterAsync(ServerParts parts, Call call)
    {
        const string Parsing = "Failed to parse parameters";
        if (await call.JsonAsync().ConfigureAwait(false) is not { } body)
        {
            throw Refusal.Rest(500, Parsing, "JSONDecodeError: the request is no JSON. Send the configuration as one JSON object.");
        }

        Registration added = await AcceptAsync(parts, body).ConfigureAwait(false);
        string log = BuildApi.LogAddress(added, call);
        return Reply.Json(new JsonObject
        {
            ["code"] = 200,
            ["message"] = new JsonObject
            {
                ["id"] = added.Id,
                ["sha"] = null,
                ["ref"] = added.Version,
                ["status"] = "created",
                ["created_at"] = Moment.Zulu(added.Created),
                ["updated_at"] = Moment.Zulu(added.Changed),
                ["web_url"] = log,
                ["job_id"] = added.Id,
                ["job_status"] = "created",
                ["job_web_url"] = log,
                ["job_log_url"] = log,
            },
        });
    }

    /// <summary>Takes a configuration of the legacy schema.</summary>
    /// <exception cref="Refusal">It is none that can be built.</exception>
    public static async Task<Registration> AcceptAsync(ServerParts parts, JsonElement body)
    {
        string json = RequestJson.Normal(body);
        Judge(json);
        if (Text(body, "queue") is { } queue && !parts.QueueNames.Contains(queue))
        {
            throw Refusal.Rest(400, $"User does not have permissions for resource {queue}.Please select from one of {parts.QueueList}");
        }

        var registration = new Registration
        {
            Uuid = Guid.NewGuid().ToString(),
            Kind = RegistrationKind.Legacy,
            Name = Text(body, "algorithm_name") ?? "",
            Version = Text(body, "algorithm_version") ?? "None", // As the original clones it.
            Definition = json,
        };
        RequireReadable(registration);
        return await parts.Registrations.AddAsync(registration).ConfigureAwait(false);
    }

    /// <summary>What the original says of it, in its words.</summary>
    private static void Judge(string json)
    {
        EndpointVerdict verdict = EndpointVerdicts.Of(YamlText.Read(new TextFile(AlgorithmDefinition.Request, json))).Legacy;
        if (!verdict.IsAccepted)
        {
            // Status, message and what is beside it stand in one text, as the original would have answered.
            int status = verdict.Reason.StartsWith("400 ", StringComparison.Ordinal) ? 400 : 500;
            string reason = verdict.Reason[(verdict.Reason.StartsWith("400 ", StringComparison.Ordinal) || verdict.Reason.StartsWith("500 ", StringComparison.Ordinal) ? 4 : 0)..];
            int colon = reason.IndexOf(": ", StringComparison.Ordinal);
            throw colon < 0
                ? Refusal.Rest(status, reason)
                : Refusal.Rest(status, reason[..colon], reason[(colon + 2)..] + ConfigurationFindings.Advice(json));
        }
    }

    /// <summary>What the registration would take and no job could be run by.</summary>
    private static void RequireReadable(Registration registration)
    {
        try
        {
            _ = AlgorithmDefinition.Of(registration);
        }
        catch (FormatException e)
        {
            throw Refusal.Rest(500, "Failed to create spec files", e.Message);
        }
    }

    private static JsonObject List(ServerParts parts) => new()
    {
        ["code"] = 200,
        ["message"] = "success",
        ["algorithms"] = new JsonArray([.. parts.Algorithms.Deployed().Select(algorithm =>
            (JsonNode)new JsonObject { ["type"] = algorithm.TypeName, ["version"] = algorithm.Version })]),
    };

    private static async Task<Reply> DeleteAsync(ServerParts parts, string id)
    {
        RegisteredAlgorithm algorithm = Find(parts, id)
            ?? throw Refusal.Rest(404, "Failed to process request to delete " + id, $"There is no algorithm {id}.", code: 500);
        await parts.Algorithms.UndeployAsync(algorithm.Id).ConfigureAwait(false);
        return Reply.Json(new JsonObject { ["code"] = 200, ["message"] = $"successfully deleted job-{id}" });
    }

    /// <summary>
    /// There is nobody to publish to; that there is such an algorithm is all that can be told. Forms of maap-py are taken too.
    /// </summary>
    private static async Task<Reply> PublishAsync(ServerParts parts, Call call)
    {
        string body = await call.BodyAsync().ConfigureAwait(false);
        JsonElement? json = Call.Parse(body);
        string? id = json is { ValueKind: JsonValueKind.Object } sent
            ? Text(sent, "version") is { } version && Text(sent, "algo_id") is { } name && !name.Contains(':', StringComparison.Ordinal) ? $"{name}:{version}" : Text(sent, "algo_id")
            : body.Split('&').Select(pair => pair.Split('=')).Where(pair => pair is ["algo_id", _])
                .Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' '))).FirstOrDefault();
        return id is not null && Find(parts, id) is not null
            ? Reply.Json(new JsonObject { ["message"] = $"Published {id} on this machine.", ["code"] = 200, ["success"] = true })
            : throw Refusal.Rest(400, $"There is no algorithm {id ?? ""} to publish: send algo_id as name:version.");
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
            : null;
}
