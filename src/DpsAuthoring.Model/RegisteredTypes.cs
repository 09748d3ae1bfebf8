namespace DpsAuthoring.Model;

/// <summary>The names by which configurations and CWL call the kinds that a registration knows.</summary>
public static class RegisteredTypes
{
    private static readonly (InputKind Kind, string Name)[] s_all =
    [
        (InputKind.Text, "string"),
        (InputKind.Whole, "int"),
        (InputKind.LongWhole, "long"),
        (InputKind.Real, "float"),
        (InputKind.LongReal, "double"),
        (InputKind.Flag, "boolean"),
        (InputKind.File, "File"),
        (InputKind.Directory, "Directory"),
    ];

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_all.Select(type => type.Name)];

    /// <summary>The name of a kind.</summary>
    /// <param name="kind">A kind that a registration knows, as <see cref="InputType.Registered"/> says it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A registration does not know it.</exception>
    public static string NameOf(InputKind kind) =>
        Array.Find(s_all, type => type.Kind == kind).Name
        ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "No registration has a name for it.");

    /// <summary>The kind of a name, which may end in one <c>?</c>; null for none of them.</summary>
    /// <param name="name">The type as a configuration has it.</param>
    public static InputKind? Parse(string name)
    {
        string plain = name.EndsWith("?", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1) : name;
        (InputKind Kind, string Name) found = Array.Find(s_all, type => type.Name == plain);
        return found.Name is null ? null : found.Kind;
    }
}
