using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DpsAuthoring.Stac;

/// <summary>What one search has handed out: each item once, and no more than are wanted. Of an item it keeps 16 bytes.</summary>
internal sealed class Tally(StacSearch search, Action<StacNote>? note)
{
    private const int Named = 3;

    private readonly HashSet<UInt128> _known = [];
    private readonly List<string> _repeatedIds = [];
    private readonly List<string> _leftOutIds = [];
    private long _repeated;
    private long _leftOut;

    public long Count { get; private set; }

    public bool IsFull => Count >= search.Max;

    /// <summary>Whether so many more would be all that are wanted.</summary>
    public bool WouldBeFull(int more) => Count + more >= search.Max;

    /// <summary>Those of these that are new and wanted.</summary>
    public StacPage Take(IEnumerable<StacItem> items, long? matched)
    {
        var taken = new List<StacItem>();
        long before = Count;
        foreach (StacItem item in items)
        {
            if (IsFull)
            {
                break;
            }

            if (_known.Add(Hash($"{item.Collection}\0{item.Id}")))
            {
                Count++;
                taken.Add(item);
            }
            else
            {
                Add(_repeatedIds, ref _repeated, item.Id);
            }
        }

        return new(taken, before, matched);
    }

    public void LeaveOut(string id) => Add(_leftOutIds, ref _leftOut, id);

    /// <summary>Tells what was odd, when all is handed out.</summary>
    public void End(long? matched)
    {
        if (_repeated > 0)
        {
            Tell(StacNoteKind.Repeated, _repeated, $"{Items(_repeated)} came twice and {(_repeated == 1 ? "is" : "are")} taken once: {List(_repeatedIds, _repeated)}.");
        }

        if (_leftOut > 0)
        {
            Tell(
                StacNoteKind.LeftOut,
                _leftOut,
                $"{Items(_leftOut)} without a place or time {(_leftOut == 1 ? "is" : "are")} left out of a search by place or time: {List(_leftOutIds, _leftOut)}.");
        }

        if (!IsFull && matched > Count + _repeated)
        {
            Tell(
                StacNoteKind.FewerThanCounted,
                matched.Value - Count,
                $"The server counted {matched} items and gave {Count}: its count may be an estimate, or items have gone meanwhile.");
        }
    }

    public static UInt128 Hash(string text) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Tell(StacNoteKind kind, long count, string message) => note?.Invoke(new(kind, message, count));

    private static void Add(List<string> ids, ref long count, string id)
    {
        count++;
        if (ids.Count < Named)
        {
            ids.Add(id);
        }
    }

    private static string Items(long count) => count == 1 ? "1 item" : $"{count} items";

    private static string List(List<string> ids, long count) => string.Join(", ", ids) + (count > ids.Count ? ", …" : "");
}
