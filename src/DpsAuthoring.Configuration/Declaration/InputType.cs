namespace DpsAuthoring.Configuration;

/// <summary>The types that the registration takes for an input.</summary>
public enum InputType
{
    /// <summary><c>string</c>.</summary>
    Text,

    /// <summary><c>int</c>: 32 bits.</summary>
    Whole,

    /// <summary><c>long</c>: 64 bits.</summary>
    LongWhole,

    /// <summary><c>float</c>.</summary>
    Real,

    /// <summary><c>double</c>.</summary>
    LongReal,

    /// <summary><c>boolean</c>: a bare flag on the command line.</summary>
    Flag,

    /// <summary><c>File</c>: its path reaches the program.</summary>
    File,

    /// <summary><c>Directory</c>: its path reaches the program.</summary>
    Directory,
}

/// <summary>The types' names as configurations write them.</summary>
public static class InputTypeNames
{
    /// <summary>Every type's name.</summary>
    public static IReadOnlyList<string> All { get; } = ["string", "int", "long", "float", "double", "boolean", "File", "Directory"];

    /// <summary>A type's name.</summary>
    public static string Text(this InputType type) => All[(int)type];

    /// <summary>Whether a value of it is staged into the job rather than handed over as text.</summary>
    public static bool IsStaged(this InputType type) => type is InputType.File or InputType.Directory;

    /// <summary>The type of a name, which may end in one <c>?</c>; null for none of them.</summary>
    public static InputType? Parse(string name)
    {
        var plain = name.EndsWith("?", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1) : name;
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == plain)
            {
                return (InputType)i;
            }
        }

        return null;
    }
}
