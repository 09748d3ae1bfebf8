using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>Writes an application package as MAAP's generator does, and as those read it that come after.</summary>
internal sealed class PackageWriter
{
    /// <summary>
    /// What MAAP's API and deployment look for in the text, with whatever case, and take from its first place: only these keys may have
    /// it there.
    /// </summary>
    private static readonly string[] s_soughtWords =
    [
        "s:version:", "dockerPull:", "s:author:", "s:name:", "s:keywords:", "s:codeRepository:", "s:commitHash:",
    ];

    /// <summary>
    /// MAAP takes a name's first word as it stands, with a quote if it has one. The template writes the same without quotes.
    /// </summary>
    private static readonly Regex s_plainPerson = new(
        @"\A(?!(?i:yes|no|true|false|null|on|off)\z)[A-Za-z](?:[A-Za-z .-]*[A-Za-z.])?\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_tag = new(@"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,127}\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_blanks = new(@"\s+", RegexOptions.CultureInvariant);

    private readonly AlgorithmConfiguration _configuration;
    private readonly PackageOrigin _origin;
    private readonly IReadOnlyList<PackageInput> _inputs;
    private readonly YamlEmitter _yaml;

    public PackageWriter(AlgorithmConfiguration configuration, PackageOrigin origin, TextWriter target)
    {
        (_configuration, _origin) = (configuration, origin);
        _inputs = [.. configuration.Inputs.Where(input => input.Name.Text() is not null).Select(PackageInput.Of)];
        _yaml = new YamlEmitter(target, s_soughtWords);
    }

    /// <exception cref="FormatException">MAAP or CWL cannot have what the configuration says.</exception>
    public void Write()
    {
        CheckInputs();
        string version = Version();
        string? repository = Word("code_repository", _configuration.Repository.Text());
        _yaml.Document(() =>
        {
            _yaml.Text("cwlVersion", "v1.2");
            _yaml.List("$graph", WriteWorkflow, WriteTool);
            WritePerson("s:author", "author");
            WritePerson("s:contributor", "contributor");
            _yaml.Text("s:citation", Setting("citation"));
            _yaml.Text("s:codeRepository", repository);
            _yaml.Text("s:commitHash", _origin.Commit);
            _yaml.Text("s:dateCreated", _origin.Day);
            _yaml.Text("s:license", Setting("license"));
            _yaml.Text("s:softwareVersion", version);
            _yaml.Text("s:version", version);
            _yaml.Text("s:releaseNotes", Setting("release_notes"));
            _yaml.Text("s:keywords", Keywords());
            _yaml.Mapping("$namespaces", () => _yaml.Text("s", "https://schema.org/"));
        });
    }

    private void WriteWorkflow()
    {
        string name = Required("algorithm_name", _configuration.Name);
        _yaml.Text("class", "Workflow");
        _yaml.Text("label", name);
        _yaml.Text("doc", Setting("algorithm_description"));
        _yaml.Text("id", CheckedName(name));
        _yaml.Mapping("inputs", () =>
        {
            foreach (PackageInput input in _inputs)
            {
                _yaml.Mapping(input.Name, () =>
                {
                    _yaml.Text("doc", input.Description);
                    _yaml.Text("label", input.Label);
                    input.WriteType(_yaml);
                });
            }
        });
        _yaml.Mapping("outputs", () => _yaml.Mapping(Output(), () =>
        {
            _yaml.Text("type", "Directory");
            _yaml.Text("outputSource", "process/outputs_result");
        }));
        _yaml.Mapping("steps", () => _yaml.Mapping("process", () =>
        {
            _yaml.Text("run", "#main");
            _yaml.Mapping("in", () =>
            {
                foreach (string input in _inputs.Select(input => input.Name))
                {
                    _yaml.Text(input, input);
                }
            });
            _yaml.Names("out", "outputs_result");
        }));
    }

    private void WriteTool()
    {
        _yaml.Text("class", "CommandLineTool");
        _yaml.Text("id", "main");
        _yaml.Mapping("requirements", () =>
        {
            if (_origin.Image is { } image)
            {
                _yaml.Mapping("DockerRequirement", () => _yaml.Text("dockerPull", Checked(image)));
            }

            WriteStaging();
            _yaml.Mapping("NetworkAccess", () => _yaml.Plain("networkAccess", "true"));
            _yaml.Mapping("ResourceRequirement", () =>
            {
                WriteAmount("ramMin", "ram_min");
                WriteAmount("coresMin", "cores_min");
                WriteAmount("outdirMax", "outdir_max");
                if (IsLegacy && JobNeeds.Of(_configuration).DiskMebibytes is { } disk)
                {
                    _yaml.Plain("outdirMax", Number((disk + 1023) / 1024)); // Gigabytes, as MAAP takes it.
                }
            });
        });
        if (Command() is [var only])
        {
            _yaml.Text("baseCommand", only);
        }
        else
        {
            _yaml.Names("baseCommand", Command());
        }

        _yaml.Mapping("inputs", () =>
        {
            int position = 0;
            foreach (PackageInput input in _inputs)
            {
                position++;
                _yaml.Mapping(input.Name, () => WriteArgument(input, position));
            }
        });
        _yaml.Mapping("outputs", () => _yaml.Mapping("outputs_result", () =>
        {
            _yaml.Mapping("outputBinding", () => _yaml.Text("glob", "./output*"));
            _yaml.Text("type", "Directory");
        }));
    }

