using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>The command that runs a job once more, here and by itself.</summary>
internal static class RunAgain
{
    private const int MostFiles = 2000;
    private const int LongestFile = 1 << 20;

    public static Html Of(JobRecord job, AlgorithmDefinition? definition, ServerParts parts)
    {
        Html body;
        if (definition is null || parts.Algorithms.Find(job.Registration)?.Repository is not { } clone || !Directory.Exists(clone))
        {
            body = Html.Of($"""<p class="none">The clone that it ran in is gone: its algorithm was registered anew or deleted.</p>""");
        }
        else if (ConfigurationIn(clone, definition) is { } configuration)
        {
            string command = PlainText.Line(Command(job, definition, configuration, parts.Options));
            body = Html.Of(
                $"""<p class="hint">In the clone and with the inputs that it had; its results come into the folder where you are.</p><div class="row copyable"><pre id="run-again" class="log" tabindex="0">{command}</pre><button type="button" class="script" data-copy="#run-again">Copy</button></div>""");
        }
        else
        {
            body = Html.Of(
                $"""<p class="hint">Its repository holds no configuration of this name for its contract, which <code>dps run</code> needs: put one into <code>{clone}</code>, or resubmit the job here.</p>""");
        }

        return Html.Of($"""<section class="card" id="again"><h2>Run it here</h2>{body}</section>""");
    }

    private static string Command(JobRecord job, AlgorithmDefinition definition, string configuration, ServerOptions options)
    {
        var words = new List<string> { "dps", "run", configuration, "--contract", definition.Contract == JobContract.Ogc ? "ogc" : "legacy" };
        foreach ((string name, string value) in JobInputs.Values(job))
        {
            bool isStaged = definition.Algorithm.Inputs.Any(input => input.Name == name && input.IsStaged);
            words.AddRange((isStaged ? Several(value) : [value]).SelectMany(each => (string[])["-i", $"{name}={each}"]));
        }

        if (job.Tag.Length > 0)
        {
            words.AddRange(["--tag", job.Tag]);
        }

        if (options.Queues.FirstOrDefault(queue => queue.Name == job.Queue) is { } limit && limit.TimeLimit != JobRequest.DefaultTimeLimit)
        {
            words.AddRange(["--time-limit", limit.TimeLimit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + "s"]);
        }

        return string.Join(' ', words.Select(JobCommand.Quote));
    }

    /// <summary>Files are given one by one.</summary>
    private static string[] Several(string value)
    {
        if (!value.StartsWith('['))
        {
            return [value];
        }

        try
        {
            using var json = JsonDocument.Parse(value);
            return [.. json.RootElement.EnumerateArray().Select(each => each.GetString() ?? "")];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [value];
        }
    }

    /// <summary>The file of the clone that configures the algorithm for its contract; null where there is none.</summary>
    private static string? ConfigurationIn(string clone, AlgorithmDefinition definition) => Folders.Files(clone).Take(MostFiles)
        .Where(file => !file.IsLink && file.Length < LongestFile && Path.GetExtension(file.Path) is ".yml" or ".yaml")
        .Select(file => file.Path).Order(StringComparer.Ordinal)
        .FirstOrDefault(path => Configures(new TextFile(path, File.ReadAllText(path)), definition));

    private static bool Configures(TextFile file, AlgorithmDefinition definition) =>
        AlgorithmConfiguration.Read(YamlText.Read(file)) is { } configuration
        && configuration.Name.Text() == definition.Algorithm.Name
        && configuration.Schema == ConfigurationSchema.Ogc == (definition.Contract == JobContract.Ogc);
}
