using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>Which of its two languages a MAAP API speaks.</summary>
public enum MaapApiGeneration
{
    /// <summary>XML under <c>mas/</c> and <c>dps/</c>, of maap-py 4.</summary>
    Legacy,

    /// <summary>JSON under <c>ogc/</c>, of maap-py 5.</summary>
    Ogc,
}

/// <summary>Where more of something is.</summary>
/// <param name="Address">The address, made absolute.</param>
/// <param name="Relation">What it is to the thing, such as <c>self</c> or <c>monitor</c>.</param>
/// <param name="MediaType">What language is spoken there.</param>
/// <param name="Title">What it is called.</param>
public sealed record MaapLink(Uri Address, string? Relation = null, string? MediaType = null, string? Title = null)
{
    /// <summary>The last part of the address: the number or name of what is there.</summary>
    internal string? Id =>
        Address.IsAbsoluteUri && Address.AbsolutePath.TrimEnd('/').Split('/')[^1] is { Length: > 0 } id ? Uri.UnescapeDataString(id) : null;

    /// <summary>The address, if a browser can be sent there.</summary>
    internal Uri? Page => Address is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? Address : null;

    /// <summary>The links of a list, or the one that stands alone; those without an address are none.</summary>
    internal static IReadOnlyList<MaapLink> ReadAll(Json json, Uri root) =>
        [.. from item in json.Items where Read(item, root) is not null select Read(item, root)];

    internal static MaapLink? Read(Json json, Uri root) =>
        (json.IsObject ? json["href"].Words : json.Words) is { } href && Hrefs.Resolve(href, root) is { } address
            ? new(address, json["rel"].Words, json["type"].Words, json["title"].Words)
            : null;
}
