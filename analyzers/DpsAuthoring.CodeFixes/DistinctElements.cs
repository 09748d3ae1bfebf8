using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>What tells the elements of a collection from one another.</summary>
internal sealed class DistinctElements(SemanticModel model, CancellationToken cancel)
{
    /// <summary>How many variables and calls deep a collection is followed.</summary>
    private const int Deepest = 8;

    /// <summary>The least that a name must hold of an element to be another than each other's; null where two may be alike.</summary>
    public NamePart? PartOf(ExpressionSyntax collection) => PartOf(collection, Deepest);

    private NamePart? PartOf(ExpressionSyntax collection, int depth)
    {
        collection = collection.Bare();
        return depth == 0 ? null : collection switch
        {
            ImplicitArrayCreationExpressionSyntax array => PartOf(array.Initializer.Expressions),
            ArrayCreationExpressionSyntax { Initializer: { } list } => PartOf(list.Expressions),
            CollectionExpressionSyntax list => list.Elements.All(static element => element is ExpressionElementSyntax)
                ? PartOf(list.Elements.Select(static element => ((ExpressionElementSyntax)element).Expression))
                : null,
            InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method =>
                PartOf(call, method, depth - 1),
            IdentifierNameSyntax name when model.GetSymbolInfo(name, cancel).Symbol is { } variable
                && IsUnchanging(variable)
                && new GivenValues(model, cancel).Of(variable).ToArray() is [var value] => PartOf(value, depth - 1),
            _ => IsSet(model.GetTypeInfo(collection, cancel).Type) ? NamePart.Whole : null,
        };
    }

    /// <summary>Elements that are written out: constants that differ.</summary>
    private NamePart? PartOf(IEnumerable<ExpressionSyntax> elements)
    {
        object?[] values = [.. elements.Select(element => model.GetConstantValue(element, cancel).Value)];
        if (values.All(static value => value is int or long or char))
        {
            return AreDistinct(values) ? NamePart.Stem : null;
        }

        // What is the same place by another spelling is no other name.
        string[] texts = [.. values.OfType<string>().Where(static text => !text.Contains("./") && !text.Contains("//"))];
        return texts.Length < values.Length ? null
            : AreDistinct(texts.Select(Path.GetFileNameWithoutExtension)) ? NamePart.Stem
            : AreDistinct(texts.Select(Path.GetFileName)) ? NamePart.FileName
            : AreDistinct(texts) ? NamePart.Whole
            : null;
    }

    private NamePart? PartOf(InvocationExpressionSyntax call, IMethodSymbol method, int depth)
    {
        if (IsListing(method))
        {
            // Folders below have files of the same names.
            return method.Parameters.Any(static parameter => parameter.Type.Name is "SearchOption" or "EnumerationOptions")
                || method.ContainingType.Is(WellKnownTypes.InputDirectory) ? NamePart.Whole
                : HasOneExtension(call, method) ? NamePart.Stem
                : NamePart.FileName;
        }

        if (!method.ContainingType.Is("System.Linq.Enumerable") && !method.ContainingType.Is("System.Linq.ParallelEnumerable"))
        {
            return null;
        }

        ExpressionSyntax? source = call.Expression is MemberAccessExpressionSyntax access && method.ReducedFrom is not null
            ? access.Expression
            : null;
        return method.Name switch
        {
            "Range" => NamePart.Stem,
            "Distinct" => source is null ? null : PartOf(source, depth) ?? NamePart.Whole,
            "Where" or "Order" or "OrderDescending" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Reverse"
                or "Skip" or "SkipLast" or "SkipWhile" or "Take" or "TakeLast" or "TakeWhile" or "ToArray" or "ToList" or "ToHashSet"
                or "AsEnumerable" or "AsParallel" => source is null ? null : PartOf(source, depth),
            _ => null,
        };
    }

    private static bool IsListing(IMethodSymbol method) =>
        method.Name
            is "GetFiles"
                or "GetDirectories"
                or "GetFileSystemEntries"
                or "GetFileSystemInfos"
                or "EnumerateFiles"
                or "EnumerateDirectories"
                or "EnumerateFileSystemEntries"
                or "EnumerateFileSystemInfos"
        && (method.ContainingType.Is("System.IO.Directory")
            || method.ContainingType.Is("System.IO.DirectoryInfo")
            || method.ContainingType.Is("DpsAuthoring.JobInput")
            || method.ContainingType.Is(WellKnownTypes.InputDirectory));

    /// <summary>Whether a pattern says what all names end in.</summary>
    private bool HasOneExtension(InvocationExpressionSyntax call, IMethodSymbol method) =>
        method.ContainingType.ContainingNamespace.Is("System.IO")
        && call.ArgumentList.Arguments.LastOrDefault() is { } last
        && method.Parameters[method.Parameters.Length - 1].Name == "searchPattern"
        && model.GetConstantValue(last.Expression, cancel).Value is string pattern
        && pattern.LastIndexOf('.') is var dot and >= 0
        && pattern.IndexOf('*', dot) < 0
        && pattern.IndexOf('?', dot) < 0;

    /// <summary>Whether a variable's collection stays as it was made: nothing is added to an array.</summary>
    private static bool IsUnchanging(ISymbol variable) => variable switch
    {
        ILocalSymbol local => IsFixedCollection(local.Type),
        IFieldSymbol { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private } field => IsFixedCollection(field.Type),
        _ => false,
    };

    private static bool IsFixedCollection(ITypeSymbol type) =>
        type is IArrayTypeSymbol || type.OriginalDefinition.Is("System.Collections.Generic.IEnumerable");

    private static bool IsSet(ITypeSymbol? type) =>
        type is { Name: "HashSet" or "SortedSet", ContainingNamespace: var space } && space.Is("System.Collections.Generic");

    private static bool AreDistinct<T>(IEnumerable<T> values) => values.ToArray() is var all && all.Distinct().Count() == all.Length;
}
