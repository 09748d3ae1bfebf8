using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// Whether a result that is published more than once has another name each time: in each loop around it, the name holds what tells the
/// turns from one another.
/// </summary>
internal sealed class ResultTurns(SemanticModel model, CancellationToken cancel)
{
    /// <summary>How many variables deep a name is followed.</summary>
    private const int Deepest = 8;

    private readonly DistinctElements _elements = new(model, cancel);

    /// <summary>Whether no name comes twice.</summary>
    public bool AreDistinct(ExpressionSyntax name) =>
        name.Ancestors()
            .TakeWhile(static node => node is not MemberDeclarationSyntax)
            .All(around => !IsRepeated(around) || VariableOf(around) is var (variable, needed) && PartIn(name, variable) >= needed)
        && (!IsInRepeatedMethod(name) || MentionsParameter(name));

    private static bool IsRepeated(SyntaxNode node) =>
        node
            is CommonForEachStatementSyntax
                or ForStatementSyntax
                or WhileStatementSyntax
                or DoStatementSyntax
                or AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax;

    /// <summary>What is another one in each turn, and how much of it a name must hold; null where that is not known.</summary>
    private (ISymbol Variable, NamePart Needed)? VariableOf(SyntaxNode loop)
    {
        (ISymbol? variable, NamePart? needed) = loop switch
        {
            ForEachStatementSyntax each => (model.GetDeclaredSymbol(each, cancel), _elements.PartOf(each.Expression)),
            ForStatementSyntax { Declaration.Variables: [var counter], Incrementors: [var step] } counted
                when model.GetDeclaredSymbol(counter, cancel) is { } number && IsCounting(step, number, counted) =>
                (number, (NamePart?)NamePart.Stem),
            AnonymousFunctionExpressionSyntax function => OfFunction(function),
            _ => default,
        };
        return variable is not null && needed is { } part ? (variable, part) : null;
    }

