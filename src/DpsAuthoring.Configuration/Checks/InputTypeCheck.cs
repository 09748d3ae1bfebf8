using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4020: a type that the registration form or the CWL refuses.</summary>
internal sealed class InputTypeCheck() : ConfigurationCheck("DPS4020", Severity.Warning, "MAAP refuses the type of an input")
{
    private static readonly Dictionary<string, string> s_meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["str"] = "string", ["text"] = "string", ["integer"] = "int", ["number"] = "double", ["bool"] = "boolean", ["flag"] = "boolean",
        ["path"] = "File",
        ["folder"] = "Directory",
        ["dir"] = "Directory",
        ["bbox"] = "string",
        ["date"] = "string",
        ["datetime"] = "string",
    };

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema != ConfigurationSchema.Ogc ? [] : configuration.Inputs
            .Select(input => Of(configuration, input)).OfType<Finding>();

    private Finding? Of(AlgorithmConfiguration configuration, ConfiguredInput input)
    {
        string known = string.Join(", ", RegisteredTypes.Names);
        if (input.Type is not { } type)
        {
            return At(
                configuration,
                new TextSpan(input.Node.Span.Start, 0),
                $"'{input.Name.Text()}' has no type, and without one its CWL is not valid; give one of {known}");
        }

        // What CWL knows beside these, DPS4030 speaks of.
        if (CwlTypes.Has(type.Value.Resolved) || type.Value.Resolved is not YamlScalar scalar)
        {
            return CwlTypes.Has(type.Value.Resolved) ? null : At(
                configuration,
                type.Value.Span,
                $"CWL has no such type, so the CWL that is made of it is not valid and is not deployed; write one of {known}");
        }

        if (RegisteredTypes.Parse(scalar.Text) is not null)
        {
            return null;
        }

        if (scalar.Text.TrimEnd('?') is "File[]" or "Directory[]")
        {
            return At(
                configuration, scalar.Span,
                "MAAP fetches no lists of files; write 'Directory', so that a job gives the folder that holds the files",
                FixOf("Write 'Directory'", new Edit(scalar.Span, "Directory")));
        }

        string? meant = s_meant.TryGetValue(scalar.Text, out string? right) ? right
            : RegisteredTypes.Names.FirstOrDefault(name => name.Equals(scalar.Text, StringComparison.OrdinalIgnoreCase))
                ?? Nearest.To(scalar.Text, RegisteredTypes.Names);
        return At(
            configuration, scalar.Span,
            $"There is no type '{scalar.Text}': registration goes through, but the CWL that is made of it is not valid and is not deployed; write "
            + (meant is null ? $"one of {known}" : $"'{meant}'"),
            meant is null ? null : FixOf($"Write '{meant}'", new Edit(scalar.Span, meant)));
    }
}
