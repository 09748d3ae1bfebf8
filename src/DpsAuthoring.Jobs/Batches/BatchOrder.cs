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

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks whoever runs a batch, and comes back when that is heard.</summary>
    /// <param name="folder">The batch's folder.</param>
    /// <returns>Whether anybody runs it; if not, nothing was asked.</returns>
    public async Task<bool> GiveAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Batch.IsRunning(folder))
        {
            return false;
        }

        string orders = Directory.CreateDirectory(Path.Combine(folder, FolderName)).FullName;
        string file = Path.Combine(orders, Guid.NewGuid().ToString("N")), order = file + ".order";
        await File.WriteAllTextAsync(file, $"{Kind} {Rows?.Text}", cancellationToken).ConfigureAwait(false);
        File.Move(file, order);
        while (File.Exists(order))
        {
            if (!Batch.IsRunning(folder))
            {
                File.Delete(order);
                return false;
            }

            await Task.Delay(s_betweenLooks, cancellationToken).ConfigureAwait(false);
        }

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
            bool isUnderstood = rows is not null || words is not [_, { Length: > 0 }];
            if (isUnderstood && Enum.TryParse(words[0], out BatchOrderKind kind) && Enum.IsDefined(kind))
            {
                taken.Add(new BatchOrder(kind, rows));
            }
        }

        return taken;
    }
}
