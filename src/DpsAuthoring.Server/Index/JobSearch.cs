using System.Text;

namespace DpsAuthoring.Server.Index;

/// <summary>One pass over all jobs, which finds those that a query means and counts for every facet.</summary>
internal sealed class JobSearch
{
    private readonly JobColumns _columns;
    private readonly JobQuery _query;
    private readonly bool[]?[] _chosen;
    private readonly byte[][] _words;
    private readonly int[][] _counts;
    private readonly List<int> _found = [];

    public JobSearch(JobColumns columns, JobQuery query)
    {
        (_columns, _query) = (columns, query);
        _chosen = [.. Facets.All.Select(facet => Chosen(columns.Facets[(int)facet.Facet], query.ChosenOf(facet.Facet)))];
        _words = [.. query.Words.Select(Encoding.UTF8.GetBytes)];
        _counts = [.. columns.Facets.Select(facet => new int[facet.ValueCount])];
        Pass();
        Sort();
    }

    /// <summary>The jobs that are meant, in order, each as its place among all.</summary>
    public IReadOnlyList<int> Found => _found;

    /// <summary>A part of them.</summary>
    /// <param name="most">As many at most.</param>
    /// <param name="after">Those behind this place; null for the first.</param>
    /// <param name="before">Those before this place; null for those behind the other.</param>
    public JobMatches Page(int most, JobPlace? after, JobPlace? before)
    {
        int start = after is { } from ? Behind(from, orAt: false)
            : before is { } to ? Math.Max(0, Behind(to, orAt: true) - most)
            : 0;
        int[] page = [.. _found.Skip(start).Take(most)];
        return new JobMatches
        {
            Count = _found.Count,
            All = _columns.Count,
            Sequences = [.. page.Select(job => _columns.Sequences[job])],
            Before = start,
            First = page.Length == 0 ? null : PlaceOf(page[0]),
            Last = page.Length == 0 ? null : PlaceOf(page[^1]),
            Facets = Facets.All.ToDictionary(facet => facet.Facet, facet => Counts(facet.Facet)),
        };
    }

    private void Pass()
    {
        for (int job = 0; job < _columns.Count; job++)
        {
            // A job that one facet alone keeps out is counted in that one: its own choice does not narrow it.
            int failing = -1, failed = 0;
            for (int facet = 0; facet < _chosen.Length && failed < 2; facet++)
            {
                if (_chosen[facet] is { } chosen && !IsChosen(chosen, _columns.Facets[facet].Jobs[job]))
                {
                    (failing, failed) = (facet, failed + 1);
                }
            }

            if (failed < 2 && IsInTime(_columns.Times[job]) && HasWords(_columns.Texts[job]))
            {
                Count(job, failing);
            }
        }
    }

    private void Count(int job, int only)
    {
        if (only >= 0)
        {
            Add(only);
            return;
        }

        _found.Add(job);
        for (int facet = 0; facet < _counts.Length; facet++)
        {
            Add(facet);
        }

        void Add(int facet)
        {
            foreach (int code in _columns.Facets[facet].Jobs[job])
            {
                _counts[facet][code]++;
            }
        }
    }

    private static bool IsChosen(bool[] chosen, int[] codes)
    {
        foreach (int code in codes)
        {
            if (chosen[code])
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInTime(in JobTimes times)
    {
        if (_query.From is null && _query.To is null)
        {
            return true;
        }

        long time = _query.Time.Of(times);
        return time != JobColumns.NoTime && time >= (_query.From ?? long.MinValue) && time <= (_query.To ?? long.MaxValue);
    }

    private bool HasWords(byte[] text)
    {
        foreach (byte[] word in _words)
        {
            if (text.AsSpan().IndexOf(word) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts them in order. They are in that of their submission already; those without the time come last.</summary>
    private void Sort()
    {
        if (_query.Sort != JobTime.Queued)
        {
            long[] keys = [.. _found.Select(KeyOf)];
            int[] jobs = [.. _found];
            Array.Sort(keys, jobs, Comparer<long>.Default);
            _found.Clear();
            _found.AddRange(Stable(keys, jobs));
        }

        if (!_query.IsAscending)
        {
            _found.Reverse();
        }
    }

    /// <summary>Those of the same key in the order of their numbers, which the sort does not keep.</summary>
    private static int[] Stable(long[] keys, int[] jobs)
    {
        for (int start = 0; start < jobs.Length;)
        {
            int end = start + 1;
            while (end < jobs.Length && keys[end] == keys[start])
            {
                end++;
            }

            Array.Sort(jobs, start, end - start);
            start = end;
        }

        return jobs;
    }

    private long KeyOf(int job)
    {
        // The order of submission is that of the numbers, also where the clock was turned back.
        long key = _query.Sort == JobTime.Queued ? _columns.Sequences[job] : _query.Sort.Of(_columns.Times[job]);
        return key == JobColumns.NoTime && _query.IsAscending ? long.MaxValue : key;
    }

    private JobPlace PlaceOf(int job) => new(KeyOf(job), _columns.Sequences[job]);

    /// <summary>How many come before a place, and with <paramref name="orAt"/> false the one at it too.</summary>
    private int Behind(JobPlace place, bool orAt)
    {
        int low = 0, high = _found.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            JobPlace other = PlaceOf(_found[middle]);
            int order = (other.Key, other.Sequence).CompareTo((place.Key, place.Sequence));
            order = _query.IsAscending ? order : -order;
            if (orAt ? order < 0 : order <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static bool[]? Chosen(FacetColumn facet, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        bool[] chosen = new bool[facet.ValueCount];
        foreach (int code in values.Select(facet.Code).Where(code => code >= 0))
        {
            chosen[code] = true;
        }

        return chosen;
    }

    private IReadOnlyList<FacetCount> Counts(Facet facet)
    {
        FacetColumn column = _columns.Facets[(int)facet];
        IEnumerable<FacetCount> counts = _counts[(int)facet]
            .Select((count, code) => new FacetCount(column.Value(code), count))
            .Where(each => each.Count > 0);
        return [.. counts.OrderByDescending(each => each.Count).ThenBy(each => each.Value, StringComparer.Ordinal)];
    }
}
