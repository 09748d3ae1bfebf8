using DpsAuthoring.Jobs.Sources;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>Jobs that a test lists, each by the value of its input <c>n</c> or by its values.</summary>
internal sealed class Rows(params IReadOnlyDictionary<string, string>[] rows) : IJobSource
{
    public string Name => "rows";

    public static Rows Of(params IEnumerable<string> numbers) => new([.. numbers.Select(Row)]);

    public static Dictionary<string, string> Row(string number) => new() { ["n"] = number };

    public async IAsyncEnumerable<IReadOnlyDictionary<string, string>> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (IReadOnlyDictionary<string, string> row in rows)
        {
            await Task.Yield(); // As a search would.
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
