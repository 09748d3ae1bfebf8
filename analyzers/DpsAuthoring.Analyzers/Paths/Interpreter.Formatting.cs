using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Texts put together from pieces: formats, and lists of arguments in order.</summary>
internal sealed partial class Interpreter
{
    /// <summary><c>string.Format</c> with a constant format.</summary>
    private PathValue Formatted(IInvocationOperation call, Value[] arguments)
    {
        int at = call.TargetMethod.Parameters[0].Type.SpecialType == SpecialType.System_String ? 0 : 1;
        string? format = AsPath(arguments[at]).Constant;
        if (format is null || Ordered(call.Arguments, at + 1) is not { } values)
        {
            return Made(call, Doubt.Any);
        }

        PathValue result = PathValue.Of(PathText.Empty);
        SyntaxNode source = call.Syntax;
        var literal = new StringBuilder();
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            if (c is '{' or '}' && i + 1 < format.Length && format[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{')
            {
                int end = format.IndexOf('}', i);
                if (end < 0)
                {
                    return Made(call, Doubt.Any);
                }

                string hole = format.Substring(i + 1, end - i - 1);
                int colon = hole.IndexOf(':');
                string number = (colon < 0 ? hole : hole.Substring(0, colon)).Split(',')[0].Trim();
                result = result.Concat(PathValue.Of(PathText.Of(Piece.Literal(literal.ToString(), source))));
                literal.Clear();
                result = result.Concat(int.TryParse(number, out int index) && index < values.Count
                    ? AsText(values[index], colon < 0 ? null : hole.Substring(colon + 1))
                    : Made(call, Doubt.Any));
                i = end;
            }
            else
            {
                literal.Append(c);
            }
        }

        return result.Concat(PathValue.Of(PathText.Of(Piece.Literal(literal.ToString(), source))));
    }

    /// <summary>The arguments from a position on, one by one, those of a <c>params</c> array too; null where the array is not spelt out.</summary>
    private List<IOperation>? Ordered(ImmutableArray<IArgumentOperation> arguments, int from)
    {
        var ordered = new List<IOperation>();
        foreach (IArgumentOperation argument in arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0))
        {
            if (argument.Parameter is not { } parameter || parameter.Ordinal < from)
            {
                continue;
            }

            if (parameter.Type is IArrayTypeSymbol or { Name: "IEnumerable" } or INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: [{ SpecialType: not SpecialType.System_Char }] })
            {
                if (Elements(argument.Value) is not { } elements)
                {
                    return null;
                }

                ordered.AddRange(elements);
            }
            else
            {
                ordered.Add(argument.Value);
            }
        }

        return ordered;
    }

    private IEnumerable<IOperation>? Elements(IOperation operation)
    {
        IOperation list = Bare(operation);
        list = list is ILocalReferenceOperation local && _writes.TryGetValue(local.Local, out HashSet<SyntaxNode>? writes) && writes.Count == 1 ? Origin(list) : list;
        return list switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ when IsCollectionExpression(list) && !list.ChildOperations.Any(static child => child.Kind == Spread) => list.ChildOperations,
            _ => null,
        };
    }
}
