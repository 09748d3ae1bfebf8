namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4013: a command is an absolute path, and gets <c>/app/</c> in front.</summary>
internal sealed class AbsoluteCommandCheck() : ConfigurationCheck("DPS4013", Severity.Warning, "A command is an absolute path")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        Commands.Scripts(configuration)
            .Where(command => command.Script.StartsWith("/", StringComparison.Ordinal)
                && (command.Key == "run_command" || command.Script.StartsWith("/app/", StringComparison.Ordinal)))
            .Select(command =>
            {
                string? relative = command.Script.StartsWith("/app/", StringComparison.Ordinal)
                    ? command.Script.Substring(5).TrimStart('/')
                    : null;
                string where = command.Key == "run_command" ? "/app/" + command.Script : "/app/…/" + command.Script;
                return At(
                    configuration, command.Scalar.Span,
                    command.Key == "run_command"
                        ? $"The registration puts '/app/' in front of the run command, so that jobs look for {where}; write "
                            + (relative ?? "it from the repository's folder on, such as gdal-wrapper/run.sh")
                        : $"The build looks for its script in /app by itself; write {relative}",
                    string.IsNullOrEmpty(relative)
                        ? null
                        : FixOf($"Write '{relative}'", Commands.Replace(command.Scalar, command.Script, relative!)));
            });
}
