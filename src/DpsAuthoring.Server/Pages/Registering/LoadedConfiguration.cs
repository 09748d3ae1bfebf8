using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Server.Pages.Registering;

/// <summary>A YAML that somebody has loaded into the form.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Form">The form filled in; null where it cannot be read.</param>
/// <param name="Remarks">What became of it, each a sentence.</param>
internal sealed record LoadedConfiguration(string Text, ConfigurationForm? Form, IReadOnlyList<string> Remarks)
{
    private const string Name = "algorithm_config.yml";

    public static LoadedConfiguration Of(string text)
    {
        if (text.Trim().Length == 0)
        {
            return new LoadedConfiguration(text, null, ["There is nothing to load: choose a file, or paste its text."]);
        }

        var file = new TextFile(Name, text);
        if (AlgorithmConfiguration.Read(YamlText.Read(file)) is not { } configuration)
        {
            return new LoadedConfiguration(text, null, [.. ConfigurationChecks.Run(file, ConfigurationContext.Alone).Select(AtLine)]);
        }

        var remarks = new List<string>();
        if (configuration.Schema == ConfigurationSchema.Older && Rewritten(file) is { } newer)
        {
            remarks.Add("It was of the schema before the legacy one, which no registration takes any more: it is loaded as far as the legacy schema goes.");
            configuration = newer;
        }

        remarks.Add($"Loaded as {(configuration.Schema == ConfigurationSchema.Ogc ? "the OGC" : "the legacy")} schema, with {configuration.Inputs.Count} inputs.");
        var form = ConfigurationForm.Of(configuration);
        HashSet<string> held = [.. form.Keys.Select(key => key.Name), .. ConfigurationForm.Nested];
        string[] left =
            [.. configuration.Entries.Select(entry => entry.Name).OfType<string>().Where(name => !held.Contains(name)).Distinct()];
        if (left.Length > 0)
        {
            remarks.Add($"Warning: the form has no field for {string.Join(", ", left)}: what is registered from here is without them.");
        }

        return new LoadedConfiguration(text, form, remarks);
    }

    /// <summary>What is told of it above the form.</summary>
    public Html Show() => Html.All(Remarks.Select(remark => Form is null
        ? Html.Of($"""<p class="problem" role="alert">{remark}</p>""")
        : Html.Of($"""<p class="notice" role="status">{remark}</p>""")));

    private static AlgorithmConfiguration? Rewritten(TextFile file)
    {
        IReadOnlyList<Edit> edits = CompatibleFixes.Of(
            ConfigurationChecks.Run(file, ConfigurationContext.Alone).Select(finding => finding.Fix).OfType<QuickFix>()).Edits;
        return AlgorithmConfiguration.Read(YamlText.Read(new TextFile(Name, edits.Apply(file.Text))));
    }

    private static string AtLine(Finding finding)
    {
        (int line, int column) = finding.File.Position(finding.Span.Start);
        return $"Line {line}, column {column}: {finding.Message}";
    }
}
