using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4013: a command is an absolute path, which gets <c>/app/</c> in front, or leads into the workspace.</summary>
internal sealed class AbsoluteCommandCheck() : ConfigurationCheck("DPS4013", Severity.Warning, "A command is an absolute path")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema == ConfigurationSchema.Older
            ? []
            : InWorkspace(configuration).Concat(context.IsForApi ? Doubled(configuration) : []);

    private IEnumerable<Finding> InWorkspace(AlgorithmConfiguration configuration) =>
        ((YamlEntry?[])[configuration.RunCommand, configuration.BuildCommand])
            .Select(command => command?.Value.Resolved is YamlScalar { Kind: YamlKind.Text } scalar
                && scalar.Text.Split((char[]?)null).FirstOrDefault(Workspace.Has) is { } path
                    ? At(
                        configuration, scalar.Span,
                        $"'{path}' is a path of the workspace, and no {(command.Name == "run_command" ? "job" : "build")} sees the workspace; put the file into the repository, and write its path from the repository's folder on, such as gdal-wrapper/run.sh")
                    : null)
            .OfType<Finding>();

    private IEnumerable<Finding> Doubled(AlgorithmConfiguration configuration) =>
        Commands.Scripts(configuration)
            .Where(command => command.Script.StartsWith("/", StringComparison.Ordinal)
                && !Workspace.Has(command.Script)
                && (command.Key == "run_command" || command.Script.StartsWith("/app/", StringComparison.Ordinal)))
            .Select(command =>
            {
                string? relative = command.Script.StartsWith("/app/", StringComparison.Ordinal)
                    ? command.Script.Substring(5).TrimStart('/')
                    : null;
                bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
                return At(
                    configuration, command.Scalar.Span,
                    command.Key == "run_command"
                        ? $"{(isOgc ? "POST /api/build" : "POST /api/mas/algorithm")} puts '/app/' in front of the run command, so that jobs look for /app/{command.Script}; write "
                            + (relative ?? "it from the repository's folder on, such as gdal-wrapper/run.sh")
                            + (isOgc ? ". Of the GitHub Action ogc-app-pack-generator it is right as it is (dps check --route action)" : "")
                        : $"The build looks for its script in /app by itself; write {relative}",
                    // Of a finished image it may well be meant as it stands.
                    string.IsNullOrEmpty(relative) || configuration.Find("algorithm_container_url") is not null
                        ? null
                        : FixOf($"Write '{relative}'", Commands.Replace(command.Scalar, command.Script, relative!)));
            });
}
