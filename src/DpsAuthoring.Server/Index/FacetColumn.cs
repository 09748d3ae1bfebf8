using System.Runtime.InteropServices;

namespace DpsAuthoring.Server.Index;

/// <summary>A facet's values of all jobs, each as a number. A job has any number of them; one without any has that of no text.</summary>
internal sealed class FacetColumn
{
    /// <summary>Stands for no value.</summary>
    private const int Nothing = 0;

    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal) { [""] = Nothing };
    private readonly List<string> _values = [""];

    /// <summary>What jobs have; those that have the same share it.</summary>
    private readonly List<int[]> _jobs = [];
    private readonly Dictionary<string, int[]> _shared = new(StringComparer.Ordinal);

    public int ValueCount => _values.Count;

    /// <summary>The values of every job.</summary>
    public ReadOnlySpan<int[]> Jobs => CollectionsMarshal.AsSpan(_jobs);

    public string Value(int code) => _values[code];

    /// <summary>The number of a value; -1 where no job ever had it.</summary>
    public int Code(string value) => _codes.GetValueOrDefault(value, -1);

    /// <summary>Sets what a job has, or that of the next new one.</summary>
    public void Set(int job, IReadOnlyList<string> values)
    {
        int[] codes = Share(values);
        if (job == _jobs.Count)
        {
            _jobs.Add(codes);
        }
        else
        {
            _jobs[job] = codes;
        }
    }

    private int[] Share(IReadOnlyList<string> values)
    {
        string key = string.Join('\0', values);
        if (!_shared.TryGetValue(key, out int[]? codes))
        {
            _shared[key] = codes = values.Count == 0 ? [Nothing] : [.. values.Select(Add).Distinct()];
        }

        return codes;
    }

    private int Add(string value)
    {
        if (!_codes.TryGetValue(value, out int code))
        {
            _codes[value] = code = _values.Count;
            _values.Add(value);
        }

        return code;
    }
}
