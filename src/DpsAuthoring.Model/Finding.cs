namespace DpsAuthoring.Model;

/// <summary>Something a check found: the same in the editor, the build and on the command line.</summary>
/// <param name="Rule">What it looked for.</param>
/// <param name="File">The text it stands in.</param>
/// <param name="Span">Where in the text.</param>
/// <param name="Message">What is wrong, why it matters in a job, and what to write instead.</param>
public sealed record Finding(RuleDescriptor Rule, TextFile File, TextSpan Span, string Message)
{
    /// <summary>What fixes it; none where the right text cannot be known.</summary>
    public QuickFix? Fix { get; init; }

    /// <summary>What of the declaration it disagrees with; null where it is of the file alone.</summary>
    public Disagreement? Disagreement { get; init; }
}

/// <summary>The other end of a finding: the declaration in code.</summary>
/// <param name="Algorithm">The algorithm that the configuration registers.</param>
/// <param name="Input">The declared input; null where the finding is about the algorithm as a whole.</param>
/// <param name="Subject">The name of what is different: an input's, declared or not; empty for the algorithm itself. Several files may
/// differ in one thing.</param>
public sealed record Disagreement(Algorithm Algorithm, AlgorithmInput? Input, string Subject);

/// <summary>The edits that fix what was found.</summary>
/// <param name="Title">What they do, as a menu says it.</param>
/// <param name="Edits">Edits of the finding's text that do not overlap, in the order of their places.</param>
public sealed record QuickFix(string Title, IReadOnlyList<Edit> Edits);
