using System.Runtime.InteropServices;

namespace DpsAuthoring.Server.Index;

/// <summary>What lists and counts need of all jobs, column by column, in the order of their numbers.</summary>
internal sealed class JobColumns
{
    /// <summary>The time that is not known.</summary>
    public const long NoTime = -1;

    private readonly List<long> _sequences = [];
    private readonly List<JobTimes> _times = [];
    private readonly List<byte[]> _texts = [];

    public int Count => _sequences.Count;

    /// <summary>The number of the job that was submitted last; 0 for none.</summary>
    public long LastSequence => Count == 0 ? 0 : _sequences[^1];

    public ReadOnlySpan<long> Sequences => CollectionsMarshal.AsSpan(_sequences);

    public ReadOnlySpan<JobTimes> Times => CollectionsMarshal.AsSpan(_times);

    /// <summary>What is searched of each job, in small letters, as UTF-8.</summary>
    public ReadOnlySpan<byte[]> Texts => CollectionsMarshal.AsSpan(_texts);

    public FacetColumn[] Facets { get; } = [.. Index.Facets.All.Select(_ => new FacetColumn())];

    /// <summary>Sets what is known of a job.</summary>
    public void Set(long sequence, JobTimes times, byte[] text, Func<Facet, IReadOnlyList<string>> values)
    {
        int at = _sequences.BinarySearch(sequence);
        if (at < 0)
        {
            at = Count; // Numbers grow, and those that are read first are the smaller ones.
            _sequences.Add(sequence);
            _times.Add(times);
            _texts.Add(text);
        }
        else
        {
            (_times[at], _texts[at]) = (times, text);
        }

        for (int facet = 0; facet < Facets.Length; facet++)
        {
            Facets[facet].Set(at, values((Facet)facet));
        }
    }
}

/// <summary>The four times of a job, in microseconds since 1970.</summary>
internal readonly record struct JobTimes(long Queued, long Started, long Ended, long Updated)
{
    /// <summary>How long it ran; none before it ended.</summary>
    public long Duration => Started == JobColumns.NoTime || Ended == JobColumns.NoTime ? JobColumns.NoTime : Ended - Started;
}
