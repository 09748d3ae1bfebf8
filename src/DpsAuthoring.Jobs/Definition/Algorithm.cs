namespace DpsAuthoring.Jobs;

/// <summary>What a job needs to know of an algorithm, as its configuration for one contract says it.</summary>
/// <param name="Name">Its name in DPS.</param>
/// <param name="Version">The branch or tag that DPS would clone.</param>
/// <param name="Repository">The folder of its repository on this machine; DPS has it as <c>/app/&lt;name&gt;</c>.</param>
/// <param name="RunCommand">The configuration's <c>run_command</c>, which starts with the repository's name there.</param>
/// <param name="Inputs">Its inputs, in the configuration's order.</param>
public sealed record Algorithm(
    string Name, string Version, string Repository, string RunCommand, IReadOnlyList<AlgorithmInput> Inputs);

/// <summary>An input of an algorithm.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How its value reaches the job.</param>
/// <param name="Default">Its value where none is given, which may be empty; null for none, and then a job without a value is refused.</param>
/// <param name="IsOptional">Whether a job may leave it out all the same, as CWL's types with a <c>?</c> say. Only the OGC contract has these.</param>
public sealed record AlgorithmInput(string Name, InputKind Kind, string? Default = null, bool IsOptional = false)
{
    /// <summary>Whether it is a directory: of several files, the one that holds them all.</summary>
    public bool IsDirectory { get; init; }
}

/// <summary>How an input's value reaches the job.</summary>
public enum InputKind
{
    /// <summary>As text on the command line.</summary>
    Value,

    /// <summary>A boolean, which the OGC contract writes as a bare <c>--name</c> or not at all.</summary>
    Flag,

    /// <summary>A file or directory that is fetched and linked into <c>input/</c>.</summary>
    File,

    /// <summary>Only in <c>_context.json</c>.</summary>
    Context,
}
