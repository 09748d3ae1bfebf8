using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What <c>String</c> and <c>Regex</c> make of a text.</summary>
internal sealed partial class Interpreter
{
    private Value? KnownString(IInvocationOperation call, IMethodSymbol method, Value? self, Value[] arguments)
    {
        if (method.IsStatic)
        {
            switch (method.Name)
            {
                case "Concat" when Ordered(call.Arguments, 0) is { } pieces:
                    return pieces.Aggregate(PathValue.Of(PathText.Empty), (text, piece) => text.Concat(AsText(piece, null)));
                case "Join" when Ordered(call.Arguments, 1) is { } pieces:
                    return Joined(AsPath(arguments[0]), pieces);
                case "Join" or "Concat":
                    Value list = arguments[arguments.Length - 1];
                    PathValue between = method.Name == "Join" ? AsPath(arguments[0]) : PathValue.Of(PathText.Empty);
                    return list is SequenceValue { Element: PathValue element } ? Lossy(element.Concat(between), call) : Made(call, Doubt.Any);
                case "Format":
                    return Formatted(call, arguments);
                case "Create" when arguments.Length == 2:
                    return arguments[1];
                case "Copy" or "Intern":
                    return arguments[0];
                default:
                    return null;
            }
        }

        if (self is not PathValue text2 || method.ReturnType.SpecialType is not (SpecialType.System_String or SpecialType.None))
        {
            return method.Name == "Split" && self is PathValue whole ? Split(whole, call, arguments) : null;
        }

        switch (method.Name)
        {
            case "Trim" or "TrimEnd" or "TrimStart":
                return Trimmed(text2, method, arguments, call);
            case "ToLower" or "ToLowerInvariant":
                return text2.Select(static text => WithoutAnchor(text, Doubt.Any).Select(static piece => piece.Kind == PieceKind.Literal ? piece.WithText(piece.Text.ToLowerInvariant()) : piece));
            case "ToUpper" or "ToUpperInvariant":
                return text2.Select(static text => WithoutAnchor(text, Doubt.Any).Select(static piece => piece.Kind == PieceKind.Literal ? piece.WithText(piece.Text.ToUpperInvariant()) : piece));
            case "Replace":
                return Replaced(text2, AsPath(arguments[0]).Constant, AsPath(arguments[1]), call);
            case "ReplaceLineEndings" or "Normalize" or "Clone":
                return text2;
            case "Substring" when AfterLengthOf(text2, call.Arguments[0].Value) is { } rest:
                return rest;
            case "Substring" when call.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: 0 } }, var length] && WithoutTail(text2, length.Value, call.Instance!) is { } head:
                return head;
            case "Substring" or "Remove" or "Insert" or "PadLeft" or "PadRight":
                return text2.Constant is { } constant && Exactly(constant, method.Name, arguments) is { } exact
                    ? PathValue.Of(Piece.Literal(exact, call.Syntax))
                    : Lossy(method.Name == "Insert" ? text2.Concat(AsPath(arguments[1])) : text2, call);
            case "Split":
                return Split(text2, call, arguments);
            default:
                return null;
        }
    }

    private PathValue Joined(PathValue separator, List<IOperation> pieces)
    {
        PathValue joined = PathValue.Of(PathText.Empty);
        for (int i = 0; i < pieces.Count; i++)
        {
            joined = i == 0 ? AsText(pieces[i], null) : joined.Concat(separator).Concat(AsText(pieces[i], null));
        }

        return joined;
    }

    /// <summary><c>file.Substring(root.Length + 1)</c>, where the one is below the other.</summary>
    private PathValue? AfterLengthOf(PathValue text, IOperation start)
    {
        start = Bare(start);
        bool skipsSeparator = start is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, RightOperand.ConstantValue: { HasValue: true, Value: 1 } };
        IOperation length = skipsSeparator ? Bare(((IBinaryOperation)start).LeftOperand) : start;
        if (length is not IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } prefix })
        {
            return null;
        }

        PathValue root = EvaluatePath(prefix);
        var rests = new List<PathText>();
        foreach (PathText one in text.Texts)
        {
            PathText? rest = root.Texts.Length == 1 ? one.After(root.Texts[0]) : null;
            if (rest is not { IsEmpty: false } || rest.Pieces.Any(static piece => piece.May(Doubt.DotDot | Doubt.Rooted)))
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

    /// <summary><c>file.Substring(0, file.Length - 3)</c>, <c>file[..^3]</c>: the name of a listed file stays one when its end is cut off.</summary>
    private PathValue? WithoutTail(PathValue text, IOperation end, IOperation whole)
    {
        bool isCounted = Bare(end) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat }
            || (Bare(end) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: IPropertyReferenceOperation { Property.Name: "Length", Instance: { } counted } }
                && SymbolEqualityComparer.Default.Equals(Subject(counted, plain: true), Subject(whole, plain: true)));
        bool isListed = !text.IsNothing && text.Texts.All(static one => !one.IsEmpty && one.Pieces[one.Pieces.Length - 1] is { Kind: PieceKind.Hole } last && !last.May(Doubt.DotDot | Doubt.Rooted));
        return isCounted && isListed
            ? text.Select(static one => PathText.Of(one.Pieces.Take(one.Pieces.Length - 1).Append(Nameless(one.Pieces[one.Pieces.Length - 1]))))
            : null;
    }

    private static Piece Nameless(Piece hole) => Piece.Hole(hole.Doubt, hole.Text, null, hole.Source, hole.Origins);

    private static string? Exactly(string text, string method, Value[] arguments)
    {
        var numbers = new List<int>();
        foreach (Value argument in arguments)
        {
            if (argument is PathValue { Constant: { } constant } && int.TryParse(constant, out int number))
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

    private static SequenceValue Split(PathValue text, IInvocationOperation call, Value[] arguments)
    {
        bool bySeparator = arguments.Length > 0 && (arguments[0] is PathValue { Constant: "/" }
            || arguments[0] is SequenceValue { Element: PathValue among } && among.Texts.Any(static t => t.Constant == "/")
            || call.Arguments[0].Value is IInvocationOperation { TargetMethod.Name: "GetInvalidFileNameChars" });
        if (!bySeparator && text.Constant is { } constant && arguments.Length > 0 && arguments[0] is PathValue { Constant: { Length: > 0 } separator })
        {
            PathText[] parts = [.. constant.Split([separator], StringSplitOptions.None).Select(part => PathText.Of(Piece.Literal(part, call.Syntax)))];
            return new SequenceValue(PathValue.Of(parts), parts.Length <= MostItems && arguments.Length == 1 ? parts.Select(part => (Value)PathValue.Of(part)).ToImmutableArray() : ImmutableArray<Value>.Empty);
        }

        Doubt doubt = Doubt.Word;
        foreach (PathText one in text.Texts)
        {
            foreach (Piece piece in one.Pieces)
            {
                doubt |= piece.Kind == PieceKind.Hole ? piece.Doubt : Doubt.Separator | Doubt.DotDot;
            }
        }

        return new SequenceValue(PathValue.Of(Piece.Hole(bySeparator ? doubt & ~(Doubt.Separator | Doubt.Rooted) : doubt, source: call.Syntax)));
    }

    private static PathValue Trimmed(PathValue value, IMethodSymbol method, Value[] arguments, IInvocationOperation call)
    {
        string? set = arguments.Length == 0 ? null : CharactersOf(arguments[0]);
        if (arguments.Length > 0 && set is null)
        {
            return value;
        }

        char[] characters = set?.ToCharArray() ?? [];
        bool atStart = method.Name is "Trim" or "TrimStart";
        bool atEnd = method.Name is "Trim" or "TrimEnd";
        return value.Select(text =>
        {
            if (text.IsEmpty)
            {
                return text;
            }

            var pieces = (atStart && set?.IndexOf('/') >= 0 ? WithoutAnchor(text, Doubt.Below) : text).Pieces.ToList();
            if (atStart && pieces[0].Kind == PieceKind.Literal)
            {
                pieces[0] = pieces[0].WithText(characters.Length == 0 ? pieces[0].Text.TrimStart() : pieces[0].Text.TrimStart(characters));
            }
            else if (atStart && set?.IndexOf('/') >= 0)
            {
                pieces[0] = pieces[0].Kind == PieceKind.Hole ? pieces[0].WithDoubt(pieces[0].Doubt & ~Doubt.Rooted) : pieces[0];
            }

            Piece last = pieces[pieces.Count - 1];
            if (atEnd && last.Kind == PieceKind.Literal)
            {
                pieces[pieces.Count - 1] = last.WithText(characters.Length == 0 ? last.Text.TrimEnd() : last.Text.TrimEnd(characters));
            }

            return KeepFull(text, PathText.Of(pieces));
        });
    }

    /// <summary>A text that no longer starts at the place it was made from: that place's letters, changed.</summary>
    private static PathText WithoutAnchor(PathText text, Doubt doubt) =>
        text.Select(piece => piece.Kind == PieceKind.Anchor ? Piece.Hole(doubt, source: piece.Source) : piece);

    private static string? CharactersOf(Value value) => value switch
    {
        PathValue { Constant: { } one } => one,
        SequenceValue { Element: PathValue many } => many.Texts.All(static text => text.Constant is not null) ? string.Concat(many.Texts.Select(static text => text.Constant)) : null,
        _ => null,
    };

    private static PathValue Replaced(PathValue value, string? old, PathValue replacement, IOperation operation)
    {
        string? with = replacement.IsNothing ? "" : replacement.Constant;
        if (old is null or "" || with is null)
        {
            return PathValue.Of(Piece.Made(Doubt.Any, operation.Syntax));
        }

        if (value.Constant is { } constant)
        {
            return value.Select(text => PathText.Of(Piece.Literal(constant.Replace(old, with), text.IsEmpty ? null : text.Pieces[0].Source, text.IsEmpty ? 0 : text.Pieces[0].Origins)));
        }

        Doubt gains = with.IndexOf('/') >= 0 ? Doubt.Separator : Doubt.None;
        gains |= with.IndexOf("..", StringComparison.Ordinal) >= 0 ? Doubt.DotDot : Doubt.None;
        Doubt loses = old == "/" && gains == Doubt.None ? Doubt.Separator | Doubt.Rooted : old is ".." or "." && with.IndexOf('.') < 0 ? Doubt.DotDot : Doubt.None;
        return value.Select(text => KeepFull(text, PathText.Of((old == "/" ? WithoutAnchor(text, gains | Doubt.Word) : text).Pieces.Select(piece => piece.Kind switch
        {
            PieceKind.Literal => piece.WithText(piece.Text.Replace(old, with)),
            PieceKind.Hole => piece.WithDoubt((piece.Doubt | (old == "/" ? Doubt.None : gains)) & ~loses),
            _ => piece,
        }))));
    }

    /// <summary>A pattern that leaves nothing but harmless characters (<c>[^A-Za-z0-9_-]</c>), or a name that is changed without a separator.</summary>
    private PathValue? Replaced(IInvocationOperation call, IMethodSymbol method, Value[] arguments)
    {
        string? pattern = method.IsStatic && arguments.Length >= 3 ? AsPath(arguments[1]).Constant
            : call.Instance is { } regex && Pattern(regex) is { } known ? known : null;
        string? with = AsPath(arguments[method.IsStatic ? arguments.Length - 1 : arguments.Length - 1]).Constant;
        if (method.IsStatic && arguments.Length >= 3)
        {
            with = AsPath(arguments[2]).Constant;
        }
        else if (arguments.Length > 1)
        {
            with = AsPath(arguments[1]).Constant;
        }

        if (with is null || with.IndexOf('/') >= 0 || with.IndexOf("..", StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        return Cleaned(call, pattern, with) ?? (Lossy(AsPath(arguments[0]), call) is { Texts: [{ Pieces: [var changed] }] } name && !changed.May(Doubt.Separator | Doubt.Rooted) ? name : null);
    }

    private static PathValue? Cleaned(IInvocationOperation call, string? pattern, string with)
    {
        if (pattern is null || with.IndexOf('.') >= 0)
        {
            return null;
        }

        string set = pattern.TrimEnd('+', '*');
        if (set.StartsWith("[^", StringComparison.Ordinal) && set.IndexOf(']') == set.Length - 1)
        {
            string kept = set.Substring(2, set.Length - 3);
            bool keepsSeparator = kept.IndexOf('/') >= 0 || kept.IndexOf(@"\S", StringComparison.Ordinal) >= 0 || kept.IndexOf(@"\W", StringComparison.Ordinal) >= 0;
            return keepsSeparator ? null : Made(call, kept.IndexOf('.') >= 0 ? Doubt.FileName : Doubt.Name);
        }

        bool dropsSeparator = set is @"\W" || (set.StartsWith("[", StringComparison.Ordinal) && set.IndexOf('/') > 0 && set.IndexOf(']') == set.Length - 1);
        return dropsSeparator ? Made(call, set == @"\W" ? Doubt.Name : Doubt.FileName) : null;
    }

    /// <summary>The pattern of a regular expression: made here, in a field, or by <c>[GeneratedRegex]</c>.</summary>
    private string? Pattern(IOperation regex)
    {
        IOperation origin = MadeOf(regex);
        ISymbol? member = Origin(regex) switch
        {
            IPropertyReferenceOperation { Property: { } property } => property,
            IInvocationOperation { TargetMethod: { } method } => method,
            _ => null,
        };
        if (member is not null)
        {
            foreach (AttributeData attribute in member.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == "GeneratedRegexAttribute" && attribute.ConstructorArguments.Length > 0)
                {
                    return attribute.ConstructorArguments[0].Value as string;
                }
            }
        }

        return origin is IObjectCreationOperation { Arguments: [var pattern, ..] } ? pattern.Value.ConstantValue.Value as string : null;
    }
}
