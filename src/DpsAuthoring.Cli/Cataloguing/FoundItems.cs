using DpsAuthoring.Results;

namespace DpsAuthoring.Cli.Cataloguing;

/// <summary>The items of a folder of results.</summary>
/// <param name="Items">The items.</param>
/// <param name="IsOwn">Whether the algorithm has written a catalogue itself, which must stay.</param>
/// <param name="Remarks">What is not as it should be, in sentences.</param>
internal sealed record FoundItems(IReadOnlyList<ResultItem> Items, bool IsOwn, IReadOnlyList<string> Remarks);
