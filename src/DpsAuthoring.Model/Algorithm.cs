namespace DpsAuthoring.Model;

/// <summary>An algorithm: as its class declares it, or as a configuration registers it.</summary>
/// <param name="Name">The name it is registered under.</param>
/// <param name="Inputs">Its inputs, in their order.</param>
public sealed record Algorithm(string Name, IReadOnlyList<AlgorithmInput> Inputs)
{
    /// <summary>What it does; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The branch or tag that DPS clones; empty for a declaration, which does not say.</summary>
    public string Version { get; init; } = "";

    /// <summary>The configuration's <c>run_command</c>; empty for a declaration, which does not say.</summary>
    public string RunCommand { get; init; } = "";

    /// <summary>The folder of its repository on this machine, absolute; empty where that is not known.</summary>
    public string Repository { get; init; } = "";
}
