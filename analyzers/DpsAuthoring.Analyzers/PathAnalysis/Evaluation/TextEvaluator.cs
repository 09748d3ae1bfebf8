using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Texts that are put together from pieces: formats, and lists of arguments in order.</summary>
internal sealed class TextEvaluator(BodyRun run) : BodyPart(run)
{
    public PathValue Interpolated(IInterpolatedStringOperation interpolated)
    {
        var text = PathValue.Of(PathText.Empty);
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            text = text.Concat(part switch
            {
                IInterpolatedStringTextOperation literal => EvaluatePath(literal.Text),
                IInterpolationOperation hole => AsText(hole.Expression, hole.FormatString?.ConstantValue.Value as string),
                IInterpolatedStringAppendOperation append => Appended(append),
                _ => PathValue.Unknown,
            });
        }

        return text;
    }

    /// <summary>A piece of an interpolated string that a handler takes: the call that the compiler makes of it.</summary>
    public PathValue Appended(IInterpolatedStringAppendOperation append)
    {
        if (append.AppendCall is not IInvocationOperation { Arguments: { Length: > 0 } arguments })
        {
            return PathValue.Unknown;
        }

        string? format = null;
        foreach (IArgumentOperation argument in arguments)
        {
            format = argument.Parameter?.Name == "format" ? argument.Value.ConstantValue.Value as string : format;
        }

        return AsText(arguments[0].Value, format);
    }

    /// <summary>A value as it stands in a text: numbers and dates as they are formatted.</summary>
    public PathValue AsText(IOperation operation, string? format)
    {
        IOperation bare = operation;
        while (bare is IConversionOperation { IsImplicit: true } or IParenthesizedOperation)
        {
            bare = bare is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)bare).Operand;
        }

        Value own = Evaluate(bare);
        if (bare.Type is INamedTypeSymbol type && Analysis.Types.IsSource(type)
            && type.GetMembers("ToString")
                .OfType<IMethodSymbol>()
                .FirstOrDefault(static method => method is { IsOverride: true, Parameters.Length: 0 })
                is { } toString)
        {
            own = Run.Helpers.Call(toString, ImmutableArray<IArgumentOperation>.Empty, [], bare, own, bare.Syntax) ?? own;
        }

        return Values.Formatted(Values.AsPath(own), bare, format);
    }

    /// <summary><c>string.Format</c> with a constant format.</summary>
    public PathValue Format(IInvocationOperation call, Value[] arguments)
    {
        int at = call.TargetMethod.Parameters[0].Type.SpecialType == SpecialType.System_String ? 0 : 1;
        string? format = Values.AsPath(arguments[at]).Constant;
        if (format is null || InOrder(call.Arguments, at + 1) is not { } values)
        {
            return Values.Made(call, Taint.Any);
        }

        var result = PathValue.Of(PathText.Empty);
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
                    return Values.Made(call, Taint.Any);
                }

                string hole = format.Substring(i + 1, end - i - 1);
                int colon = hole.IndexOf(':');
                string number = (colon < 0 ? hole : hole.Substring(0, colon)).Split(',')[0].Trim();
                result = result.Concat(PathValue.Of(PathText.Of(Piece.Literal(literal.ToString(), source))));
                literal.Clear();
                result = result.Concat(
                    int.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out int index) && index < values.Texts.Length
                    ? AsText(values.Texts[index], colon < 0 ? null : hole.Substring(colon + 1))
                    : Values.Made(call, Taint.Any));
                i = end;
            }
            else
            {
                literal.Append(c);
            }
        }

        return result.Concat(PathValue.Of(PathText.Of(Piece.Literal(literal.ToString(), source))));
    }

    /// <summary>
    /// The arguments from a position on, one by one, those of a collection too; null where nothing is known of the collection's first.
    /// </summary>
    public TextList? InOrder(ImmutableArray<IArgumentOperation> arguments, int from)
    {
        ImmutableArray<ListedText>.Builder ordered = ImmutableArray.CreateBuilder<ListedText>();
        PathValue? more = null;
        foreach (IArgumentOperation argument in arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0))
        {
            if (argument.Parameter is not { } parameter || parameter.Ordinal < from)
            {
                continue;
            }

            if (!IsCollection(parameter.Type))
            {
                ordered.Add(new ListedText(argument.Value, null));
            }
            else if (Elements(argument.Value) is { } elements)
            {
                ordered.AddRange(elements.Select(static element => new ListedText(element, null)));
            }
            else if (Evaluate(argument.Value) is SequenceValue { Items.Length: > 0 } known)
            {
                ordered.AddRange(known.Items.Select(static item => new ListedText(null, item)));
                more = known.Rest is { } rest ? Values.Lossy(Values.AsPath(rest), argument.Value) : null;
            }
            else
            {
                return null;
            }
        }

        return new TextList(ordered.ToImmutable(), more);
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type is IArrayTypeSymbol or { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T }
        || (
            type is INamedTypeSymbol { TypeArguments: [{ SpecialType: not SpecialType.System_Char }] }
            && type.Is("System.ReadOnlySpan"));

    private IEnumerable<IOperation>? Elements(IOperation operation)
    {
        IOperation list = Operations.WithoutConversions(operation);
        list = list is ILocalReferenceOperation local && Variables.IsWrittenOnce(local.Local) ? Variables.OriginOf(list) : list;
        return list switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            _ when Operations.IsCollectionExpression(list) && !list.ChildOperations.Any(Operations.IsSpread) =>
                list.ChildOperations,
            _ => null,
        };
    }

    /// <summary>An argument as it stands in a text.</summary>
    public PathValue AsText(ListedText listed, string? format) =>
        listed.Operation is { } operation ? AsText(operation, format) : Values.AsPath(listed.Value!);

    /// <summary>Puts all texts of a list together, one behind the other.</summary>
    public PathValue? Folded(TextList list, Func<PathText, PathText, PathText> append)
    {
        PathValue? all = null;
        foreach (ListedText listed in list.Texts)
        {
            PathValue text = AsText(listed, null);
            all = all is null ? text : all.With(text, append);
        }

        return all is not null && list.More is { } more ? all.With(more, append) : all;
    }

    public PathValue Joined(PathValue separator, TextList pieces)
    {
        PathText[] between = [.. separator.Texts];
        return between is [var one]
            ? Folded(pieces, (all, text) => all.Concat(one).Concat(text)) ?? PathValue.Of(PathText.Empty)
            : PathValue.Unknown;
    }
}

/// <summary>An argument, or an element of one: an expression, or what is known of its value.</summary>
internal readonly record struct ListedText(IOperation? Operation, Value? Value);

/// <summary>Texts in order.</summary>
/// <param name="Texts">The first.</param>
/// <param name="More">What any number of others may be that follow; null where none do.</param>
internal sealed record TextList(ImmutableArray<ListedText> Texts, PathValue? More);
