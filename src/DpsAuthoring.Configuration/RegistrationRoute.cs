namespace DpsAuthoring.Configuration;

/// <summary>The way that an algorithm gets from its configuration to MAAP. What a value must be depends on it.</summary>
public enum RegistrationRoute
{
    /// <summary>
    /// The configuration is sent to MAAP's API, <c>POST /api/build</c> or in the legacy schema <c>POST /api/mas/algorithm</c>, by hand or
    /// by a form: MAAP clones the repository and builds the image.
    /// </summary>
    Api,

    /// <summary>
    /// The GitHub Action <c>ogc-app-pack-generator</c> makes the CWL of the configuration and the image of the author's Dockerfile. Nothing
    /// gets <c>/app/</c> in front, and memory and disk are in mebibytes.
    /// </summary>
    Action,

    /// <summary>The author's own CWL is sent to MAAP; no registration reads the configuration.</summary>
    Package,
}
