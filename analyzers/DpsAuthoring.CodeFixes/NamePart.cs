namespace DpsAuthoring.CodeFixes;

/// <summary>How much of a value a name holds, or must hold to tell it from the others: each holds what those before it hold.</summary>
internal enum NamePart
{
    None,
    Stem,
    FileName,
    Whole,
}
