using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>An input as an application package has it, twice: in the workflow and in the tool.</summary>
internal sealed class PackageInput
{
    private static readonly Regex s_type = new(
        @"\A(?:string|int|long|float|double|boolean|File|Directory)(?:\[\])?\??\z", RegexOptions.CultureInvariant);

    private readonly ConfiguredInput _input;
    private readonly string _type;

    private PackageInput(ConfiguredInput input, string type) => (_input, _type) = (input, type);

    /// <summary>Its name.</summary>
    public string Name => _input.Name.Text()!;

    /// <summary>What it means.</summary>
    public string? Description => _input.Description.Text();

    /// <summary>Its name for people.</summary>
    public string? Label => _input.Node.Find("label").Text();

    /// <summary>Whether it is fetched before a job starts.</summary>
    public bool IsStaged => RegisteredTypes.Parse(_type) is InputKind.File or InputKind.Directory;

    /// <summary>Whether no script gets it: only the legacy schema has these.</summary>
    public bool IsContextOnly => _input.Section?.Name == "config";

    /// <exception cref="FormatException">Its type is none of CWL's.</exception>
    public static PackageInput Of(ConfiguredInput input)
    {
        if (input.Section is { } section)
        {
            return new PackageInput(input, section.Name == "file" ? "File" : "string");
        }

        string type = input.Type is { } entry ? entry.Text() ?? "" : "string";
        return s_type.IsMatch(type)
            ? new PackageInput(input, type)
            : throw new FormatException(
                $"The input {input.Name.Text()} is of type '{(type.Length > 0 ? type : "a list or mapping")}', which is none of CWL's: write one of {string.Join(", ", RegisteredTypes.Names)}.");
    }

    /// <summary>Writes type and default.</summary>
    /// <exception cref="FormatException">The default is none of the type.</exception>
    public void WriteType(YamlEmitter yaml)
    {
        yaml.Text("type", _type);
        if (Default() is not { } value)
        {
            return;
        }

        switch (RegisteredTypes.Parse(_type))
        {
            case InputKind.File or InputKind.Directory:
                if (value.Length > 0) // Many have an empty one, which is no file.
                {
                    yaml.Mapping("default", () =>
                    {
                        yaml.Text("class", _type.TrimEnd('?'));
                        yaml.Text(value.Contains("://") ? "location" : "path", value);
                    });
                }

                break;
            case InputKind.Flag:
                yaml.Plain("default", value is "true" or "false" ? value : throw Refused(value));
                break;
            case InputKind.Whole:
                yaml.Plain("default", int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? Number(whole) : throw Refused(value));
                break;
            case InputKind.LongWhole:
                yaml.Plain("default", long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? Number(number) : throw Refused(value));
                break;
            case InputKind.Real or InputKind.LongReal:
                yaml.Plain("default", double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? YamlWriter.Number(real) : throw Refused(value));
                break;
            case null:
                throw new FormatException($"The input {Name} is a list, and a default of a list is none of the registration's: leave it out.");
            default:
                yaml.Text("default", value);
                break;
        }
    }

    private string? Default()
    {
        try
        {
            return ConfiguredDefault.Of(_input);
        }
        catch (FormatException e)
        {
            throw new FormatException($"The default of {Name} cannot be registered: {e.Message}.", e);
        }
    }

    private FormatException Refused(string value) =>
        new($"The input {Name} is of type {_type} and has the default '{value}', which is none: MAAP's validation refuses that.");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
