using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>An item by the names of its collection and of itself, as a form sends it.</summary>
/// <param name="Collection">The collection's; empty for none.</param>
/// <param name="Id">Its own.</param>
internal readonly record struct ItemKey(string Collection, string Id)
{
    public const string Field = "item";

    public static ItemKey Of(StacItem item) => new(item.Collection ?? "", item.Id);

    /// <summary>Reads what a form sent; null for anything else.</summary>
    public static ItemKey? Parse(string? text) => text?.Split('/') is [var collection, var id]
        ? new ItemKey(Uri.UnescapeDataString(collection), Uri.UnescapeDataString(id))
        : null;

    public override string ToString() => $"{Uri.EscapeDataString(Collection)}/{Uri.EscapeDataString(Id)}";
}
