using DpsAuthoring.Stac;

namespace DpsAuthoring.Results;

/// <summary>An item of a folder of results.</summary>
/// <param name="File">The name of the item's own file below the folder; addresses in it are relative to this one.</param>
/// <param name="Item">The item.</param>
/// <param name="Remarks">What is not as it should be, in sentences.</param>
internal sealed record ResultItem(string File, StacItem Item, IReadOnlyList<string> Remarks);
