using System.Globalization;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>
/// An algorithm as a CWL application package, for engines other than MAAP's: the same Workflow of one CommandLineTool that MAAP's
/// generator makes of a configuration when the algorithm is registered.
/// </summary>
/// <remarks>
/// Memory and disk are in mebibytes, as CWL has them; the registration form, and so a configuration, means gigabytes. MAAP takes
/// <c>outdirMax</c> of a package for gigabytes: register there by the configuration.
/// </remarks>
public static class ApplicationPackage
{
    private const string Heading =
        "# Made from {0} by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.\n";

    /// <summary>What the package's file is called, which lies beside the configuration.</summary>
    public const string FileName = "process.cwl";

    /// <summary>Where a job finds the repository in the image, both in the one that DPS builds and in the scaffold's.</summary>
    private const string Application = "/app/";

    /// <summary>
    /// Gives the folder that the glob has found a name of its own, in CWL's JavaScript: every job calls it <c>output</c>, and engines put
    /// those of a scatter over each other. The values are for people, the end is for jobs of the same values. Where there is no
    /// folder, or are several, the engine says so itself.
    /// </summary>
    private const string OwnName =
        """${ if (self.length !== 1) { return self; } var values = Object.keys(inputs).map(function (name) { var value = inputs[name]; return String(value === null ? "" : value.basename || value).slice(0, 40); }); self[0].basename = "output-" + values.join("-").replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 80) + "-" + Math.random().toString(36).slice(2, 12); return self[0]; }""";

    /// <summary>
    /// Whether a text was made from a configuration here, so that it may be made anew; what an author wrote bears no such heading.
    /// </summary>
    public static bool IsMadeFrom(AlgorithmConfiguration configuration, string text) =>
        text.StartsWith(HeadingOf(configuration).TrimEnd('\n'), StringComparison.Ordinal);

    /// <summary>Whether a text was made from some configuration here.</summary>
    public static bool IsMadeHere(string text) =>
        text.StartsWith("# Made from ", StringComparison.Ordinal) && text.Split('\n')[0].Contains(" by dps sync,");

