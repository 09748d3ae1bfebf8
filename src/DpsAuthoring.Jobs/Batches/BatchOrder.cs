namespace DpsAuthoring.Jobs.Batches;

/// <summary>What may be asked of a batch that runs.</summary>
public enum BatchOrderKind
{
    /// <summary>Stop, and leave what has not ended to be run.</summary>
    Stop,

    /// <summary>Stop jobs, or do not begin them: they have failed.</summary>
    Cancel,

    /// <summary>Run jobs again that have failed.</summary>
    Retry,
}

/// <summary>Something that is asked of whoever runs a batch.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Rows">With which jobs; null for all.</param>
public sealed record BatchOrder(BatchOrderKind Kind, RowRanges? Rows)
{
    /// <summary>The folder of a batch that has its orders, a file each: its store has one writer.</summary>
    private const string FolderName = "orders";

    /// <summary>Asks whoever runs a batch.</summary>
    /// <param name="folder">The batch's folder.</param>
    /// <returns>Whether anybody runs it; if not, nothing was asked.</returns>
    public bool Give(string folder)
    {
        if (!Batch.IsRunning(folder))
        {
            return false;
        }

        string orders = Directory.CreateDirectory(Path.Combine(folder, FolderName)).FullName;
        string file = Path.Combine(orders, Guid.NewGuid().ToString("N"));
        File.WriteAllText(file, $"{Kind} {Rows?.Text}");
        File.Move(file, file + ".order");
        return true;
    }

    /// <summary>The orders that have come, which are gone then.</summary>
    internal static IReadOnlyList<BatchOrder> Take(string folder)
    {
        string orders = Path.Combine(folder, FolderName);
        if (!Directory.Exists(orders))
        {
            return [];
        }

        var taken = new List<BatchOrder>();
        foreach (FileInfo file in new DirectoryInfo(orders).EnumerateFiles("*.order").OrderBy(file => file.LastWriteTimeUtc))
        {
            string[] words = File.ReadAllText(file.FullName).Split(' ', 2);
            file.Delete();
            RowRanges? rows = words is [_, { Length: > 0 } text] ? RowRanges.TryParse(text) : null;
            if (Enum.TryParse(words[0], out BatchOrderKind kind) && Enum.IsDefined(kind) && (rows is not null || words is not [_, { Length: > 0 }]))
            {
                taken.Add(new BatchOrder(kind, rows));
            }
        }

        return taken;
    }
}
