using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Endpoints;

/// <summary>What an endpoint does with a configuration.</summary>
/// <param name="IsAccepted">Whether it takes it; a later step can still fail.</param>
/// <param name="Reason">Why not, or what it was taken to mean.</param>
public sealed record EndpointVerdict(bool IsAccepted, string Reason)
{
    internal static EndpointVerdict Refused(string reason) => new(false, reason);
}

/// <summary>What both registration endpoints do with a configuration as it stands.</summary>
/// <param name="Ogc">What <c>POST /api/build</c> does.</param>
/// <param name="Legacy">What <c>POST /api/mas/algorithm</c> does, for a user who may use the queue that is named.</param>
public sealed record EndpointVerdicts(EndpointVerdict Ogc, EndpointVerdict Legacy)
{
    /// <summary>Judges a text, whatever it holds.</summary>
    public static EndpointVerdicts Of(YamlText yaml)
    {
        try
        {
            if (yaml.Problem is { } problem)
            {
                return Neither("it cannot be read as YAML: " + problem.Reason);
            }

            object? payload = Payload.Of(yaml);
            return new EndpointVerdicts(OgcEndpoint.Judge(payload), LegacyEndpoint.Judge(payload));
        }
        catch (PayloadException problem)
        {
            return Neither("it cannot be sent: " + problem.Message);
        }
    }

    private static EndpointVerdicts Neither(string reason) => new(EndpointVerdict.Refused(reason), EndpointVerdict.Refused(reason));
}
