using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>What is to be known of a file from its address, and from what its item says of it. Nothing is asked of the network.</summary>
internal static class AssetWarnings
{
    /// <summary>What the parts of signed addresses are called: those of AWS, Azure, Google and CloudFront.</summary>
    private static readonly HashSet<string> s_signatures = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-Amz-Signature", "X-Goog-Signature", "Signature", "sig", "Key-Pair-Id", "AWSAccessKeyId", "X-Amz-Security-Token", "token", "access_token",
    };

    /// <summary>Hosts that send who asks to Earthdata's login.</summary>
    private static readonly string[] s_earthdata =
    [
        "earthdatacloud.nasa.gov", "urs.earthdata.nasa.gov", "cr.usgs.gov", "ecs.nsidc.org", "gesdisc.eosdis.nasa.gov", "modaps.eosdis.nasa.gov", "asf.alaska.edu",
        "daac.ornl.gov", "asdc.larc.nasa.gov", "podaac.jpl.nasa.gov", "oceandata.sci.gsfc.nasa.gov", "opendap.earthdata.nasa.gov",
    ];

    public static IEnumerable<StacWarningKind> Of(StacItem item, StacAsset asset)
    {
        string href = asset.Href;
        int scheme = href.IndexOf("://", StringComparison.Ordinal);
        string kind = scheme < 0 ? href.StartsWith("data:", StringComparison.Ordinal) ? "data" : "file" : href[..scheme];
        if (kind is not ("http" or "https" or "s3" or "file"))
        {
            yield return StacWarningKind.Unfetchable;
        }

        if (kind is "file")
        {
            yield return StacWarningKind.Local;
        }

        int mark = kind is "file" or "data" ? -1 : href.IndexOf('?', StringComparison.Ordinal);
        if (mark >= 0)
        {
            yield return href[(mark + 1)..].Split('&').Any(part => s_signatures.Contains(part.Split('=')[0])) ? StacWarningKind.SignedAddress : StacWarningKind.Query;
        }

        if (kind is "http" or "https" && Uri.TryCreate(href, UriKind.Absolute, out Uri? address))
        {
            if (s_earthdata.Any(host => address.Host == host || address.Host.EndsWith($".{host}", StringComparison.OrdinalIgnoreCase)))
            {
                yield return StacWarningKind.EarthdataLogin;
            }

            if (Places.IsPrivate(address.Host))
            {
                yield return StacWarningKind.Private;
            }
        }

        if (IsPaidForByReader(asset.AdditionalProperties) || IsPaidForByReader(item.Properties))
        {
            yield return StacWarningKind.RequesterPays;
        }

        if (kind is "s3")
        {
            yield return StacWarningKind.S3;
        }
    }

    /// <summary>As the Storage extension says it, of version 1 and of version 2.</summary>
    private static bool IsPaidForByReader(IEnumerable<KeyValuePair<string, JsonElement>> fields) => fields.Any(field => field.Key switch
    {
        "storage:requester_pays" => field.Value.ValueKind == JsonValueKind.True,
        "storage:schemes" => field.Value.ValueKind == JsonValueKind.Object && field.Value.EnumerateObject().Any(scheme =>
            scheme.Value.ValueKind == JsonValueKind.Object
            && scheme.Value.TryGetProperty("requester_pays", out JsonElement pays)
            && pays.ValueKind == JsonValueKind.True),
        _ => false,
    });
}