    /// <summary>Writes the package of a configuration.</summary>
    /// <param name="configuration">One of the OGC schema.</param>
    /// <returns>The package's text; null where the configuration lacks what it needs: name, version, run command.</returns>
    public static string? Write(AlgorithmConfiguration configuration)
    {
        if (configuration.Schema != ConfigurationSchema.Ogc
            || configuration.Name.Text() is not { } name
            || configuration.Version.Text() is not { } version
            || configuration.RunCommand.Text() is not { } command)
        {
            return null;
        }

        string? Setting(string key) => configuration.Find(key).Text();
        var inputs = configuration.Inputs.Where(input => input.Name.Text() is not null).ToList();
        string output = OutputOf(configuration);

        using var text = new StringWriter { NewLine = "\n" };
        text.Write(HeadingOf(configuration));
        var yaml = new YamlEmitter(text);
        yaml.Mapping(() =>
        {
            yaml.Text("cwlVersion", "v1.2");
            yaml.List("$graph", Workflow, Tool);
            Person("s:author", Setting("author"));
            Person("s:contributor", Setting("contributor"));
            yaml.Text("s:citation", Setting("citation"));
            yaml.Text("s:codeRepository", Setting("code_repository"));
            yaml.Text("s:license", Setting("license"));
            yaml.Text("s:version", version);
            yaml.Text("s:releaseNotes", Setting("release_notes"));
            yaml.Text("s:keywords", Setting("keywords"));
            yaml.Mapping("$namespaces", () => yaml.Text("s", "https://schema.org/"));
        });
        yaml.Finish();
        return text.ToString();

        void Workflow()
        {
            yaml.Text("class", "Workflow");
            yaml.Text("label", name);
            yaml.Text("doc", Setting("algorithm_description"));
            yaml.Text("id", name);
            yaml.Mapping("inputs", () =>
            {
                foreach (ConfiguredInput? input in inputs)
                {
                    yaml.Mapping(input.Name.Text()!, () =>
                    {
                        yaml.Text("doc", input.Description.Text());
                        yaml.Text("label", input.Node.Find("label").Text());
                        WriteType(input);
                    });
                }
            });
            yaml.Mapping("outputs", () => yaml.Mapping(output, () =>
            {
                yaml.Text("type", "Directory");
                yaml.Text("outputSource", "process/outputs_result");
            }));
            yaml.Mapping("steps", () => yaml.Mapping("process", () =>
            {
                yaml.Text("run", "#main");
                yaml.Mapping("in", () => inputs.ForEach(input => yaml.Text(input.Name.Text()!, input.Name.Text())));
                yaml.Names("out", "outputs_result");
            }));
        }

        void Tool()
        {
            yaml.Text("class", "CommandLineTool");
            yaml.Text("id", "main");
            yaml.Mapping("requirements", () =>
            {
                yaml.Mapping("DockerRequirement", () => yaml.Text("dockerPull", Setting("algorithm_container_url") ?? $"{name}:{version}"));
                yaml.Mapping("InlineJavascriptRequirement", () => { });
                yaml.Mapping("NetworkAccess", () => yaml.Plain("networkAccess", "true"));
                yaml.Mapping("ResourceRequirement", () =>
                {
                    Resource("ramMin", "ram_min", 1024);
                    Resource("coresMin", "cores_min", 1);
                    Resource("outdirMax", "outdir_max", 1024);
                });
            });
            yaml.Text("baseCommand", command.StartsWith("/", StringComparison.Ordinal) ? command : Application + command);
            yaml.Mapping("inputs", () =>
            {
                foreach (ConfiguredInput? input in inputs)
                {
                    yaml.Mapping(input.Name.Text()!, () =>
                    {
                        WriteType(input);
                        yaml.Mapping("inputBinding", () =>
                        {
                            yaml.Plain("position", (inputs.IndexOf(input) + 1).ToString(CultureInfo.InvariantCulture));
                            yaml.Text("prefix", "--" + input.Name.Text());
                        });
                    });
                }
            });
            yaml.Mapping("outputs", () => yaml.Mapping("outputs_result", () =>
            {
                yaml.Mapping("outputBinding", () =>
                {
                    yaml.Text("glob", "./output*");
                    yaml.Quoted("outputEval", OwnName);
                });
                yaml.Text("type", "Directory");
            }));
        }

        void WriteType(ConfiguredInput input)
        {
            string type = input.Type.Text() ?? "string";
            yaml.Text("type", type);
            if (ConfiguredDefault.OrNone(input) is not { } value)
            {
                return;
            }

            switch (RegisteredTypes.Parse(type))
            {
                case InputKind.File or InputKind.Directory:
                    if (value.Length > 0)
                    {
                        yaml.Mapping("default", () =>
                        {
                            yaml.Text("class", type.TrimEnd('?'));
                            yaml.Text(value.Contains("://") ? "location" : "path", value);
                        });
                    }

                    break;
                case InputKind.Flag when value is "true" or "false":
                    yaml.Plain("default", value);
                    break;
                case InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal
                    when input.Default!.Value.Resolved is YamlScalar { Kind: YamlKind.Whole or YamlKind.Real } number:
                    yaml.Plain("default", number.Kind == YamlKind.Whole ? value : YamlWriter.Number(PythonNumber.ReadReal(number.Text)));
                    break;
                default:
                    yaml.Text("default", value);
                    break;
            }
        }

        void Person(string key, string? names)
        {
            if (names is not null)
            {
                yaml.List(key, () =>
                {
                    yaml.Text("class", "s:Person");
                    yaml.Quoted("s:name", names);
                });
            }
        }

        void Resource(string key, string setting, int factor)
        {
            if (double.TryParse(Setting(setting), NumberStyles.Float, CultureInfo.InvariantCulture, out double amount) && amount > 0)
            {
                yaml.Plain(key, Math.Ceiling(amount * factor).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static string HeadingOf(AlgorithmConfiguration configuration) =>
        string.Format(CultureInfo.InvariantCulture, Heading, Path.GetFileName(configuration.File.Path));

    private static string OutputOf(AlgorithmConfiguration configuration) =>
        configuration.Find("outputs")?.Value.Resolved is YamlSequence { Items: [{ Resolved: YamlMapping only }, ..] }
        && only.Find("name").Text() is { } name
            ? name
            : "out";
}
