using System.Globalization;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Parts of a text.</summary>
internal static class Substrings
{
    /// <summary><c>text[from..]</c>, <c>list[^1]</c>.</summary>
    public static Value Slice(BodyRun run, IImplicitIndexerReferenceOperation part)
    {
        Value whole = run.Evaluate(part.Instance);
        run.Evaluate(part.Argument);
        if (whole is SequenceValue sequence)
        {
            return part.Argument is IRangeOperation elements
                ? Sequences.Within(sequence, elements)
                : sequence.At(Sequences.PositionOf(part.Argument));
        }

        if (whole is not PathValue text || !PathTypes.IsText(part.Type))
        {
            return Values.OfType(part);
        }

        if (part.Argument is IRangeOperation range)
        {
            if (!text.IsNothing && text.Texts.All(one => one.Constant is { } constant && Cut(constant, range) is not null))
            {
                return text.Select(one => PathText.Of(Piece.Literal(Cut(one.Constant, range)!, part.Syntax)));
            }

            if (range is { LeftOperand: { } start, RightOperand: null } && AfterLengthOf(run, text, start) is { } rest)
            {
                return rest;
            }

            if (range is { LeftOperand: null, RightOperand: { } end } && WithoutTail(run, text, end, part.Instance) is { } head)
            {
                return head;
            }
        }

        return Values.Lossy(text, part);
    }

    private static string? Cut(string? text, IRangeOperation? range)
    {
        return text is not null && range is not null
            && Bound(range.LeftOperand, 0) is var from and >= 0
            && Bound(range.RightOperand, text.Length) is var to
            && from <= to
            && to <= text.Length
            ? text.Substring(from, to - from)
            : null;

        int Bound(IOperation? bound, int otherwise) => (bound is null ? null : Operations.WithoutConversions(bound)) switch
        {
            null => otherwise,
            { ConstantValue: { HasValue: true, Value: int position } } => position,
                IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int back } } =>
                    text.Length - back,
            _ => -1,
        };
    }

    /// <summary><c>file.Substring(root.Length + 1)</c>, where the one is below the other.</summary>
    public static PathValue? AfterLengthOf(BodyRun run, PathValue text, IOperation start)
    {
        start = Operations.WithoutConversions(start);
        bool skipsSeparator =
            start is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, RightOperand.ConstantValue: { HasValue: true, Value: 1 } };
        IOperation length = skipsSeparator ? Operations.WithoutConversions(((IBinaryOperation)start).LeftOperand) : start;
        if (length
            is not IPropertyReferenceOperation
            {
                Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_String },
                Instance: { } prefix
            })
        {
            return null;
        }

        PathValue root = run.EvaluatePath(prefix);
        var rests = new List<PathText>();
        foreach (PathText one in text.Texts)
        {
            PathText? rest = root.Texts.Length == 1 ? one.After(root.Texts[0]) : null;
            if (rest is not { IsEmpty: false } || rest.Pieces.Any(static piece => piece.May(Taint.DotDot | Taint.Rooted)))
            {
                return null;
            }

            Piece first = rest.Pieces[0];
            rests.Add(skipsSeparator && first.Kind == PieceKind.Literal && first.Text[0] == '/'
                ? PathText.Of(new[] { first.WithText(first.Text.Substring(1)) }.Concat(rest.Pieces.Skip(1)))
                : rest);
        }

        return PathValue.Of(rests);
    }

    /// <summary>
    /// <c>file.Substring(0, file.Length - 3)</c>, <c>file[..^3]</c>: the name of a listed file stays one when its end is cut off.
    /// </summary>
    public static PathValue? WithoutTail(BodyRun run, PathValue text, IOperation end, IOperation whole)
    {
        bool isCounted = Operations.WithoutConversions(end) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat }
            || (
                Operations.WithoutConversions(end)
                    is IBinaryOperation
                    {
                        OperatorKind: BinaryOperatorKind.Subtract,
                        LeftOperand: IPropertyReferenceOperation { Property.Name: "Length", Instance: { } counted }
                    }
                && SymbolEqualityComparer.Default.Equals(
                    run.Variables.VariableOf(counted, itself: true), run.Variables.VariableOf(whole, itself: true)));
        if (Sequences.PositionOf(end) is int and < 0 and var count
            && !text.IsNothing
            && text.Texts.All(one => !one.IsEmpty && one.Pieces[one.Pieces.Length - 1].Text.Length >= -count
                && one.Pieces[one.Pieces.Length - 1].Kind == PieceKind.Literal))
        {
            // The end that is cut off is known.
            return text.Select(one =>
            {
                Piece last = one.Pieces[one.Pieces.Length - 1];
                return PathText.Of(
                    one.Pieces.Take(one.Pieces.Length - 1).Append(last.WithText(last.Text.Substring(0, last.Text.Length + count))));
            });
        }

        bool isListed =
            !text.IsNothing
            && text.Texts.All(static one =>
                !one.IsEmpty && one.Pieces[one.Pieces.Length - 1] is { Kind: PieceKind.Hole } last && !last.May(Taint.DotDot | Taint.Rooted)
            );
        return isCounted && isListed
            ? text.Select(static one =>
                PathText.Of(one.Pieces.Take(one.Pieces.Length - 1).Append(Nameless(one.Pieces[one.Pieces.Length - 1]))))
            : null;
    }

    private static Piece Nameless(Piece hole) => Piece.Hole(hole.Taint, hole.Text, null, hole.Source, hole.Origins);

    /// <summary>From one place on, or as many letters from there: of a text that is known, exactly.</summary>
    public static PathValue Part(PathValue text, Value[] bounds, IOperation operation) =>
        text.Constant is { } constant && Exactly(constant, "Substring", bounds) is { } part
            ? PathValue.Of(Piece.Literal(part, operation.Syntax))
            : Values.Lossy(text, operation);

    public static string? Exactly(string text, string method, Value[] arguments)
    {
        var numbers = new List<int>();
        foreach (Value argument in arguments)
        {
            if (argument is PathValue { Constant: { } constant }
                && int.TryParse(constant, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
            {
                numbers.Add(number);
            }
        }

        try
        {
            return (method, numbers.Count, arguments.Length) switch
            {
                ("Substring", 1, 1) => text.Substring(numbers[0]),
                ("Substring", 2, 2) => text.Substring(numbers[0], numbers[1]),
                ("Remove", 1, 1) => text.Remove(numbers[0]),
                ("Remove", 2, 2) => text.Remove(numbers[0], numbers[1]),
                _ => null,
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
