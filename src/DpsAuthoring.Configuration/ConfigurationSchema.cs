namespace DpsAuthoring.Configuration;

/// <summary>Whose keys a configuration uses.</summary>
public enum ConfigurationSchema
{
    /// <summary>The OGC registration's: <c>POST /api/build</c>, maap-py from 5 on, the registration form.</summary>
    Ogc,

    /// <summary>The legacy registration's: <c>POST /api/mas/algorithm</c>, maap-py up to 4.</summary>
    Legacy,

    /// <summary>The one before that, with <c>algo_name</c>, which no registration takes any more.</summary>
    Older,
}
