using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Configuration.Scripts;

/// <summary>What DPS uses a script for.</summary>
public enum ScriptRole
{
    /// <summary>It is the <c>run_command</c>: started for each job, in the job's folder.</summary>
    Run,

    /// <summary>It is the <c>build_command</c>: <c>bash</c> runs it once, when the image is built.</summary>
    Build,
}

/// <summary>
/// What a script is checked against, beside itself. Null is for what is not known; the checks that ask for it are silent then.
/// </summary>
public sealed record ScriptContext(ScriptRole Role)
{
    /// <summary>Whether a configuration registers it under the OGC contract, where arguments are <c>--name value</c>.</summary>
    public bool IsOgc { get; init; }

    /// <summary>Whether a configuration registers it under the legacy contract, where arguments are values in order.</summary>
    public bool IsLegacy { get; init; }

    /// <summary>The names of the legacy contract's positional inputs, in order.</summary>
    public IReadOnlyList<string>? Positionals { get; init; }

    /// <summary>The defaults of <see cref="Positionals"/>, as a job gets them; null for an input that has none.</summary>
    public IReadOnlyList<string?>? PositionalDefaults { get; init; }

    /// <summary>What <see cref="Positionals"/> mean, in the configuration's words.</summary>
    public IReadOnlyList<string>? PositionalDescriptions { get; init; }

    /// <summary>How many arguments a job gives it at most, of either contract.</summary>
    public int? Arguments { get; init; }

    /// <summary>
    /// The inputs that an OGC job gives the algorithm by <c>--name value</c>, of all configurations that share the script.
    /// </summary>
    public IReadOnlyList<AlgorithmInput>? Inputs { get; init; }

    /// <summary>
    /// The files that run the algorithm: the run script's and the program's own, each with its folder where that is known.
    /// </summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>How many files a job gives it.</summary>
    public int? Files { get; init; }

    /// <summary>The names of the environments that the repository's environment files make.</summary>
    public IReadOnlyList<string>? Environments { get; init; }

    /// <summary>Whether the author makes the image of the OGC jobs, so that it may lie there otherwise than in the repository.</summary>
    public bool HasOwnImage { get; init; }

    /// <summary>Whether its file mode lets it be executed, in git if that is known.</summary>
    public bool? IsExecutable { get; init; }

    /// <summary>Its folder from the repository's top, with <c>/</c>; empty for the top itself.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The images of legacy jobs that configurations name.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>The other scripts of the same configurations, whose files lie as theirs do.</summary>
    public IReadOnlyList<TextFile>? OtherScripts { get; init; }

    /// <summary>The files around it.</summary>
    public IRepository? Repository { get; init; }
}
