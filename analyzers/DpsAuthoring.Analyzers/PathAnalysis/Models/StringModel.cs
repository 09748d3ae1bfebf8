using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What <c>String</c> makes of a text.</summary>
internal sealed class StringModel() : FrameworkModel("System.String")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsStatic)
        {
            switch (method.Name)
            {
                case "Concat" when run.Texts.InOrder(call.Arguments, 0) is { } pieces:
                    return run.Texts.Folded(pieces, static (all, text) => all.Concat(text)) ?? PathValue.Of(PathText.Empty);
                case "Join" when run.Texts.InOrder(call.Arguments, 1) is { } pieces:
                    return run.Texts.Joined(Values.AsPath(arguments[0]), pieces);
                case "Join" or "Concat":
                    Value list = arguments[arguments.Length - 1];
                    PathValue between = method.Name == "Join" ? Values.AsPath(arguments[0]) : PathValue.Of(PathText.Empty);
                    return list is SequenceValue { Element: PathValue element }
                        ? Values.Lossy(element.Concat(between), call)
                        : Values.Made(call, Taint.Any);
                case "Format":
                    return run.Texts.Format(call, arguments);
                case "Create" when method.Parameters[arguments.Length - 1].Type.Name == "DefaultInterpolatedStringHandler":
                    return arguments[arguments.Length - 1];
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
                return text2.Select(static text =>
                    WithoutAnchor(text, Taint.Any)
                        .Select(static piece => piece.Kind == PieceKind.Literal ? piece.WithText(piece.Text.ToLowerInvariant()) : piece));
            case "ToUpper" or "ToUpperInvariant":
                return text2.Select(static text =>
                    WithoutAnchor(text, Taint.Any)
                        .Select(static piece => piece.Kind == PieceKind.Literal ? piece.WithText(piece.Text.ToUpperInvariant()) : piece));
            case "Replace":
                return Replaced(text2, Values.AsPath(arguments[0]).Constant, Values.AsPath(arguments[1]), call);
            case "ReplaceLineEndings" or "Normalize" or "Clone":
                return text2;
            case "Substring" when Substrings.AfterLengthOf(run, text2, call.Arguments[0].Value) is { } rest:
                return rest;
            case "Substring"
                when call.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: 0 } }, var length]
                    && Substrings.WithoutTail(run, text2, length.Value, call.Instance!) is { } head:
                return head;
            case "Substring" or "Remove" or "Insert" or "PadLeft" or "PadRight":
                return text2.Constant is { } constant && Substrings.Exactly(constant, method.Name, arguments) is { } exact
                    ? PathValue.Of(Piece.Literal(exact, call.Syntax))
                    : Values.Lossy(method.Name == "Insert" ? text2.Concat(Values.AsPath(arguments[1])) : text2, call);
            case "Split":
                return Split(text2, call, arguments);
            default:
                return null;
        }
    }

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) =>
        creation.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: char repeated } }, _]
        ? repeated is '/' or '.' ? null : Values.Made(creation, Taint.Name)
            : arguments is [SequenceValue { Element: PathValue { Texts: [{ Pieces: [{ Kind: PieceKind.Hole } letter] }] } }]
            && !letter.May(Taint.Separator)
            ? PathValue.Of(letter)
            : null;

    private static SequenceValue Split(PathValue text, IInvocationOperation call, Value[] arguments)
    {
        bool bySeparator = arguments.Length > 0 && (arguments[0] is PathValue { Constant: "/" }
            || arguments[0] is SequenceValue { Element: PathValue among } && among.Texts.Any(static t => t.Constant == "/")
            || call.Arguments[0].Value.IsCall("System.IO.Path", "GetInvalidFileNameChars"));
        if (!bySeparator
            && text.Constant is { } constant
            && arguments.Length > 0
            && arguments[0] is PathValue { Constant: { Length: > 0 } separator })
        {
            PathText[] parts =
            [
                .. constant.Split([separator], StringSplitOptions.None).Select(part => PathText.Of(Piece.Literal(part, call.Syntax))),
            ];
            return new SequenceValue(
                PathValue.Of(parts),
                parts.Length <= Sequences.MostItems && arguments.Length == 1
                    ? parts.Select(part => (Value)PathValue.Of(part)).ToImmutableArray()
                    : ImmutableArray<Value>.Empty);
        }

        Taint taint = Taint.Word;
        foreach (PathText one in text.Texts)
        {
            foreach (Piece piece in one.Pieces)
            {
                taint |= piece.Kind == PieceKind.Hole ? piece.Taint : Taint.Separator | Taint.DotDot;
            }
        }

        return new SequenceValue(
            PathValue.Of(Piece.Hole(bySeparator ? taint & ~(Taint.Separator | Taint.Rooted) : taint, source: call.Syntax)));
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

            var pieces = (atStart && set?.IndexOf('/') >= 0 ? WithoutAnchor(text, Taint.Below) : text).Pieces.ToList();
            if (atStart && pieces[0].Kind == PieceKind.Literal)
            {
                pieces[0] = pieces[0].WithText(characters.Length == 0 ? pieces[0].Text.TrimStart() : pieces[0].Text.TrimStart(characters));
            }
            else if (atStart && set?.IndexOf('/') >= 0)
            {
                pieces[0] = pieces[0].Kind == PieceKind.Hole ? pieces[0].WithTaint(pieces[0].Taint & ~Taint.Rooted) : pieces[0];
            }

            Piece last = pieces[pieces.Count - 1];
            if (atEnd && last.Kind == PieceKind.Literal)
            {
                pieces[pieces.Count - 1] = last.WithText(characters.Length == 0 ? last.Text.TrimEnd() : last.Text.TrimEnd(characters));
            }

            return Values.KeepFull(text, PathText.Of(pieces));
        });
    }

    /// <summary>A text that no longer starts at the place it was made from: that place's letters, changed.</summary>
    private static PathText WithoutAnchor(PathText text, Taint taint) =>
        text.Select(piece => piece.Kind == PieceKind.Anchor ? Piece.Hole(taint, source: piece.Source) : piece);

    private static string? CharactersOf(Value value) => value switch
    {
        PathValue { Constant: { } one } => one,
            SequenceValue { Element: PathValue many } => many.Texts.All(static text => text.Constant is not null)
                ? string.Concat(many.Texts.Select(static text => text.Constant))
                : null,
        _ => null,
    };

    public static PathValue Replaced(PathValue value, string? old, PathValue replacement, IOperation operation)
    {
        string? with = replacement.IsNothing ? "" : replacement.Constant;
        if (old is null or "" || with is null)
        {
            return PathValue.Of(Piece.Made(Taint.Any, operation.Syntax));
        }

        if (value.Constant is { } constant)
        {
            return value.Select(text =>
                PathText.Of(
                    Piece.Literal(
                        constant.Replace(old, with),
                        text.IsEmpty ? null : text.Pieces[0].Source, text.IsEmpty ? 0 : text.Pieces[0].Origins)));
        }

        Taint gains = with.IndexOf('/') >= 0 ? Taint.Separator : Taint.None;
        gains |= with.IndexOf("..", StringComparison.Ordinal) >= 0 ? Taint.DotDot : Taint.None;
        Taint loses =
            old == "/" && gains == Taint.None ? Taint.Separator | Taint.Rooted
            : old is ".." or "." && with.IndexOf('.') < 0 ? Taint.DotDot
            : Taint.None;
        return value.Select(text =>
            Values.KeepFull(
                text,
                PathText.Of(
                    (old == "/" ? WithoutAnchor(text, gains | Taint.Word) : text).Pieces.Select(piece =>
                        piece.Kind switch
        {
            PieceKind.Literal => piece.WithText(piece.Text.Replace(old, with)),
            PieceKind.Hole => piece.WithTaint((piece.Taint | (old == "/" ? Taint.None : gains)) & ~loses),
            _ => piece,
        }))));
    }
}
