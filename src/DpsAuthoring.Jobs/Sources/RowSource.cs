namespace DpsAuthoring.Jobs.Sources;

/// <summary>Jobs that are listed on this machine.</summary>
/// <param name="name">What the batch is called if nobody gives it a name.</param>
/// <param name="emptiness">Why there is nothing to run, where there is no job: that is a mistake in a table or a pattern, and not a
/// success.</param>
/// <param name="read">Reads them.</param>
internal sealed class RowSource(string name, string emptiness, Func<IEnumerable<IReadOnlyDictionary<string, string>>> read) : IJobSource
{
    public string Name => name;

    /// <summary>A job for each row of a table.</summary>
    public static RowSource Table(string path) =>
        new(Path.GetFileNameWithoutExtension(path), $"{path} has no rows: there is nothing to run.", () => BatchRows.Read(path));

    /// <summary>A job for each file, or each directory, that matches a pattern, as the value of an input.</summary>
    public static RowSource Files(string name, string input, string pattern, bool directories, string emptiness) =>
        new(name, emptiness, () => BatchRows.Match(input, pattern, directories));

#pragma warning disable CS1998 // What is on this machine is not waited for.
    public async IAsyncEnumerable<IReadOnlyDictionary<string, string>> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
#pragma warning restore CS1998
    {
        bool isEmpty = true;
        foreach (IReadOnlyDictionary<string, string> row in read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            isEmpty = false;
            yield return row;
        }

        if (isEmpty)
        {
            throw new FormatException(emptiness);
        }
    }
}
