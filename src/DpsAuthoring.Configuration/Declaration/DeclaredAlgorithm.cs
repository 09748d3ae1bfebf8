namespace DpsAuthoring.Configuration;

/// <summary>What an algorithm's class declares.</summary>
/// <param name="Name">The name it is registered under.</param>
/// <param name="Inputs">Its inputs in declared order.</param>
public sealed record DeclaredAlgorithm(string Name, IReadOnlyList<DeclaredInput> Inputs);

/// <summary>One declared input.</summary>
/// <param name="Name">Its name, which is its option's and its key's.</param>
/// <param name="Type">Its type in the OGC schema; in the legacy one a file is a <c>file</c> input and everything else positional.</param>
/// <param name="IsRequired">Whether a job must give it.</param>
/// <param name="Default">What it is without a value, as the command line would have it; null where it has none or that is not known.</param>
/// <param name="Description">What it means.</param>
public sealed record DeclaredInput(string Name, InputType Type, bool IsRequired, string? Default, string Description);
