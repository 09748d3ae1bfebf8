using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>What the platform fetches before a job starts, which has no place among the values.</summary>
internal static class StagedProperty
{
    /// <summary>"file" or "directory" for an input, or a list of inputs, that lies in <c>input/</c>; null for a value.</summary>
    public static string? KindOf(IPropertySymbol property)
    {
        ITypeSymbol type = property.Type.WithoutNullable();
        ITypeSymbol single = type.ListElement() ?? type;
        return single.Is(WellKnownTypes.InputFile) ? "file" : single.Is(WellKnownTypes.InputDirectory) ? "directory" : null;
    }
}
