using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Endpoints;

namespace DpsAuthoring.Cli.Checking;

/// <summary>What a check came to.</summary>
/// <param name="Configurations">Each configuration.</param>
/// <param name="Problems">What was found, by file and place.</param>
/// <param name="Notes">What could not be looked at, and why.</param>
internal sealed record CheckResult(
    IReadOnlyList<CheckedConfiguration> Configurations,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<string> Notes)
{
    /// <summary>The application packages that were checked.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];
}

/// <summary>A configuration that was checked.</summary>
/// <param name="File">Its file.</param>
/// <param name="Schema">Its schema; null where it cannot be read.</param>
/// <param name="Route">The way that it gets registered.</param>
/// <param name="Reason">What tells that way, as a clause; null where nothing but the schema does, or the user.</param>
/// <param name="Verdicts">What the two registrations of the API would do with it.</param>
internal sealed record CheckedConfiguration(
    string File, ConfigurationSchema? Schema, RegistrationRoute Route, string? Reason, EndpointVerdicts Verdicts);
