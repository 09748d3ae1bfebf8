using System.Globalization;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>
/// An algorithm as a CWL application package: the Workflow of one CommandLineTool that MAAP's generator makes of a configuration, and that
/// <c>POST /api/ogc/processes</c> registers. The same configuration gives the same bytes.
/// </summary>
/// <remarks>
/// It is read by more than YAML readers: MAAP's API and deployment look for words in its lines, and its server may have no JavaScript.
/// Memory and disk are the configuration's numbers, gigabytes, as MAAP takes them. For many jobs on an engine there is
/// <see cref="ScatterPackage"/>.
/// </remarks>
public static class ApplicationPackage
{
    private const string Heading =
        "# Made from {0} by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.\n";

    /// <summary>What the package's file is called.</summary>
    public const string FileName = "process.cwl";

    /// <summary>
    /// Whether a text was made from a configuration here, so that it may be made anew; what an author wrote bears no such heading.
    /// </summary>
    public static bool IsMadeFrom(AlgorithmConfiguration configuration, string text) =>
        text.StartsWith(HeadingOf(configuration).TrimEnd('\n'), StringComparison.Ordinal);

    /// <summary>Whether a text was made from some configuration here.</summary>
    public static bool IsMadeHere(string text) =>
        text.StartsWith("# Made from ", StringComparison.Ordinal) && text.Split('\n')[0].Contains(" by dps sync,");

    /// <summary>The package that lies beside a configuration, with the heading that says what it is made from.</summary>
    /// <param name="configuration">One of the OGC schema.</param>
    /// <returns>The package's text; null for another schema, of which no package is kept.</returns>
    /// <exception cref="FormatException">MAAP or CWL cannot have what it says; the message is a sentence.</exception>
    public static string? WriteBeside(AlgorithmConfiguration configuration) =>
        configuration.Schema == ConfigurationSchema.Ogc
            ? HeadingOf(configuration) + Write(configuration, PackageOrigin.Of(configuration))
            : null;

    /// <summary>The package of a configuration of any schema.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="origin">What its jobs run in, and what it was made of.</param>
    /// <exception cref="FormatException">MAAP or CWL cannot have what it says; the message is a sentence.</exception>
    public static string Write(AlgorithmConfiguration configuration, PackageOrigin origin)
    {
        using var text = new StringWriter();
        new PackageWriter(configuration, origin, text).Write();
        return text.ToString();
    }

    private static string HeadingOf(AlgorithmConfiguration configuration) =>
        string.Format(CultureInfo.InvariantCulture, Heading, Path.GetFileName(configuration.File.Path));
}
