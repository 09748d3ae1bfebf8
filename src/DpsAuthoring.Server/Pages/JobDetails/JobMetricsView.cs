using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>What a job cost, in MAAP's words.</summary>
internal static class JobMetricsView
{
    private static readonly (string Key, string Name, Func<JsonNode, string> Show)[] s_all =
    [
        ("job_duration_seconds", "Duration", node => ShownTime.Duration(TimeSpan.FromSeconds(node.GetValue<double>()))),
        ("cpu_usage", "CPU time", node => ShownTime.Duration(TimeSpan.FromSeconds(Number(node)))),
        ("max_mem_usage", "Most memory", node => ReportText.Bytes((long)Number(node))),
        ("read_io_stats", "Bytes read", node => ReportText.Bytes((long)Number(node))),
        ("write_io_stats", "Bytes written", node => ReportText.Bytes((long)Number(node))),
        ("directory_size", "Job Directory Size", node => ReportText.Bytes((long)Number(node))),
        ("machine_type", "Instance Type", node => node.ToString()),
        ("architecture", "Architecture", node => node.ToString()),
        ("machine_memory_size", "Machine memory", node => ReportText.Bytes((long)Number(node))),
        ("operating_system", "Operating system", node => node.ToString()),
    ];

    public static Html Of(JobRecord job, AlgorithmDefinition? definition)
    {
        JsonObject? metrics = JobMetricsDocument.Json(job);
        IEnumerable<Html> rows = s_all.Where(one => metrics?[one.Key] is not null)
            .Select(one => Html.Of($"<dt>{one.Name}</dt><dd>{one.Show(metrics![one.Key]!)}</dd>"));
        var image = Html.If(definition?.Image is not null, $"""<dt>Container Image Name</dt><dd class="mono"><bdi>{definition?.Image}</bdi></dd>""");
        return Html.Of(
            $"""<section class="card" id="metrics"><h2>Metrics</h2>{(metrics is null ? Html.Of($"""<p class="none">They are known when it has ended.</p>""") : Html.Of($"""<dl class="facts">{rows}{image}</dl>"""))}</section>""");
    }

    private static double Number(JsonNode node) => JsonElement.Parse(node.ToJsonString()).GetDouble();
}
