using System.Text;

namespace DpsAuthoring.Model;

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
        int done = 0;
        foreach (Edit edit in edits)
        {
            result.Append(text, done, edit.Span.Start - done).Append(edit.Replacement);
            done = edit.Span.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
