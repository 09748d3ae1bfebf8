using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Documents;

/// <summary>The document that HySDS has of a job, which lists and pages read.</summary>
/// <param name="job">The job.</param>
/// <param name="definition">Its algorithm.</param>
/// <param name="user">Whose it is.</param>
/// <param name="product">What it has left; null for nothing.</param>
internal sealed class JobDocument(JobRecord job, AlgorithmDefinition definition, string user, JobProduct? product)
{
    /// <summary>A member of the failure, as a text.</summary>
    public string? Failure(string name) =>
        job.Failure is { } failure && failure.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>What HySDS calls a traceback: the end of the job's standard error, and why it failed.</summary>
    public string? Traceback
    {
        get
        {
            if (job.Failure is not { } failure)
            {
                return null;
            }

            IEnumerable<string> lines = failure.TryGetProperty("last_lines", out JsonElement last)
                ? last.EnumerateArray().Select(line => line.GetString() ?? "")
                : [];
            return string.Join('\n', lines.Append(Failure("message") ?? ""));
        }
    }

    /// <summary>All of it.</summary>
    public JsonObject Json()
    {
        string name = $"{job.Type.Replace(':', '_')}-{Moment.Time(job.Created).ToString("yyyyMMddTHHmmss.ffffff", CultureInfo.InvariantCulture)}Z";
        var document = new JsonObject
        {
            ["resource"] = "job",
            ["type"] = job.Type,
            ["status"] = job.State.Hysds(),
            ["tags"] = Texts(job.Tags),
            ["payload_id"] = job.Id,
            ["payload_hash"] = job.Hash,
            ["uuid"] = job.Id,
            ["@timestamp"] = Moment.Zulu(job.Changed),
            ["job_id"] = name,
        };
        if (job.Failure is not null)
        {
            document["error"] = Failure("message");
            document["short_error"] = Failure("cause");
            document["traceback"] = Traceback;
        }

        document["context"] = Context();
        document["job"] = Job(name);
        return document;
    }

    /// <summary>The inputs as jobs have them, each with where it goes.</summary>
    public JsonArray Parameters()
    {
        using var inputs = JsonDocument.Parse(job.Inputs);
        var parameters = new JsonArray();
        foreach (AlgorithmInput input in definition.Algorithm.Inputs)
        {
            string? value = inputs.RootElement.TryGetProperty(input.Name, out JsonElement given) ? given.GetString() : input.Default;
            if (value is not null)
            {
                parameters.Add((JsonNode)new JsonObject
                {
                    ["destination"] = input.IsStaged ? "localize" : input.IsContextOnly ? "context" : "positional",
                    ["name"] = input.Name,
                    ["value"] = value,
                });
            }
        }

        return parameters;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private JsonObject Job(string name) => new()
    {
        ["job_id"] = name,
        ["name"] = name,
        ["username"] = user,
        ["priority"] = job.Priority,
        ["retry_count"] = 0,
        ["tag"] = job.Tag,
        ["type"] = job.Type,
        ["container_image_name"] = definition.Image,
        ["params"] = new JsonObject { ["job_specification"] = new JsonObject { ["params"] = Parameters() } },
        ["context"] = Context(),
        ["job_info"] = Info(),
    };

    private JsonObject Context() => new()
    {
        ["tag"] = job.Tag,
        ["username"] = user,
        ["_command"] = Command(),
        ["_disk_usage"] = definition.Disk,
        ["container_image_name"] = definition.Image,
        ["container_image_url"] = null,
        ["localize_urls"] = new JsonArray([.. Parameters().Select(one => one!.AsObject())
            .Where(one => one["destination"]!.GetValue<string>() == "localize")
            .Select(one => (JsonNode)new JsonObject { ["url"] = one["value"]!.GetValue<string>() })]),
        ["job_specification"] = new JsonObject
        {
            ["params"] = Parameters(),
            ["command"] = definition.Algorithm.RunCommand,
            ["recommended-queues"] = Texts([job.Queue]),
            ["job-version"] = definition.Algorithm.Version,
        },
    };

    /// <summary>The command as the wrapper gets it.</summary>
    private string Command()
    {
        IEnumerable<string> arguments = Parameters().Select(one => one!.AsObject())
            .Where(one => one["destination"]!.GetValue<string>() == "positional")
            .Select(one => JobCommand.Quote(one["value"]!.GetValue<string>()));
        return string.Join(' ', ["/app/dps_wrapper.sh", $"'{RepositoryPath.InImage(definition.Algorithm.RunCommand)}'", .. arguments]);
    }

    private JsonObject Info()
    {
        var info = new JsonObject
        {
            ["job_queue"] = job.Queue,
            ["time_queued"] = Moment.Zulu(job.Created),
        };
        if (job.Started is { } started)
        {
            info["time_start"] = Moment.Zulu(started);
            info["cmd_start"] = Moment.Zulu(started);
            info["execute_node"] = Environment.MachineName;
            info["facts"] = new JsonObject
            {
                ["ec2_instance_type"] = JobMetricsDocument.MachineType,
                ["architecture"] = JobMetricsDocument.Architecture,
                ["operatingsystem"] = JobMetricsDocument.OperatingSystem,
                ["memorysize"] = JobMetricsDocument.Memory,
            };
        }

        if (!job.State.IsFinal())
        {
            return info;
        }

        info["time_end"] = Moment.Zulu(job.Ended);
        info["duration"] = job.Seconds ?? 0;
        info["cmd_end"] = Moment.Zulu(job.Ended);
        info["cmd_duration"] = job.Seconds ?? 0;
        info["status"] = job.State == JobState.Completed ? 0 : 1;
        info["job_dir"] = product?.Place;
        info["job_url"] = product?.Urls[0];
        info["metrics"] = Metrics();
        return info;
    }

    private JsonObject Metrics()
    {
        long size = job.Metrics is { } metrics && metrics.TryGetProperty("directory_size", out JsonElement bytes) ? bytes.GetInt64() : 0;
        var staged = new JsonArray();
        if (product is not null)
        {
            staged.Add((JsonNode)new JsonObject
            {
                ["id"] = product.Id,
                ["urls"] = Texts(product.Urls),
                ["product_folder_path"] = product.WorkspaceFolder,
            });
        }

        return new JsonObject
        {
            ["job_dir_size"] = size,
            ["inputs_localized"] = new JsonArray(),
            ["usage_stats"] = new JsonArray(),
            ["products_staged"] = staged,
        };
    }
}
