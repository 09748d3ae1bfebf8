using DpsAuthoring.Configuration.Endpoints;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4039: both registrations refuse the configuration, for a reason that no other check has.</summary>
internal sealed class RefusedCheck() : ConfigurationCheck("DPS4039", Severity.Error, "Neither registration takes the configuration")
{
    /// <remarks>It is asked last, and only where no other check has found an error.</remarks>
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (context.IsForApi
            && EndpointVerdicts.Of(configuration.Yaml) is { Ogc: { IsAccepted: false } ogc, Legacy: { IsAccepted: false } legacy })
        {
            yield return At(
                configuration, new TextSpan(configuration.Yaml.Root!.Span.Start, 0),
                $"Neither registration takes this configuration. POST /api/build answers: {ogc.Reason}. POST /api/mas/algorithm answers: {legacy.Reason}");
        }
    }
}
