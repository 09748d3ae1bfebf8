namespace DpsAuthoring.Configuration;

/// <summary>What an algorithm's class declares.</summary>
/// <param name="Name">The name it is registered under.</param>
/// <param name="Inputs">Its inputs in declared order.</param>
public sealed record DeclaredAlgorithm(string Name, IReadOnlyList<DeclaredInput> Inputs)
{
    /// <summary>What it does; may be empty.</summary>
    public string Description { get; init; } = "";
}

/// <summary>One declared input.</summary>
/// <param name="Name">Its name, which is its option's and its key's.</param>
/// <param name="Type">Its type in the OGC schema; in the legacy one a file is a <c>file</c> input and everything else positional.</param>
/// <param name="IsRequired">Whether a job must give it.</param>
/// <param name="Default">
/// What it is without a value, as the command line would have it; empty where that is nothing (null, no element); null where it is required
/// or where the default is computed, which is not known.
/// </param>
/// <param name="Description">What it means.</param>
public sealed record DeclaredInput(string Name, InputType Type, bool IsRequired, string? Default, string Description)
{
    /// <summary>
    /// Whether a job may leave it out without anything standing in for it. In the OGC schema its type has a <c>?</c>; in the legacy one,
    /// where an input without a default is required, its default is empty, which the program takes for nothing.
    /// </summary>
    public bool IsOptional => !IsRequired && string.IsNullOrEmpty(Default);
}
