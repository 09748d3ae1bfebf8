namespace DpsAuthoring.Model;

/// <summary>One input of an algorithm.</summary>
/// <param name="Name">Its name, which is its option's and its key's.</param>
/// <param name="Type">What it may be.</param>
/// <param name="Default">
/// What it is without a value, as a command line has it; empty where that is an empty text or nothing at all; null where there is none, or
/// it is computed.
/// </param>
/// <param name="IsOptional">
/// Whether a job may leave it out without anything standing in for it. In the OGC schema its type has a <c>?</c>; in the legacy one, where
/// an input without a default is required, its default is empty, which the program takes for nothing.
/// </param>
public sealed record AlgorithmInput(string Name, InputType Type, string? Default = null, bool IsOptional = false)
{
    /// <summary>What it means; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is told to <c>_context.json</c> alone: no argument, and no file. Only the legacy contract has these.</summary>
    public bool IsContextOnly { get; init; }

    /// <summary>Whether a job must give it.</summary>
    public bool IsRequired => Default is null && !IsOptional;

    /// <summary>Whether DPS fetches it into the job's folder; everything else arrives as text.</summary>
    public bool IsStaged => Type.IsStaged;

    /// <summary>Whether it is one directory: of several files, the one that holds them all.</summary>
    public bool IsDirectory => Type.Registered == InputKind.Directory;
}
