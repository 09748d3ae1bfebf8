using System.Text;

namespace DpsAuthoring.Configuration;

/// <summary>Something a check found: the same in the editor, the build and on the command line.</summary>
/// <param name="Check">What found it.</param>
/// <param name="File">The text it stands in.</param>
/// <param name="Span">Where in the text.</param>
/// <param name="Message">What is wrong, why it matters in a job, and what to write instead.</param>
public sealed record Finding(Check Check, TextFile File, TextSpan Span, string Message)
{
    /// <summary>What mends it; none where the right text cannot be known.</summary>
    public Fix? Fix { get; init; }

    /// <summary>What of the declaration it disagrees with; null where it is of the file alone.</summary>
    public Disagreement? Disagreement { get; init; }
}

/// <summary>The other end of a finding: the declaration in code.</summary>
/// <param name="Algorithm">The algorithm that the configuration registers.</param>
/// <param name="Input">The declared input; null where the finding is about the algorithm as a whole.</param>
/// <param name="Subject">The name of what is different: an input's, declared or not; empty for the algorithm itself. Several files may differ in one thing.</param>
public sealed record Disagreement(DeclaredAlgorithm Algorithm, DeclaredInput? Input, string Subject);

/// <summary>The edits that mend what was found.</summary>
/// <param name="Title">What they do, as a menu says it.</param>
/// <param name="Edits">Edits of the finding's text that do not overlap, in the order of their places.</param>
public sealed record Fix(string Title, IReadOnlyList<Edit> Edits);

/// <summary>A run of characters and what to write in its place.</summary>
/// <param name="Span">What goes.</param>
/// <param name="Replacement">What comes.</param>
public readonly record struct Edit(TextSpan Span, string Replacement);

/// <summary>What edits make of a text.</summary>
public static class Edits
{
    /// <summary>The text with all edits made.</summary>
    /// <param name="edits">Edits that do not overlap, in the order of their places.</param>
    /// <param name="text">The text that they were made for.</param>
    public static string Apply(this IEnumerable<Edit> edits, string text)
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (var edit in edits)
        {
            result.Append(text, done, edit.Span.Start - done).Append(edit.Replacement);
            done = edit.Span.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
