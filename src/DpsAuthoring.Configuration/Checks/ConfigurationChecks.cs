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
        new RequiredFlagCheck(),
        new EmptyRequiredCheck(),
        new NoneTextCheck(),
        new ResourceCheck(),
        new InputKeyCheck(),
    ];

    private static readonly RefusedCheck s_refused = new();

    /// <summary>What the checks look for, in the order of their ids.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } =
    [
        .. s_checks
            .Select(check => check.Rule)
            .Concat([UnreadableYamlCheck.Rule, s_refused.Rule])
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

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
        var fixes = new SafeFixes(configuration);
        // What '<<' takes in several times is found as often.
        IEnumerable<Finding> findings = s_checks
            .Where(check => context.Route != RegistrationRoute.Package || check.AppliesToUnregistered)
            .SelectMany(check => check.Find(configuration, context))
            .GroupBy(finding => (finding.Rule.Id, finding.Span, finding.Span.Length > 0 ? "" : finding.Message))
            .Select(same => fixes.Of(same.First()))
            .ToList();
        if (!findings.Any(finding => finding.Rule.Severity == Severity.Error))
        {
            findings = findings.Concat(s_refused.Find(configuration, context));
        }

        return
        [
            .. Silence
                .Apply(file, findings)
                .OrderBy(finding => finding.Span.Start)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
        ];
    }
}
