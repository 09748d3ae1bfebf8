using System.Text.Json.Nodes;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Results;

/// <summary>What results are from.</summary>
internal sealed record ResultOrigin
{
    /// <summary>The algorithm's name; null where it is not known.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>The address of its repository.</summary>
    public string? Repository { get; init; }

    /// <summary>The commit that it was made of.</summary>
    public string? Commit { get; init; }

    /// <summary>The job's id.</summary>
    public string? JobId { get; init; }

    /// <summary>The job's tags.</summary>
    public string? Tag { get; init; }

    /// <summary>When the job began.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The values of the job's inputs, by their names.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the job's files come from, as they were given.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>
    /// Links to what the results were made of: addresses alone, since a path of this machine leads others nowhere; and without what is
    /// behind
    /// a question mark, which may be a signature.
    /// </summary>
    public IEnumerable<StacLink> DerivedFrom =>
        Sources.Select(AddressOf).OfType<string>().Distinct(StringComparer.Ordinal).Select(address => new StacLink { Rel = "derived_from", Href = address });

    /// <summary>The fields that tell of it.</summary>
    public JsonObject Fields()
    {
        var fields = new JsonObject();
        if (Algorithm is not null)
        {
            fields["processing:software"] = new JsonObject { [Algorithm] = Version ?? "" };
        }

        Add(fields, "processing:version", Version);
        Add(fields, "processing:datetime", Ended is { } end ? StacTime.Write(end) : null);
        Add(fields, "dps:algorithm", Algorithm);
        Add(fields, "dps:repository", Repository is null ? null : AddressOf(Repository));
        Add(fields, "dps:commit", Commit);
        Add(fields, "dps:job", JobId);
        Add(fields, "dps:tag", Tag);
        return fields;
    }

    /// <summary>An address that others may be told; null where it is none.</summary>
    public static string? AddressOf(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" or "s3"
            ? address.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path,
                UriFormat.UriEscaped)
            : null;

    private static void Add(JsonObject fields, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            fields[name] = text;
        }
    }
}