    /// <summary>Whether a counter goes one way, and nothing else changes it.</summary>
    private bool IsCounting(ExpressionSyntax step, ISymbol counter, ForStatementSyntax loop) =>
        step
            is PostfixUnaryExpressionSyntax
                or PrefixUnaryExpressionSyntax
                or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Right: LiteralExpressionSyntax }
        && model.AnalyzeDataFlow(loop.Statement) is { Succeeded: true } flow
        && !flow.WrittenInside.Contains(counter, SymbolEqualityComparer.Default);

    /// <summary>A function that is called for each of several things.</summary>
    private (ISymbol?, NamePart?) OfFunction(AnonymousFunctionExpressionSyntax function)
    {
        if (function.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
            || model.GetSymbolInfo(call, cancel).Symbol is not IMethodSymbol method
            || !method.ContainingType.Is("System.Threading.Tasks.Parallel")
            || model.GetSymbolInfo(function, cancel).Symbol is not IMethodSymbol { Parameters: [var element, ..] })
        {
            return default;
        }

        return (element, method.Name is "For" or "ForAsync" ? NamePart.Stem : _elements.PartOf(call.ArgumentList.Arguments[0].Expression));
    }

    private NamePart PartIn(ExpressionSyntax name, ISymbol variable) => PartIn(name, variable, Deepest);

    private NamePart PartIn(ExpressionSyntax name, ISymbol variable, int depth)
    {
        name = name.Bare();
        return depth == 0 ? NamePart.None : name switch
        {
            IdentifierNameSyntax identifier when model.GetSymbolInfo(identifier, cancel).Symbol is { } symbol =>
                SymbolEqualityComparer.Default.Equals(symbol, variable) ? NamePart.Whole
                : symbol is ILocalSymbol && OnlyValue(symbol) is { } value ? PartIn(value, variable, depth - 1)
                : NamePart.None,
            InterpolatedStringExpressionSyntax text =>
                Most(text.Contents.OfType<InterpolationSyntax>().Select(static hole => hole.Expression)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
                when model.GetTypeInfo(sum, cancel).Type?.SpecialType == SpecialType.System_String => Most([sum.Left, sum.Right]),
            ConditionalExpressionSyntax choice => Least(
                PartIn(choice.WhenTrue, variable, depth - 1), PartIn(choice.WhenFalse, variable, depth - 1)),
            MemberAccessExpressionSyntax access when model.GetSymbolInfo(access, cancel).Symbol is IPropertySymbol property
                && (property.ContainingType.IsFileSystemInfo() || property.ContainingType.Is(WellKnownTypes.InputFile)) =>
                property.Name switch
                {
                    "Name" => Least(NamePart.FileName, PartIn(access.Expression, variable, depth - 1)),
                    "FullName" or "FullPath" => PartIn(access.Expression, variable, depth - 1),
                    _ => NamePart.None,
                },
            InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method =>
                PartIn(call, method, variable, depth - 1),
            _ => NamePart.None,
        };

        NamePart Most(IEnumerable<ExpressionSyntax> parts) => parts.Max(part => PartIn(part, variable, depth - 1));
    }

    private ExpressionSyntax? OnlyValue(ISymbol local) =>
        new GivenValues(model, cancel).Of(local).ToArray() is [{ Parent: EqualsValueClauseSyntax } value] ? value : null;

    private NamePart PartIn(InvocationExpressionSyntax call, IMethodSymbol method, ISymbol variable, int depth)
    {
        ExpressionSyntax[] arguments = [.. call.ArgumentList.Arguments.Select(static argument => argument.Expression)];
        if (PathCall.NameOf(call, model) is { } member)
        {
            return member switch
            {
                "Combine" or "Join" => arguments.Max(argument => PartIn(argument, variable, depth)),
                "GetFileName" => Least(NamePart.FileName, PartIn(LastPart(arguments[0]), variable, depth)),
                "GetFileNameWithoutExtension" => Least(NamePart.Stem, PartIn(LastPart(arguments[0]), variable, depth)),
                "ChangeExtension" => Least(NamePart.Stem, PartIn(arguments[0], variable, depth)),
                "GetFullPath" => PartIn(arguments[0], variable, depth),
                _ => NamePart.None,
            };
        }

        return method.Name == "ToString" && IsNumber(method.ContainingType) && call.Expression is MemberAccessExpressionSyntax number
            ? PartIn(number.Expression, variable, depth)
            : NamePart.None;
    }

    /// <summary>What the last part of a path is made of.</summary>
    private ExpressionSyntax LastPart(ExpressionSyntax path) => path.Bare() switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [.., var last] } call
            when PathCall.NameOf(call, model) is "Combine" or "Join" => LastPart(last.Expression),
        InterpolatedStringExpressionSyntax { Contents: [.., InterpolationSyntax last] } => LastPart(last.Expression),
        InterpolatedStringExpressionSyntax { Contents: [.., InterpolationSyntax last, InterpolatedStringTextSyntax end] }
            when end.TextToken.ValueText.IndexOf('/') < 0 => LastPart(last.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum =>
            model.GetConstantValue(sum.Right, cancel).Value is string { Length: > 0 } end && end.IndexOf('/') < 0
                ? LastPart(sum.Left)
                : LastPart(sum.Right),
        var whole => whole,
    };

    /// <summary>Whether a method is called from two places, or from one that is come to more than once.</summary>
    private bool IsInRepeatedMethod(SyntaxNode place)
    {
        if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || model.GetDeclaredSymbol(method, cancel) is not { } symbol)
        {
            return false;
        }

        SimpleNameSyntax[] mentions =
        [
            .. method.SyntaxTree.GetRoot(cancel).DescendantNodes().OfType<SimpleNameSyntax>()
                .Where(name =>
                    name.Identifier.ValueText == symbol.Name
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, symbol)),
        ];
        return mentions.Length > 1
            || (mentions is [var only]
                && (method.Span.Contains(only.Span)
                    || only.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax).Any(IsRepeated)
                    || IsInRepeatedMethod(only)));
    }

    /// <summary>Whether a name is made of what its method is given: who calls the method is asked by itself.</summary>
    private bool MentionsParameter(ExpressionSyntax name) =>
        name.DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .Any(part => model.GetSymbolInfo(part, cancel).Symbol is IParameterSymbol);

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static NamePart Least(NamePart one, NamePart other) => one < other ? one : other;
}
