using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary>What clients ask first: where everything is, and who they are; and the member's secrets.</summary>
internal static class MemberApi
{
    private const string Config =
        """
        {"maap_endpoint":{"search_granule_url":"cmr/granules","search_collection_url":"cmr/collections","algorithm_register":"mas/algorithm",
         "algorithm_build":"dps/algorithm/build","mas_algo":"mas/algorithm","dps_job":"dps/job","processes_ogc":"ogc/processes",
         "deployment_jobs_ogc":"ogc/deploymentJobs","jobs_ogc":"ogc/jobs","wmts":"wmts","member":"members/self",
         "member_dps_token":"members/dps/userImpersonationToken","requester_pays":"members/self/awsAccess/requesterPaysBucket",
         "edc_credentials":"members/self/awsAccess/edcCredentials/{endpoint_uri}","s3_signed_url":"members/self/presignedUrlS3/{bucket}/{key}",
         "workspace_bucket_credentials":"members/self/awsAccess/workspaceBucket"},
         "service":{"maap_token":"some-token","tiler_endpoint":"https://titiler.maap-project.org"},
         "search":{"indexed_attributes":["site_name,Site Name,string"]}}
        """;

    public static void Add(Routes routes, ServerParts parts)
    {
        routes.Public("GET", "/api/environment/config", Configuration);
        routes.Public("GET", "/api/environment/config/{ade_host}", Configuration);
        routes.Map("GET", "/api/members/self", call => Reply.Json(Self(parts.Options.User, call)));
        routes.Map("GET", "/api/members/self/awsAccess/{**rest}", NoCloud);
        routes.Map("GET", "/api/members/self/presignedUrlS3/{**rest}", NoCloud);

        routes.Map("GET", "/api/members/self/secrets", _ => Reply.Json(new JsonArray(
            [.. parts.Secrets.Names().Select(name => (JsonNode)new JsonObject { ["secret_name"] = name })])));
        routes.Map("POST", "/api/members/self/secrets", call => AddSecretAsync(parts.Secrets, call));
        routes.Map("GET", "/api/members/self/secrets/{name}", call => Secret(parts.Secrets, call.Part("name")));
        routes.Map("DELETE", "/api/members/self/secrets/{name}", call => RemoveSecretAsync(parts.Secrets, call.Part("name")));
    }

    private static Reply NoCloud(Call call) => throw Refusal.Framework(
        501, "There is no AWS behind this server: give jobs credentials of your own, by AWS_ACCESS_KEY_ID and its like, when it is started.");

    private static Reply Configuration(Call call)
    {
        JsonNode config = JsonNode.Parse(Config)!;
        config["service"]!["maap_api_root"] = call.Origin + "/api";
        return Reply.Json(config);
    }

    private static JsonObject Self(string user, Call call)
    {
        var self = new JsonObject
        {
            ["id"] = RegisteredAlgorithm.UserNumber,
            ["username"] = user,
            ["first_name"] = user,
            ["last_name"] = "",
            ["email"] = $"{user}@localhost",
            ["status"] = "active",
            ["urs_token"] = null,
            ["public_ssh_key"] = null,
            ["public_ssh_key_name"] = null,
            ["public_ssh_key_modified_date"] = null,
            ["creation_date"] = null,
            ["session_key"] = null, // Nobody is told a token.
        };
        if (!call.Context.Request.Headers.ContainsKey("Authorization"))
        {
            self["organizations"] = new JsonArray();
        }

        return self;
    }

    private static async Task<Reply> AddSecretAsync(SecretStore secrets, Call call)
    {
        JsonElement? body = await call.JsonAsync().ConfigureAwait(false);
        string? name = Text(body, "secret_name"), value = Text(body, "secret_value");
        if (name is null or "" || value is null)
        {
            throw Refusal.Rest(400, "secret_name and secret_value are required: send both as texts of a JSON object.");
        }

        return await secrets.AddAsync(name, value).ConfigureAwait(false)
            ? Reply.Json(new JsonObject { ["secret_name"] = name })
            : throw Refusal.Rest(400, $"Secret already exists with name {name}");
    }

    private static Reply Secret(SecretStore secrets, string name) => Reply.Json(new JsonObject
    {
        ["secret_name"] = name,
        ["secret_value"] = secrets.Find(name) ?? throw Refusal.Rest(404, $"No secret exists with name {name}"),
    });

    private static async Task<Reply> RemoveSecretAsync(SecretStore secrets, string name) =>
        await secrets.RemoveAsync(name).ConfigureAwait(false)
            ? Reply.Json(new JsonObject { ["code"] = 200, ["message"] = $"Successfully deleted secret {name}" })
            : throw Refusal.Rest(400, $"No secret exists with name {name}");

    private static string? Text(JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
