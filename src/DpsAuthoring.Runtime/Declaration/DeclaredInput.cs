using System.ComponentModel;

namespace DpsAuthoring.Declaration;

/// <summary>One declared input: its name, its type, and whether it must be given.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract class DeclaredInput
{
    private protected DeclaredInput(string name, string description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>The name in the configuration and, behind <c>--</c>, on the command line.</summary>
    public string Name { get; }

    /// <summary>What the input means; may be empty.</summary>
    public string Description { get; }

    /// <summary>Whether a run without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// The default as it would be written on the command line; null where there is none, where it is nothing, or where it is computed.
    /// </summary>
    public string? Default { get; init; }

    /// <summary>For files: which entries of <c>input/</c> are this input's under the legacy contract; null for all that remain.</summary>
    public string? Pattern { get; init; }

    /// <summary>What a value must be, as the end of a sentence: "a whole number from 1 to 100".</summary>
    public abstract string Expected { get; }

    /// <summary>How the value is called in a usage line: "file", "number".</summary>
    public abstract string Placeholder { get; }

    internal string Option => "--" + Name;

    /// <summary>
    /// Whether the platform fetches the input, so that the legacy contract has it in <c>input/</c> and not among the values.
    /// </summary>
    public bool IsStaged => Staged is not null;

    /// <summary>Whether it is a boolean, which the OGC contract writes as its bare name or not at all.</summary>
    public bool IsFlag => Shape == InputShape.Flag;

    internal abstract InputShape Shape { get; }

    internal abstract StagedKind? Staged { get; }

    /// <summary>Whether an empty text can be a value; otherwise it stands for "not given", as the platform's forms send it.</summary>
    internal abstract bool TakesEmpty { get; }

    internal abstract bool TryRead(IReadOnlyList<string> texts, string jobDirectory, out object? value, out string problem);
}

/// <summary>One declared input of a known type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class DeclaredInput<T> : DeclaredInput
    where T : notnull
{
    private readonly InputReader<T> _reader;

    /// <summary>Declares an input.</summary>
    /// <param name="name">The name in the configuration and on the command line.</param>
    /// <param name="description">What it means.</param>
    /// <param name="reader">What it may be, and how its text is read.</param>
    public DeclaredInput(string name, string description, InputReader<T> reader)
        : base(name, description)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _reader = reader;
    }

    /// <inheritdoc/>
    public override string Expected => _reader.Expected;

    /// <inheritdoc/>
    public override string Placeholder => _reader.Placeholder;

    internal override InputShape Shape => _reader.Shape;

    internal override StagedKind? Staged => _reader.Staged;

    /// <summary>Beside a default, an empty text can be meant; without one it is nothing, as the legacy contract hands it over.</summary>
    internal override bool TakesEmpty => _reader.TakesEmpty && !IsRequired && Default is not null;

    internal override bool TryRead(IReadOnlyList<string> texts, string jobDirectory, out object? value, out string problem)
    {
        bool read = _reader.TryRead(texts, new InputPlace(jobDirectory, Pattern), out T? typed, out problem);
        value = typed;
        return read;
    }
}
