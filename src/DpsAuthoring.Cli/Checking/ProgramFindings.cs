namespace DpsAuthoring.Cli.Checking;

/// <summary>What another program found.</summary>
/// <param name="Problems">What it found.</param>
/// <param name="Note">What the author should know of how it was asked, a sentence; null where there is nothing.</param>
internal sealed record ProgramFindings(IReadOnlyList<Problem> Problems, string? Note = null);
