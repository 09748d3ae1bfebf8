using System.Globalization;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// Small files beside the store, which a power failure leaves as they are: what the batch's jobs are known by, and that somebody runs it.
/// </summary>
internal sealed class BatchMarker
{
    private readonly string _running;

    /// <param name="folder">The batch's folder.</param>
    public BatchMarker(string folder)
    {
        _running = Path.Combine(folder, "running");
        string key = Path.Combine(folder, "key");
        if (!File.Exists(key))
        {
            Write(key, Guid.NewGuid().ToString("N"));
        }

        Key = File.ReadAllText(key).Trim();
        RunningSince = File.Exists(_running)
            ? DateTime.TryParse(File.ReadAllText(_running), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime since)
                ? since
                : File.GetLastWriteTimeUtc(_running)
            : null;
    }

    /// <summary>Tells the batch's jobs from another's.</summary>
    public string Key { get; }

    /// <summary>Since when somebody ran it who has not come to an end; null where all did. What was noted since may be lost.</summary>
    public DateTime? RunningSince { get; private set; }

    /// <summary>Notes that it is run from now on.</summary>
    public void Begin()
    {
        RunningSince = null;
        Write(_running, DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>Notes that all that happened is in the store.</summary>
    public void End() => File.Delete(_running);

    private static void Write(string path, string text)
    {
        string temporary = path + ".new";
        using (FileStream file = File.Create(temporary))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
