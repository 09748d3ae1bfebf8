using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>All checks of a configuration, those of block DPS4xxx.</summary>
public static class ConfigurationChecks
{
    private static readonly ConfigurationCheck[] s_checks =
    [
        new DuplicateKeyCheck(),
        new AliasCheck(),
        new OtherSchemaKeyCheck(),
        new OlderSchemaCheck(),
        new MissingKeyCheck(),
        new AlgorithmNameCheck(),
        new AlgorithmVersionCheck(),
        new VersionTypeCheck(),
        new VersionCommentCheck(),
        new ContainerCheck(),
        new IdleBuildCommandCheck(),
        new AbsoluteCommandCheck(),
        new CommandFolderCheck(),
        new CommandArgumentsCheck(),
        new MissingScriptCheck(),
        new OutputCheck(),
        new FalsyDefaultCheck(),
        new DuplicateInputCheck(),
        new InputTypeCheck(),
        new UnitCheck(),
        new MisspeltKeyCheck(),
        new UnreadKeyCheck(),
        new UnprefixedCommandCheck(),
        new InputShapeCheck(),
        new RepositoryUrlCheck(),
        new DefaultValueCheck(),
        new SecretInputCheck(),
        new InputNameCheck(),
        new OptionalTypeCheck(),
        new MissingInputCheck(),
        new UndeclaredInputCheck(),
        new RenamedInputCheck(),
        new InputOrderCheck(),
        new RetypedInputCheck(),
        new OtherDefaultCheck(),
        new OtherNameCheck(),
        new MisreadNumberCheck(),
    ];

    /// <summary>What the checks look for, in the order of their ids.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } = [UnreadableYamlCheck.Rule, .. s_checks.Select(check => check.Rule)];

    /// <summary>Checks a configuration, whatever the text holds.</summary>
    /// <param name="file">The configuration.</param>
    /// <param name="context">What it is checked against.</param>
    /// <returns>What was found and is not silenced in the text, in the order of its places.</returns>
    public static IReadOnlyList<Finding> Run(TextFile file, ConfigurationContext context)
    {
        var yaml = YamlText.Read(file);
        if (UnreadableYamlCheck.Find(yaml) is { } unreadable)
        {
            return [unreadable];
        }

        AlgorithmConfiguration configuration = AlgorithmConfiguration.Read(yaml)!;
        // What '<<' takes in several times is found as often.
        IEnumerable<Finding> findings = s_checks
            .SelectMany(check => check.Find(configuration, context))
            .GroupBy(finding => (finding.Rule.Id, finding.Span, finding.Span.Length > 0 ? "" : finding.Message))
            .Select(same => WithoutSharedFix(yaml, same.First()));
        return
        [
            .. Silence
                .Apply(file, findings)
                .OrderBy(finding => finding.Span.Start)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What stands at several places by alias must not be changed for one of them.</summary>
    private static Finding WithoutSharedFix(YamlText yaml, Finding finding) =>
        finding.Fix is not null && finding.Fix.Edits.Any(edit => yaml.Aliases.Any(alias => Overlap(edit.Span, alias.Target.Resolved.Span)))
            ? finding with { Fix = null }
            : finding;

    private static bool Overlap(TextSpan one, TextSpan other) => one.Start < other.End && other.Start < one.End;
}
