using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>The inputs of a configuration of any schema, as an original has them.</summary>
internal static class ConfiguredInputs
{
    /// <summary>Names that people write for a registration's.</summary>
    private static readonly Dictionary<string, InputKind> s_otherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["str"] = InputKind.Text,
        ["string"] = InputKind.Text,
        ["text"] = InputKind.Text,
        ["integer"] = InputKind.Whole,
        ["int"] = InputKind.Whole,
        ["number"] = InputKind.LongReal,
        ["float"] = InputKind.LongReal,
        ["bool"] = InputKind.Flag,
        ["boolean"] = InputKind.Flag,
        ["file"] = InputKind.File,
        ["directory"] = InputKind.Directory,
    };

    /// <summary>The inputs in their order; those without a name are none.</summary>
    public static IReadOnlyList<OriginalInput> Of(AlgorithmConfiguration configuration) =>
    [
        .. configuration.Inputs.Where(input => input.Name.Text() is not null)
            .Select(input => configuration.Schema == ConfigurationSchema.Ogc ? Ogc(input) : Legacy(input)),
    ];

    private static OriginalInput Ogc(ConfiguredInput input)
    {
        (string type, string? value) = (input.Type.TextOrEmpty(), ConfiguredDefault.OrNone(input));
        var remarks = new List<string>();
        InputKind? kind = RegisteredTypes.Parse(type);
        if (kind is null && s_otherNames.TryGetValue(type.TrimEnd('?'), out InputKind meant))
        {
            kind = meant;
            remarks.Add($"`{type}` is not a type of the registration; `{RegisteredTypes.NameOf(meant)}` is what it means.");
        }
        else if (kind is null)
        {
            kind = InputKind.Text;
            remarks.Add(type.Length == 0 ? "It has no type; it is taken for a text." : $"`{type}` is not a type of the registration; it is taken for a text.");
        }

        return Facts(input, value, remarks) with
        {
            WrittenType = type,
            Kind = kind,
            // What is empty and not a text, a job can only leave out.
            IsOptional = input.IsOptional || (value is "" && kind != InputKind.Text),
        };
    }

    /// <summary>
    /// The legacy schema, and the oldest one: the section or a key says whether it is a file; the default, whether it is required.
    /// </summary>
    private static OriginalInput Legacy(ConfiguredInput input)
    {
        string? value = ConfiguredDefault.OrNone(input);
        var remarks = new List<string>();
        string section = input.Section?.Name ?? OlderSection(input);
        string type = input.Section is null ? "" : input.Type.TextOrEmpty();
        InputKind? kind = section == "file" ? InputKind.File
            : section == "directory" ? InputKind.Directory
            : s_otherNames.TryGetValue(type, out InputKind known) && known is not (InputKind.File or InputKind.Directory) ? known
            : null;
        if (value is "" && RequiredFlagCheck.Says(input, true))
        {
            value = null;
        }
        else if (value is null && RequiredFlagCheck.Says(input, false))
        {
            remarks.Add("It says `required: false`, but has no default, so that DPS asks every job for it.");
        }

        return Facts(input, value, remarks) with
        {
            WrittenType = type.Length > 0 ? type : section == "file" ? "file" : section,
            Kind = kind,
            IsContextOnly = section == "config",
        };
    }

    private static OriginalInput Facts(ConfiguredInput input, string? value, List<string> remarks)
    {
        if (value is null
            && input.Default is { Value.Resolved: not YamlScalar { Kind: YamlKind.Null } }
            && ConfiguredDefault.OrNone(input) is null)
        {
            remarks.Add("Its default cannot be sent to a registration, so it is left out.");
        }

        return new OriginalInput(input.Name.Text()!)
        {
            Default = value,
            Description = AdoptedNames.Words(input.Description.Text() ?? input.Node.Find("description").Text() ?? input.Node.Find("doc").Text()),
            Label = AdoptedNames.Words(input.Node.Find("label").Text()) is { Length: > 0 } label ? label : null,
            Remarks = remarks,
        };
    }

    private static string OlderSection(ConfiguredInput input) => input.Type.Text() switch
    {
        "file" or "config" or "positional" => input.Type.Text()!,
        _ => input.Node.Find("download") is { } download && !download.IsFalsy() ? "file" : "positional",
    };
}