    private void WriteArgument(PackageInput input, int position)
    {
        input.WriteType(_yaml);
        if (!IsLegacy || !(input.IsStaged || input.IsContextOnly))
        {
            _yaml.Mapping("inputBinding", () =>
            {
                _yaml.Plain("position", Number(position));
                if (!IsLegacy)
                {
                    _yaml.Text("prefix", "--" + input.Name);
                }
            });
        }
    }

    /// <summary>Scripts of the legacy contract look for their files in <c>input/</c>.</summary>
    private void WriteStaging()
    {
        Action[] files =
        [
            .. _inputs.Where(input => IsLegacy && input.IsStaged).Select<PackageInput, Action>(input => () =>
            {
                _yaml.Text("entryname", $"input/$(inputs.{input.Name}.basename)");
                _yaml.Text("entry", $"$(inputs.{input.Name})");
            }),
        ];
        if (files.Length > 0)
        {
            _yaml.Mapping("InitialWorkDirRequirement", () => _yaml.List("listing", files));
        }
    }

    private void WritePerson(string key, string setting)
    {
        if (Line(Setting(setting)) is { } names)
        {
            _yaml.List(key, () =>
            {
                _yaml.Text("class", "s:Person");
                if (s_plainPerson.IsMatch(names))
                {
                    _yaml.Plain("s:name", names);
                }
                else
                {
                    _yaml.Quoted("s:name", names);
                }
            });
        }
    }

    private void WriteAmount(string key, string setting)
    {
        if (_configuration.Find(setting) is not { } entry || entry.IsFalsy())
        {
            return;
        }

        if (entry.Value.Resolved is not YamlScalar { Kind: YamlKind.Whole or YamlKind.Real } scalar
            || !double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount)
            || amount is not (> 0 and < 1e9))
        {
            throw new FormatException($"{setting} is '{entry.Text()}', and CWL takes a number there: write the number alone.");
        }

        _yaml.Plain(key, YamlWriter.Number(amount) is var text && text.EndsWith(".0", StringComparison.Ordinal) ? Number((long)amount) : text);
    }

    private bool IsLegacy => _configuration.Schema != ConfigurationSchema.Ogc;

    private string? Setting(string key) => _configuration.Find(key).Text();

    private string Version()
    {
        string version = Required("algorithm_version", _configuration.Version).Replace('/', '_');
        if (!s_tag.IsMatch(version))
        {
            throw new FormatException(
                $"The version '{version}' becomes an image's tag, which has up to 128 of A-Z, a-z, 0-9, '.', '_' and '-', not beginning with '.' or '-': register a tag such as v1.0.0.");
        }

        return YamlEmitter.IsText(version)
            ? version
            : throw new FormatException(
                $"The version {version} is no text to who reads it as YAML, and quotes become a part of it in MAAP: register a tag such as v{version}.");
    }

    private static string Checked(string image) => image.Length > 0 && !image.Any(c => char.IsWhiteSpace(c) || c is '\'' or '"' or '#')
        ? image
        : throw new FormatException($"The image is '{image}', and MAAP pulls what is one word: write it such as ghcr.io/ada/reduce:v1.0.0.");

    private IReadOnlyList<string> Command() => _origin.Command ?? RepositoryPath.CommandInImage(
        Required("run_command", _configuration.RunCommand), IsLegacy ? JobContract.Legacy : JobContract.Ogc);

    private string Output() =>
        _configuration.Find("outputs")?.Value.Resolved is YamlSequence { Items: [{ Resolved: YamlMapping only }, ..] }
        && only.Find("name").Text() is { } name
            ? name
            : "out";

    /// <summary>On one line, since MAAP reads the line; of a list too.</summary>
    private string? Keywords() => _configuration.Find("keywords")?.Value.Resolved is YamlSequence list
        ? Line(string.Join(", ", list.Items.Select(item => item.Resolved).OfType<YamlScalar>().Select(item => item.Text)))
        : Line(Setting("keywords"));

    private static string? Line(string? text) => text is null || s_blanks.Replace(text, " ").Trim() is not { Length: > 0 } line ? null : line;

    private static string? Word(string key, string? text) => text is null || !text.Any(char.IsWhiteSpace)
        ? text
        : throw new FormatException($"{key} is '{text}', of which MAAP reads what stands before the first blank: write the address alone.");

    private static string Required(string key, YamlEntry? entry) =>
        entry.Text() is { Length: > 0 } text ? text : throw new FormatException($"The configuration has no {key}.");

    private static string CheckedName(string name) =>
        CwlNames.IsName(name) && YamlEmitter.IsText(name)
            ? name
            : throw new FormatException($"The algorithm is called '{name}', and in CWL that is an address: use small letters, digits, '_' and '-'.");

    private void CheckInputs()
    {
        CwlNames.Check(_inputs.Select(input => input.Name));
        if (_inputs.FirstOrDefault(input => s_soughtWords.Any(word => $"{input.Name}:".EndsWith(word, StringComparison.OrdinalIgnoreCase)))
            is { } sought)
        {
            throw new FormatException(
                $"An input called '{sought.Name}' would be taken for the package's own key of that name by MAAP's deployment: call it otherwise.");
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
