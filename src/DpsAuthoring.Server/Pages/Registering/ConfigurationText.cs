using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Server.Pages.Forms;

namespace DpsAuthoring.Server.Pages.Registering;

/// <summary>The configuration that a form stands for, with the way back from places in its text to the form's fields.</summary>
internal sealed class ConfigurationText
{
    private readonly int[] _rows;

    private ConfigurationText(TextFile file, int[] rows) => (File, _rows) = (file, rows);

    /// <summary>The YAML.</summary>
    public TextFile File { get; }

    public static ConfigurationText Of(ConfigurationForm form)
    {
        (InputRow Input, int Row)[] inputs =
            [.. form.Inputs.Select((input, row) => (input, row)).OrderBy(one => SectionOf(form, one.input)).ThenBy(one => one.row)];
        using var text = new StringWriter { NewLine = "\n" };
        var yaml = new YamlEmitter(text);
        yaml.Document(() =>
        {
            foreach (ConfigurationKey key in form.Keys)
            {
                // One of two images is needed: that neither is there is to be told at a field.
                bool isNeeded = key.IsRequired || (key.Name == "base_container_url" && form["algorithm_container_url"].Length == 0);
                Write(yaml, key, form[key.Name], isNeeded);
            }

            if (form.Schema == ConfigurationSchema.Ogc)
            {
                yaml.List("inputs", [.. inputs.Select(one => (Action)(() => WriteOgc(yaml, one.Input)))]);
                yaml.List("outputs", () =>
                {
                    yaml.Text("name", "out");
                    yaml.Text("type", "Directory");
                });
            }
            else
            {
                yaml.Mapping("inputs", () =>
                {
                    foreach (string section in ConfigurationKeys.Sections)
                    {
                        IEnumerable<InputRow> own = inputs.Select(one => one.Input).Where(input => SectionName(input) == section);
                        yaml.List(section, [.. own.Select(input => (Action)(() => WriteLegacy(yaml, input)))]);
                    }
                });
            }
        });
        return new ConfigurationText(new TextFile("algorithm_config.yml", text.ToString()), [.. inputs.Select(one => one.Row)]);
    }

    /// <summary>What the project's checks find, at the fields.</summary>
    public IReadOnlyList<FieldProblem> Check()
    {
        var configuration = AlgorithmConfiguration.Read(YamlText.Read(File));
        return
        [
            .. ConfigurationChecks.Run(File, ConfigurationContext.Alone).Select(finding => new FieldProblem(
                configuration is null ? "" : FieldAt(configuration, finding.Span), finding.Rule.Severity, finding.Message, finding.Rule.Id)),
        ];
    }

    private static void Write(YamlEmitter yaml, ConfigurationKey key, string value, bool isNeeded)
    {
        if (value.Length == 0 && !isNeeded)
        {
            return;
        }

        if (key.Shape != KeyShape.Text && value.Length > 0 && !YamlEmitter.IsText(value))
        {
            yaml.Plain(key.Name, value);
        }
        else
        {
            yaml.Text(key.Name, value);
        }
    }

    private static void WriteOgc(YamlEmitter yaml, InputRow input)
    {
        yaml.Text("name", input.Name);
        yaml.Text("label", NullIfEmpty(input.Label));
        yaml.Text("doc", NullIfEmpty(input.Description));
        yaml.Text("type", input.Type);
        if (!input.HasDefault)
        {
            return;
        }

        bool isText = RegisteredTypes.Parse(input.Type) is null or InputKind.Text or InputKind.File or InputKind.Directory;
        if (isText || YamlEmitter.IsText(input.Default) || input.Default.Length == 0)
        {
            yaml.Text("default", input.Default);
        }
        else
        {
            yaml.Plain("default", input.Default);
        }
    }

    private static void WriteLegacy(YamlEmitter yaml, InputRow input)
    {
        yaml.Text("name", input.Name);
        yaml.Text("description", NullIfEmpty(input.Description));
        if (input.HasDefault)
        {
            yaml.Text("default", input.Default);
        }

        yaml.Plain("required", input.HasDefault ? "false" : "true");
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string SectionName(InputRow input) => ConfigurationKeys.Sections.Contains(input.Section) ? input.Section : "positional";

    private static int SectionOf(ConfigurationForm form, InputRow input) =>
        form.Schema == ConfigurationSchema.Ogc ? 0 : ConfigurationKeys.Sections.ToList().IndexOf(SectionName(input));

    private string FieldAt(AlgorithmConfiguration configuration, TextSpan span)
    {
        for (int at = 0; at < configuration.Inputs.Count && at < _rows.Length; at++)
        {
            YamlMapping node = configuration.Inputs[at].Node;
            if (Holds(node.Span.Start, node.Span.End, span))
            {
                string part = node.Entries.FirstOrDefault(entry => Holds(entry, span))?.Name switch
                {
                    "description" => "doc",
                    "required" => "given",
                    null => "name",
                    var name => name,
                };
                return ConfigurationForm.FieldOf(_rows[at], part);
            }
        }

        // What is missing as a whole has no place but the text's beginning.
        YamlEntry? entry = span.Length == 0 ? null : configuration.Entries.FirstOrDefault(entry => Holds(entry, span));
        return entry?.Name is { } key ? ConfigurationForm.FieldOf(key) : "";
    }

    private static bool Holds(YamlEntry entry, TextSpan span) =>
        Holds(entry.Key.Span.Start, Math.Max(entry.Key.Span.End, entry.Value.Span.End), span);

    private static bool Holds(int start, int end, TextSpan span) => span.Start >= start && span.Start <= end;
}
