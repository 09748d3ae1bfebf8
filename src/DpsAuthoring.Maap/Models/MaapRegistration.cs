namespace DpsAuthoring.Maap;

/// <summary>How an algorithm is to be registered.</summary>
public sealed class MaapRegistration
{
    private MaapRegistration()
    {
    }

    /// <summary>The legacy configuration, as JSON.</summary>
    public string? LegacyConfiguration { get; private init; }

    /// <summary>The OGC configuration, as JSON, which the server builds an image and a CWL from.</summary>
    public string? OgcConfiguration { get; private init; }

    /// <summary>The CWL.</summary>
    public string? Cwl { get; private init; }

    /// <summary>Where the CWL is.</summary>
    public Uri? CwlAddress { get; private init; }

    /// <summary>Whether it takes the place of the caller's own algorithm of the same name and version: true. Legacy always does.</summary>
    public bool Replaces { get; init; } = true;

    /// <summary>
    /// The CWL of an OGC configuration, which is deployed where the server built the image and then never deployed: a fault of the
    /// original.
    /// </summary>
    public string? FallbackCwl { get; init; }

    /// <summary>By a legacy <c>algorithm_config.yml</c>, as JSON.</summary>
    /// <param name="json">The configuration.</param>
    /// <returns>The registration.</returns>
    public static MaapRegistration FromLegacyConfiguration(string json) => new() { LegacyConfiguration = Given(json, nameof(json)) };

    /// <summary>By an OGC <c>algorithm_config.yml</c>, as JSON.</summary>
    /// <param name="json">The configuration.</param>
    /// <param name="fallbackCwl">See <see cref="FallbackCwl"/>.</param>
    /// <returns>The registration.</returns>
    public static MaapRegistration FromOgcConfiguration(string json, string? fallbackCwl = null) =>
        new() { OgcConfiguration = Given(json, nameof(json)), FallbackCwl = fallbackCwl };

    /// <summary>By a CWL package.</summary>
    /// <param name="text">The package.</param>
    /// <param name="replaces">See <see cref="Replaces"/>.</param>
    /// <returns>The registration.</returns>
    public static MaapRegistration FromCwl(string text, bool replaces = true) =>
        new() { Cwl = Given(text, nameof(text)), Replaces = replaces };

    /// <summary>By a CWL package that the server can fetch.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="replaces">See <see cref="Replaces"/>.</param>
    /// <returns>The registration.</returns>
    public static MaapRegistration FromCwlAt(Uri address, bool replaces = true)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new() { CwlAddress = address, Replaces = replaces };
    }

    private static string Given(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return text;
    }
}

/// <summary>How far a registration is.</summary>
public sealed class MaapRegistrationStatus
{
    /// <summary>How far it is.</summary>
    public MaapState State { get; init; }

    /// <summary>The algorithm, once it is there: what the other calls take.</summary>
    public string? AlgorithmId { get; init; }

    /// <summary>The build of its image, where there is one.</summary>
    public string? BuildId { get; init; }

    /// <summary>Its deployment, of the OGC generation.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>The page of the build's log.</summary>
    public Uri? LogAddress { get; init; }

    /// <summary>What the server says of it.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// Whether there was an algorithm of that name and version before, of the legacy generation, which then does not tell when the new
    /// one has taken its place: only the page of the log does.
    /// </summary>
    public bool WasThereBefore { get; init; }
}

/// <summary>The build of an algorithm's image.</summary>
public sealed class MaapBuild
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>How far it is.</summary>
    public MaapState State { get; init; }

    /// <summary>The server's word for that.</summary>
    public string? StateText { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it changed last.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>What is built.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>Of which branch or tag.</summary>
    public string? Branch { get; init; }

    /// <summary>The page of its log.</summary>
    public Uri? LogAddress { get; init; }

    /// <summary>The deployment that it led to.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>Why it led to none.</summary>
    public string? DeploymentError { get; init; }
}

/// <summary>The deployment of an algorithm.</summary>
public sealed class MaapDeployment
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>How far it is.</summary>
    public MaapState State { get; init; }

    /// <summary>The server's word for that.</summary>
    public string? StateText { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The algorithm, once it is there: what the other calls take.</summary>
    public string? AlgorithmId { get; init; }

    /// <summary>The page of its log.</summary>
    public Uri? LogAddress { get; init; }
}
