using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Catalogues;

/// <summary>
/// An item of a catalogue of the network. It names no files of this machine: a job would read them for whoever wrote the catalogue.
/// </summary>
internal static class FetchableItem
{
    public static StacItem Of(StacItem item) => item.Assets.Values.All(IsFetchable)
        ? item
        : item with { Assets = item.Assets.Where(asset => IsFetchable(asset.Value)).ToDictionary(StringComparer.Ordinal) };

    public static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    private static bool IsFetchable(StacAsset asset) =>
        IsWeb(asset.Href) || (Uri.TryCreate(asset.Href, UriKind.Absolute, out Uri? uri) && uri.Scheme == "s3" && uri.Host.Length > 0);
}
