using System.Globalization;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// Small files beside the store, which a power failure leaves as they are: what the batch's jobs are known by, and that somebody runs it.
/// </summary>
internal sealed class BatchMarker
{
    private const string KeyName = "key";

    private readonly string _running;

    /// <param name="folder">The batch's folder.</param>
    public BatchMarker(string folder)
    {
        _running = Path.Combine(folder, "running");
        if (KeyOf(folder) is not { } key)
        {
            key = Guid.NewGuid().ToString("N");
            Write(Path.Combine(folder, KeyName), key);
        }

        Key = key;
        if (File.Exists(_running))
        {
            string[] words = File.ReadAllText(_running).Split(' ', 3);
            RunningSince = DateTime.TryParse(words[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime since)
                ? since
                : File.GetLastWriteTimeUtc(_running);
            RunningBy = words is [_, { Length: > 0 } algorithm, ..] ? algorithm : null;
            RunningOn = words is [_, _, { Length: > 0 } engine] ? engine : null;
        }
    }

    /// <summary>Tells the batch's jobs from another's.</summary>
    public string Key { get; }

    /// <summary>The key of the batch in a folder; null where there is none.</summary>
    public static string? KeyOf(string folder)
    {
        string path = Path.Combine(folder, KeyName);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    /// <summary>Since when somebody ran it who has not come to an end; null where all did. What was noted since may be lost.</summary>
    public DateTime? RunningSince { get; private set; }

    /// <summary>The id of the algorithm's fingerprint then; null where that was not known.</summary>
    public string? RunningBy { get; private set; }

    /// <summary>The name of the engine then; null where that was not noted.</summary>
    public string? RunningOn { get; private set; }

    /// <summary>Notes that it is run from now on.</summary>
    /// <param name="algorithm">The id of the algorithm's fingerprint; null where that is not known.</param>
    /// <param name="engine">The engine's name.</param>
    public void Begin(string? algorithm, string engine)
    {
        (RunningSince, RunningBy, RunningOn) = (null, null, null);
        Write(_running, $"{DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture)} {algorithm} {engine}");
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
