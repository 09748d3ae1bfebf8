namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4044: an input has a key of the other schema.</summary>
internal sealed class InputKeyCheck() : ConfigurationCheck("DPS4044", Severity.Info, "A key of an input belongs to the other schema")
{
    private static readonly Dictionary<string, (string Says, string? Own)> s_inOgc = new()
    {
        ["description"] = ("an input's text for people is 'doc' here", "doc"),
        ["required"] = ("an input is required unless it has a default, or a type with '?'", null),
        ["data_type"] = ("an input's type is 'type' here", null),
        ["download"] = ("an input is fetched if its type is File or Directory", null),
    };

    private static readonly Dictionary<string, (string Says, string? Own)> s_inLegacy = new()
    {
        ["doc"] = ("an input's text for people is 'description' here", "description"),
        ["label"] = ("an input has no label here", null),
        ["type"] = ("the section says what an input is, and 'data_type' what the form asks for", null),
    };

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Older)
        {
            yield break;
        }

        bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
        foreach (KeyValuePair<string, (string Says, string? Own)> key in isOgc ? s_inOgc : s_inLegacy)
        {
            ConfiguredInput[] with = [.. configuration.Inputs.Where(input => IsIdle(input, key.Key))];
            if (with.Length == 0)
            {
                continue;
            }

            string more = with.Length > 1 ? $" (here and in {with.Length - 1} more)" : "";
            yield return At(
                configuration, with[0].Node.Find(key.Key)!.Key.Span,
                $"'{key.Key}' of an input is a key of the {(isOgc ? "legacy" : "OGC")} schema, and nothing reads it{more}: {key.Value.Says}"
                    + (key.Value.Own is { } own ? $"; write '{own}'" : ""),
                key.Value.Own is { } name ? Rename(with, key.Key, name) : null);
        }
    }

    /// <summary>Whether an input has a key, which DPS4040 does not speak of.</summary>
    private static bool IsIdle(ConfiguredInput input, string key) =>
        input.Node.Find(key) is not null
        && !(key == "required" && RequiredFlagCheck.Says(input, false) && input.Default is null && !input.IsOptional);

    private static QuickFix? Rename(ConfiguredInput[] inputs, string key, string own)
    {
        Edit[] edits =
        [
            .. inputs.Where(input => input.Node.Find(own) is null)
                .Select(input => new Edit(input.Node.Find(key)!.Key.Span, own)).Distinct(),
        ];
        return edits.Length > 0 ? FixOf($"Write '{own}'", edits) : null;
    }
}
