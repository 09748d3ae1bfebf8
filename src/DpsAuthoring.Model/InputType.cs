namespace DpsAuthoring.Model;

/// <summary>What an input may be, as data: the generated code, the configuration's type and the command line all follow from it.</summary>
/// <param name="Kind">What it is, or what each of its elements is.</param>
/// <param name="IsList">Whether it is a list.</param>
public sealed record InputType(InputKind Kind, bool IsList = false)
{
    /// <summary>The limits of a number, both included; null for none.</summary>
    public NumberLimits? Limits { get; init; }

    /// <summary>The regular expression that the whole of a text must match; null for none.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// What a text of that pattern is, for whoever gives another: "a tile such as 31TCJ"; null where the author does not say.
    /// </summary>
    public string? PatternMeaning { get; init; }

    /// <summary>The texts that are allowed; null where any is.</summary>
    public ValueList<string>? Choices { get; init; }

    /// <summary>Whether DPS fetches it into the job's folder, so that it has no place among the values.</summary>
    public bool IsStaged => Kind is InputKind.File or InputKind.Directory;

    /// <summary>
    /// The kind that a registration knows it as, one of <see cref="RegisteredTypes"/>. A list is one text. A list of files is a directory
    /// that holds them: a registration takes no arrays.
    /// </summary>
    public InputKind Registered => Kind switch
    {
        InputKind.Directory => InputKind.Directory,
        InputKind.File => IsList ? InputKind.Directory : InputKind.File,
        InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal or InputKind.Flag when !IsList => Kind,
        _ => InputKind.Text,
    };

    /// <summary>The type of a kind without limits.</summary>
    /// <param name="kind">What it is.</param>
    public static implicit operator InputType(InputKind kind) => new(kind);
}

/// <summary>The limits of a number, as invariant texts, so that none is rounded; null for none.</summary>
/// <param name="Least">The least that is allowed.</param>
/// <param name="Most">The greatest that is allowed.</param>
public sealed record NumberLimits(string? Least, string? Most);
