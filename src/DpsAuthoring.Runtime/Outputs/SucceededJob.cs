using System.ComponentModel;

namespace DpsAuthoring;

/// <summary>A run whose algorithm has succeeded, and whose results are not yet told.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class SucceededJob
{
    /// <summary>The name under which the algorithm is registered.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The version of the algorithm's program; empty where it has none.</summary>
    public required string Version { get; init; }

    /// <summary>The full path of the job's working folder.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>When the algorithm was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The values of its inputs as they were given, by the inputs' names.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Says a sentence in the job's log, as a warning.</summary>
    public required Action<string> Warn { get; init; }
}
