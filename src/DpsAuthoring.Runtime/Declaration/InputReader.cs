using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using DpsAuthoring.Logging;

namespace DpsAuthoring.Declaration;

/// <summary>How many texts make a value.</summary>
internal enum InputShape
{
    /// <summary>Exactly one.</summary>
    One,

    /// <summary>None (which means true) or one.</summary>
    Flag,

    /// <summary>One that holds several, or several.</summary>
    Many,
}

/// <summary>What the platform fetches for an input before the job starts.</summary>
internal enum StagedKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,
}

/// <summary>What an input may be, and how its text is read. <see cref="InputReaders"/> makes them.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract class InputReader<T>
    where T : notnull
{
    private protected InputReader(string expected, string placeholder)
    {
        Expected = expected;
        Placeholder = placeholder;
    }

    /// <summary>What a value must be, as the end of a sentence.</summary>
    public string Expected { get; }

    /// <summary>How the value is called in a usage line.</summary>
    public string Placeholder { get; }

    internal virtual InputShape Shape => InputShape.One;

    internal virtual StagedKind? Staged => null;

    internal virtual bool TakesEmpty => false;

    /// <summary>Reads one text by the rules of an input, such as a cell of a table.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <param name="problem">Where there is none: what is wrong, to stand behind a name: "is 'x', but must be a number".</param>
    /// <returns>Whether it is one.</returns>
    public bool TryRead(string text, [NotNullWhen(true)] out T? value, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryRead([text], InputPlace.Here, out value, out problem) && value is not null;
    }

    /// <summary>Reads the texts that were given.</summary>
    /// <param name="texts">At least one text, except for a flag.</param>
    /// <param name="place">What relative paths are relative to, and which files of a directory are meant.</param>
    /// <param name="value">The value.</param>
    /// <param name="problem">Where there is none: what is wrong, to stand behind the input's name.</param>
    internal abstract bool TryRead(IReadOnlyList<string> texts, InputPlace place, out T? value, out string problem);

    private protected string Mismatch(string text) => $"is '{Quoted.Value(text)}', but must be {Expected}";
}

/// <summary>Where paths lead to.</summary>
/// <param name="JobDirectory">What relative ones are relative to.</param>
/// <param name="Pattern">Which files are meant where a list of files is given as a directory; null for all.</param>
internal readonly record struct InputPlace(string JobDirectory, string? Pattern)
{
    /// <summary>The folder that the program was started in, as of the first time that it is asked for.</summary>
    public static InputPlace Here { get; } = new(Directory.GetCurrentDirectory(), Pattern: null);
}

/// <summary>Makes a value of one text.</summary>
internal sealed class ScalarReader<T>(string expected, string placeholder, ScalarReader<T>.Reader read)
    : InputReader<T>(expected, placeholder)
    where T : notnull
{
    /// <summary>Reads a text. A null problem of a failure means: the text is not what is expected.</summary>
    internal delegate bool Reader(string text, string jobDirectory, out T? value, out string? problem);

    internal bool Empty { get; init; }

    internal StagedKind? StagedAs { get; init; }

    internal override StagedKind? Staged => StagedAs;

    internal override bool TakesEmpty => Empty;

    internal override bool TryRead(IReadOnlyList<string> texts, InputPlace place, out T? value, out string problem)
    {
        problem = "";
        value = default;
        if (texts.Count > 1)
        {
            string values = string.Join(", ", texts.Select(text => $"'{Quoted.Value(text)}'"));
            problem = $"takes one value, but was given {texts.Count}: {values}";
            return false;
        }

        if (read(texts[0], place.JobDirectory, out value, out string? fault))
        {
            return true;
        }

        problem = fault is null ? Mismatch(texts[0]) : $"is '{Quoted.Value(texts[0])}', but {fault}";
        return false;
    }
}

/// <summary>A boolean: its bare name means true, as CWL writes it.</summary>
internal sealed class FlagReader() : InputReader<bool>("true or false", "true|false")
{
    internal override InputShape Shape => InputShape.Flag;

    internal override bool TryRead(IReadOnlyList<string> texts, InputPlace place, out bool value, out string problem)
    {
        string text = texts.Count == 0 ? "true" : string.Join(' ', texts);
        problem = bool.TryParse(text, out value) ? "" : Mismatch(text);
        return problem.Length == 0;
    }
}

/// <summary>Makes a box of several texts, or of one that holds several parts.</summary>
internal sealed class BoxReader() : InputReader<BoundingBox>(BoundingBox.Expected, "w,s,e,n")
{
    internal override InputShape Shape => InputShape.Many;

    internal override bool TryRead(IReadOnlyList<string> texts, InputPlace place, out BoundingBox value, out string problem)
    {
        string text = string.Join(',', texts);
        problem = BoundingBox.TryParse(text, out value) ? "" : Mismatch(text);
        return problem.Length == 0;
    }
}

/// <summary>A list: several texts, one with commas, or a JSON array (for elements that hold commas).</summary>
internal sealed class ListReader<T>(InputReader<T> element) : InputReader<T[]>(
        element.Staged == StagedKind.File ? "files, or a directory that holds them" : $"a list, each element {element.Expected}",
        element.Staged is not null ? $"{element.Placeholder}…" : $"{element.Placeholder},…")
    where T : notnull
{
    private readonly ListText _text = new(nested: element.Shape == InputShape.Many);

    internal override InputShape Shape => InputShape.Many;

    internal override StagedKind? Staged => element.Staged;

    internal override bool TryRead(IReadOnlyList<string> texts, InputPlace place, out T[]? value, out string problem)
    {
        value = null;
        IReadOnlyList<string> parts = texts;
        problem = "";

        // A path may hold a comma, and CWL gives each file a text of its own: files are never split.
        if (element.Staged == StagedKind.File)
        {
            parts = [.. texts.SelectMany(text => StagedPaths.FilesOf(text, place))];
            if (parts.Count == 0)
            {
                problem =
                    $"is '{Quoted.Value(texts[0])}', a directory without {(place.Pattern is { } pattern ? $"a file named {pattern}" : "files")}";
                return false;
            }
        }
        else if (element.Staged is null && !_text.TrySplit(texts, out parts, out problem))
        {
            return false;
        }

        var elements = new T[parts.Count];
        for (int i = 0; i < elements.Length; i++)
        {
            if (!element.TryRead([parts[i]], place, out T? read, out string fault))
            {
                problem = $"{fault} (element {i + 1} of {elements.Length})";
                return false;
            }

            elements[i] = read!;
        }

        value = elements;
        return true;
    }
}
