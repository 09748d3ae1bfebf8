namespace DpsAuthoring.Configuration.Cwl;

/// <summary>What a <see cref="ScatterPackage"/> gives back: of each a list with an element for every row, in the rows' order.</summary>
public static class ScatterOutputs
{
    /// <summary>The rows' names.</summary>
    public const string Rows = "rows";

    /// <summary>The exit codes; a signal is a negative number.</summary>
    public const string Codes = "codes";

    /// <summary>What lies in the job's folder under a name that results have.</summary>
    public const string Found = "found";

    /// <summary>The folders of results, named like their rows; null where a job left none, or not exactly one.</summary>
    public const string Results = "results";

    /// <summary>What the jobs wrote to standard output.</summary>
    public const string StandardOutput = "stdout";

    /// <summary>What the jobs wrote to standard error.</summary>
    public const string StandardError = "stderr";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Rows, Codes, Found, Results, StandardOutput, StandardError];
}
