using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>What changes from turn to turn of a loop, and what stays as it is.</summary>
internal sealed class LoopValues(ResultLoop loop, BodyNotes notes)
{
    /// <summary>How many variables deep a value is followed.</summary>
    private const int Deepest = 8;

    /// <summary>Whether an expression surely gives the same value in every turn.</summary>
    public bool IsFixed(IOperation operation) => IsFixed(operation, Deepest);

    /// <summary>
    /// Whether some expressions together are about the turn at hand alone: they name what the loop goes through, and nothing that may have
    /// grown in the turns before.
    /// </summary>
    public bool AreOfOneTurn(IEnumerable<IOperation> operations)
    {
        bool isOfTurn = false;
        foreach (IOperation operation in operations)
        {
            switch (Judge(operation, Deepest))
            {
                case Change.Unknown:
                    return false;
                case Change.EachTurn:
                    isOfTurn = true;
                    break;
            }
        }

        return isOfTurn;
    }

    private enum Change
    {
        /// <summary>It stays as it is.</summary>
        None,

        /// <summary>It is made anew in each turn.</summary>
        EachTurn,

        /// <summary>It may keep something of the turns before.</summary>
        Unknown,
    }

    private bool IsFixed(IOperation operation, int depth)
    {
        operation = Operations.WithoutConversions(operation);
        if (operation.ConstantValue.HasValue)
        {
            return true;
        }

        return depth > 0 && operation switch
        {
            ILocalReferenceOperation { Local: var local } => !IsVariable(local)
                && (IsDeclaredInside(local)
                    ? notes.OriginOf(operation) is var origin && origin != operation && IsFixed(origin, depth - 1)
                    : !IsWrittenInside(local)),
            IParameterReferenceOperation { Parameter: var parameter } => !IsVariable(parameter)
                && !IsDeclaredInside(parameter)
                && !IsWrittenInside(parameter),
            IFieldReferenceOperation field => field.Field.IsReadOnly && (field.Instance is null || IsFixed(field.Instance, depth - 1)),
            IPropertyReferenceOperation { Arguments.Length: 0, Property: var property } reference =>
                (property.SetMethod is null or { IsInitOnly: true })
                && (property.ContainingNamespace.Is(RuntimeValues.Library) || property.IsAutoProperty())
                && (reference.Instance is null || IsFixed(reference.Instance, depth - 1)),
            IInvocationOperation { TargetMethod: var method } call =>
                (method.ContainingType.SpecialType == SpecialType.System_String
                    || (method.ContainingType.Is("System.IO.Path") && method.Parameters.Length > 0)
                    || method.Is(WellKnownTypes.OutputName, "Parse"))
                && (call.Instance is null || IsFixed(call.Instance, depth - 1))
                && call.Arguments.All(argument => IsFixed(argument.Value, depth - 1)),
            IArrayCreationOperation { Initializer.ElementValues: var elements } => elements.All(element => IsFixed(element, depth - 1)),
            IInterpolatedStringOperation text => text.Parts.All(part =>
                part is not IInterpolationOperation hole || IsFixed(hole.Expression, depth - 1)),
            IBinaryOperation both => IsFixed(both.LeftOperand, depth - 1) && IsFixed(both.RightOperand, depth - 1),
            IInstanceReferenceOperation => true,
            _ => false,
        };
    }

    private Change Judge(IOperation operation, int depth)
    {
        Change change = Change.None;
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            Change its = part switch
            {
                ILocalReferenceOperation { Local: var local } => JudgeVariable(local, part, depth),
                IParameterReferenceOperation { Parameter: var parameter } => JudgeVariable(parameter, part, depth),
                IFieldReferenceOperation { Field: { IsConst: false } field } =>
                    IsSimple(field.Type) && field.IsReadOnly ? Change.None : Change.Unknown,
                IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: var property } =>
                    property.SetMethod is null or { IsInitOnly: true } && IsSimple(property.Type) ? Change.None : Change.Unknown,
                _ => Change.None,
            };
            if (its == Change.Unknown)
            {
                return its;
            }

            change = its == Change.EachTurn ? its : change;
        }

        return change;
    }

    private Change JudgeVariable(ISymbol variable, IOperation reference, int depth)
    {
        if (IsVariable(variable))
        {
            // A number that is counted up is no data: who writes it alone writes how far the program has come.
            return !loop.IsCounter || IsIndex(reference) ? Change.EachTurn : Change.None;
        }

        if (!IsDeclaredInside(variable))
        {
            return IsWrittenInside(variable) || MayGrowInside(variable) ? Change.Unknown : Change.None;
        }

        if (depth == 0)
        {
            return Change.Unknown;
        }

        // A variable of the turn is what it was given.
        SyntaxNode? declaration = variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        ExpressionSyntax? given = declaration switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            ForEachStatementSyntax inner => inner.Expression,
            SingleVariableDesignationSyntax part => part.FirstAncestorOrSelf<ForEachVariableStatementSyntax>()?.Expression,
            _ => null,
        };
        if (given is null)
        {
            return declaration is SingleVariableDesignationSyntax ? Change.Unknown : Change.EachTurn;
        }

        Change change = reference.SemanticModel?.GetOperation(given) is { } value ? Judge(value, depth - 1) : Change.Unknown;
        return change == Change.None && (IsWrittenInside(variable) || MayGrowInside(variable)) ? Change.EachTurn : change;
    }

    private bool IsVariable(ISymbol symbol) => loop.Variables.Contains(symbol, SymbolEqualityComparer.Default);

    private bool IsDeclaredInside(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(declaration =>
            declaration.SyntaxTree == loop.Body.SyntaxTree && loop.Span.Contains(declaration.Span));

    private bool IsWrittenInside(ISymbol variable) =>
        notes.ReferencesTo(variable).Any(reference => loop.Contains(reference.Syntax) && BodyNotes.IsWritten(reference));

    /// <summary>Whether an object may be changed in the loop: something of it is called or set, or it is passed to somebody.</summary>
    private bool MayGrowInside(ISymbol variable) =>
        !IsSimple(variable switch { ILocalSymbol local => local.Type, IParameterSymbol parameter => parameter.Type, _ => null })
        && notes.ReferencesTo(variable).Any(reference => loop.Contains(reference.Syntax) && MayChange(reference));

    private static bool MayChange(IOperation reference) => reference.Parent switch
    {
        IInvocationOperation call => call.Instance == reference,
        IArrayElementReferenceOperation element => element.ArrayReference == reference && BodyNotes.IsWritten(element),
        IMemberReferenceOperation member => member.Instance == reference && BodyNotes.IsWritten(member),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => !method.ContainingNamespace.IsIn("System"),
        _ => false,
    };

    private static bool IsSimple(ITypeSymbol? type) =>
        type is { IsValueType: true } or { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Delegate };

    /// <summary>Whether a counter picks something out, or is computed with.</summary>
    private static bool IsIndex(IOperation counter)
    {
        IOperation whole = counter;
        while (whole.Parent is IConversionOperation or IBinaryOperation { Type.SpecialType: not SpecialType.System_String })
        {
            whole = whole.Parent;
        }

        return whole.Parent is IArrayElementReferenceOperation
            || (whole.Parent is IArgumentOperation { Parent: var taker }
                && (taker is IPropertyReferenceOperation or IObjectCreationOperation
                    || (taker is IInvocationOperation { TargetMethod: var method }
                        && method.ContainingType.SpecialType is SpecialType.None
                        && method.Name is not ("ToString" or "Append" or "Format"))));
    }
}
