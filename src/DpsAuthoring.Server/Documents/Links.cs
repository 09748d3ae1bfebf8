using System.Text.Json.Nodes;

namespace DpsAuthoring.Server.Documents;

/// <summary>Links as the API writes them: relative to its root.</summary>
internal static class Links
{
    public static JsonObject Of(string href, string rel, string title, string type = "application/json") => new()
    {
        ["href"] = href,
        ["rel"] = rel,
        ["type"] = type,
        ["hreflang"] = "en",
        ["title"] = title,
    };

    public static JsonObject Process(long id) => Of($"/ogc/processes/{id}", "self", "OGC Process Description");

    public static JsonObject Deployment(long id) => Of($"/ogc/deploymentJobs/{id}", "monitor", "Deploying process status link");

    public static JsonObject Job(string id, string rel) => Of($"/ogc/jobs/{id}", rel, "Job status");
}
