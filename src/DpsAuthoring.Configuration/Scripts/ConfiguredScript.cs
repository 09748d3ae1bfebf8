using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Scripts;

/// <summary>A script that configurations name, with what they say of it.</summary>
/// <param name="Path">Where it lies from the repository's top, with <c>/</c>.</param>
/// <param name="Context">What it is checked against.</param>
public sealed record ConfiguredScript(string Path, ScriptContext Context)
{
    /// <summary>What the command says, without arguments: with the repository's folder in front, if the author has written it.</summary>
    public string Written { get; init; } = Path;

    /// <summary>The scripts of some configurations of one repository, each once.</summary>
    public static IReadOnlyList<ConfiguredScript> Of(IEnumerable<AlgorithmConfiguration> configurations)
    {
        var scripts = new Dictionary<(string, ScriptRole), ConfiguredScript>();
        foreach (AlgorithmConfiguration configuration in configurations)
        {
            Add(scripts, configuration, configuration.RunCommand, ScriptRole.Run);
            Add(scripts, configuration, configuration.BuildCommand, ScriptRole.Build);
        }

        return [.. scripts.Values];
    }

    /// <summary>Where a command's script lies in the repository: without <c>/app/</c>, the repository's folder, and arguments.</summary>
    public static string? PathOf(string? command) => RepositoryPath.Of(First(command));

    private static string First(string? command) => (command ?? "").Trim().Split([' ', '\t'], 2)[0];

    private static void Add(
        Dictionary<(string, ScriptRole), ConfiguredScript> scripts,
        AlgorithmConfiguration configuration,
        YamlEntry? command,
        ScriptRole role)
    {
        string written = WithoutDot(First(command.Text()));
        if ((PathOf(written) ?? Bare(written)) is not { } path)
        {
            return;
        }

        int slash = path.LastIndexOf('/');
        ScriptContext known = scripts.TryGetValue((path, role), out ConfiguredScript? other)
            ? other.Context
            : new ScriptContext(role) { Folder = slash < 0 ? "" : path.Substring(0, slash) };
        scripts[(path, role)] = new ConfiguredScript(path, With(known, configuration)) { Written = written };
    }

    /// <summary>A script's name alone, in front of which the repository's folder has been forgotten.</summary>
    private static string? Bare(string written) => written.Length == 0 || written.IndexOf('/') >= 0 ? null : written;

    private static string WithoutDot(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path;

    private static ScriptContext With(ScriptContext context, AlgorithmConfiguration configuration)
    {
        bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
        string[] In(string section) => [.. configuration.Inputs
            .Where(input => input.Section is null ? isOgc && section == "" : input.Section.Name == section)
            .Select(input => input.Name.Text() ?? "")];
        string[] positionals = In("positional");
        List<ConfiguredInput> inOrder = [.. configuration.Inputs.Where(input => input.Section?.Name == "positional")];
        bool isAgreed = !isOgc && (context.Positionals is null || context.Positionals.SequenceEqual(positionals));
        int files = isOgc ? configuration.Inputs.Count(input => input.Type.Text() is "File" or "Directory") : In("file").Length;
        return context with
        {
            IsOgc = context.IsOgc || isOgc,
            IsLegacy = context.IsLegacy || !isOgc,
            HasOwnImage = context.HasOwnImage || !configuration.Find("algorithm_container_url").IsFalsy(),
            Images = [.. context.Images ?? [], .. Texts(configuration.Find("docker_container_url"))],
            Positionals = isOgc ? context.Positionals : Agreed(context.Positionals, positionals),
            PositionalDefaults = isOgc ? context.PositionalDefaults
                : isAgreed ? Risky(context.PositionalDefaults, [.. inOrder.Select(ConfiguredDefault.OrNone)])
                : null,
            PositionalDescriptions = isOgc ? context.PositionalDescriptions
                : isAgreed ? [.. inOrder.Select(input => input.Description.Text() ?? "")]
                : null,
            Arguments = Math.Max(context.Arguments ?? 0, isOgc ? configuration.Inputs.Count : positionals.Length),
            Files = Math.Max(context.Files ?? 0, files),
            Inputs = isOgc ? Joined(context.Inputs, InputsOf(configuration)) : context.Inputs,
            Programs = isOgc ? [.. context.Programs.Concat(ProgramsOf(configuration)).Distinct()] : context.Programs,
        };
    }

    private static string[] Texts(YamlEntry? entry) => entry.Text() is { Length: > 0 } text ? [text] : [];

    private static List<AlgorithmInput> InputsOf(AlgorithmConfiguration configuration) =>
    [
        .. configuration.Inputs.Where(input => input.Name.Text() is not null).Select(input => new AlgorithmInput(
            input.Name.Text()!,
            RegisteredTypes.Parse(input.Type.TextOrEmpty()) ?? InputKind.Text,
            input.Default is null ? null : ConfiguredDefault.OrNone(input) ?? "",
            input.IsOptional)),
    ];

    /// <summary>What runs the algorithm: its run script, and in <c>app/</c> the program of its name.</summary>
    private static IEnumerable<string> ProgramsOf(AlgorithmConfiguration configuration)
    {
        if (PathOf(configuration.RunCommand.Text()) is { } run)
        {
            yield return run.Substring(run.LastIndexOf('/') + 1);
        }

        if (configuration.Name.Text() is { } name)
        {
            yield return "app/" + name;
        }
    }

    /// <summary>A build for several configurations may try either of them.</summary>
    private static List<AlgorithmInput> Joined(IReadOnlyList<AlgorithmInput>? known, List<AlgorithmInput> other) => known is null ? other
        :
        [
            .. known.Concat(other).GroupBy(input => input.Name).Select(same => new AlgorithmInput(
                same.Key,
                same.Select(input => input.Type).Distinct().Count() == 1 ? same.First().Type : InputKind.Text,
                IsOptional: same.Count() == 1 || !same.All(input => input.IsRequired))),
        ];

    /// <summary>Where two configurations have different defaults, one that is empty or has several words counts for both.</summary>
    private static string?[] Risky(IReadOnlyList<string?>? known, string?[] other) =>
        known is null || known.Count != other.Length ? other
        : [.. known.Zip(other, (one, two) => one is "" || one?.Any(char.IsWhiteSpace) == true ? one : two)];

    /// <summary>Where two configurations run one script with different inputs, there is no order to hold it to.</summary>
    private static string[] Agreed(IReadOnlyList<string>? known, string[] other) =>
        known is null || known.SequenceEqual(other) ? other : [];
}
