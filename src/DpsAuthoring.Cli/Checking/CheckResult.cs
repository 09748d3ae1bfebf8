using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Endpoints;

namespace DpsAuthoring.Cli.Checking;

/// <summary>What a check came to.</summary>
/// <param name="Configurations">Each configuration with its schema (null where it cannot be read) and what the two registrations would do
/// with it.</param>
/// <param name="Problems">What was found, by file and place.</param>
/// <param name="Notes">What could not be looked at, and why.</param>
internal sealed record CheckResult(
    IReadOnlyList<(string File, ConfigurationSchema? Schema, EndpointVerdicts Verdicts)> Configurations,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<string> Notes);
