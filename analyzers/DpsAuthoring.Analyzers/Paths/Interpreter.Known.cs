using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What the framework's and the runtime library's own members give.</summary>
internal sealed partial class Interpreter
{
    private Value? Known(IInvocationOperation call, IMethodSymbol method, Value? self, Value[] arguments)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (method.Name == "ToString" && call.Instance is { } instance)
        {
            return self is PathValue printed && DoubtOf(instance.Type) is var doubt && (doubt != Doubt.Any || IsPathLike(instance.Type))
                ? Formatted(printed, instance, method.Parameters.Length > 0 && method.Parameters[0].Type.SpecialType == SpecialType.System_String ? AsPath(arguments[0]).Constant : null)
                : null;
        }

        switch (type.Name)
        {
            case "String" when type.SpecialType == SpecialType.System_String:
                return KnownString(call, method, self, arguments);
            case "Path" when IsIn(type, "System", "IO"):
                return KnownPath(call, method, arguments);
            case "Directory" when IsIn(type, "System", "IO"):
                return KnownDirectory(method.Name, arguments, call);
            case "File" when IsIn(type, "System", "IO"):
                return null;
            case "FileInfo" or "DirectoryInfo" when IsIn(type, "System", "IO") && self is PathValue info:
                return KnownInfo(call, method, info, arguments);
            case "Environment" when IsIn(type, "System"):
                return KnownEnvironment(method.Name, call, arguments);
            case "StringBuilder" when IsIn(type, "System", "Text"):
                return KnownBuilder(call, method, self, arguments);
            case "Enumerable" or "ParallelEnumerable" when IsIn(type, "System", "Linq"):
                return Letters(call, method.Name, arguments) ?? KnownLinq(call, method.Name, arguments);
            case "Array" when IsIn(type, "System") && method.Name is "Sort" or "Reverse":
                return null;
            case "List" or "HashSet" or "Queue" or "Stack" or "SortedSet" or "ConcurrentBag" or "ConcurrentQueue" when IsIn(type, "System", "Collections", null):
                return KnownCollection(call, method.Name, self, arguments);
            case "Task" or "ValueTask" when IsIn(type, "System", "Threading", "Tasks"):
                return method.Name switch
                {
                    "FromResult" => arguments[0],
                    "ConfigureAwait" or "AsTask" or "WaitAsync" => self,
                    "Run" => ResultOf(arguments[0], null),
                    _ => null,
                };
            case "Convert" when IsIn(type, "System"):
                return method.Name.StartsWith("ToHexString", StringComparison.Ordinal) ? Made(call, Doubt.Name)
                    : method.Name == "ToBase64String" ? Made(call, Doubt.Below)
                    : method.Name == "ToString" && call.Arguments.Length > 0 ? AsText(call.Arguments[0].Value, null)
                    : null;
            case "Regex" when IsIn(type, "System", "Text", "RegularExpressions"):
                return method.Name == "Replace" ? Replaced(call, method, arguments) : null;
            case "MemoryExtensions" when method.Name is "AsSpan" && arguments.Length == 1:
                return arguments[0];
            case "Uri" when IsIn(type, "System"):
                return method.Name is "EscapeDataString" ? Made(call, Doubt.FileName) : null;
            case "WebUtility" or "HttpUtility":
                return method.Name is "UrlEncode" ? Made(call, Doubt.FileName) : null;
            case "FormattableString" when method.Name is "Invariant" or "CurrentCulture":
                return arguments[0];
            case "InputFile" or "InputDirectory" or "OutputName" or "JobOutput" or "JobScratch" or "OutputFile" when IsIn(type, PathAnalysis.Runtime):
                return KnownRuntime(call, method, self, arguments);
            default:
                return method.Name is "Unwrap" ? self : null;
        }
    }

    private static bool IsPathLike(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" or "FileInfo" or "DirectoryInfo" or "InputFile" or "InputDirectory" or "OutputName" };

    /// <summary>Whether a type lies in a namespace; null matches any remainder.</summary>
    private static bool IsIn(INamedTypeSymbol type, params string?[] names)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        int i = names.Length - 1;
        if (names[i] is null)
        {
            while (space is { IsGlobalNamespace: false } && space.Name != names[i - 1])
            {
                space = space.ContainingNamespace;
            }

            i--;
        }

        for (; i >= 0; i--)
        {
            if (space is null || space.Name != names[i])
            {
                return false;
            }

            space = space.ContainingNamespace;
        }

        return space is { IsGlobalNamespace: true };
    }

    private static PathValue Made(IOperation operation, Doubt doubt) => PathValue.Of(Piece.Hole(doubt, Short(operation.Syntax), operation.Syntax, operation.Syntax));

    private static PathValue Lossy(PathValue value, IOperation operation)
    {
        int origins = 0;
        Doubt doubt = Doubt.Word;
        foreach (PathText text in value.Texts)
        {
            foreach (Piece piece in text.Pieces)
            {
                origins |= piece.Origins;
                doubt |= piece.Doubt;
                if (piece.Kind == PieceKind.Anchor || piece.Text.IndexOf('/') >= 0 && piece.Kind == PieceKind.Literal)
                {
                    doubt |= Doubt.Separator | Doubt.Rooted;
                }
            }
        }

        return PathValue.Of(Piece.Hole(doubt, Short(operation.Syntax), operation.Syntax, operation.Syntax, origins));
    }

    // ---- String --------------------------------------------------------------------------------------------------------------------

    private Value? KnownString(IInvocationOperation call, IMethodSymbol method, Value? self, Value[] arguments)
    {
        if (method.IsStatic)
        {
            switch (method.Name)
            {
                case "Concat" when Ordered(call.Arguments, 0) is { } pieces:
                    return pieces.Aggregate(PathValue.Of(PathText.Empty), (text, piece) => text.Concat(AsText(piece, null)));
                case "Join" when Ordered(call.Arguments, 1) is { } pieces:
                    PathValue separator = AsPath(arguments[0]);
                    PathValue joined = PathValue.Of(PathText.Empty);
                    for (int i = 0; i < pieces.Count; i++)
                    {
                        joined = i == 0 ? AsText(pieces[i], null) : joined.Concat(separator).Concat(AsText(pieces[i], null));
                    }

                    return joined;
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
            return new SequenceValue(PathValue.Of(constant.Split([separator], StringSplitOptions.None)
                .Select(part => PathText.Of(Piece.Literal(part, call.Syntax)))));
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
            return PathValue.Of(Piece.Hole(Doubt.Any, Short(operation.Syntax), operation.Syntax, operation.Syntax));
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

    /// <summary>A pattern that leaves nothing but harmless characters: <c>[^A-Za-z0-9_-]</c>.</summary>
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

        if (pattern is null || with is null || with.IndexOf('/') >= 0 || with.IndexOf('.') >= 0)
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
        IOperation origin = Origin(regex);
        ISymbol? member = origin switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field,
            IPropertyReferenceOperation { Property: { SetMethod: null } property } => property,
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

            origin = _analysis.InitializerOperationOf(member) is { } initializer ? Bare(initializer) : origin;
        }

        return origin is IObjectCreationOperation { Arguments: [var pattern, ..] } ? pattern.Value.ConstantValue.Value as string : null;
    }

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

    // ---- Path ----------------------------------------------------------------------------------------------------------------------

    private Value? KnownPath(IInvocationOperation call, IMethodSymbol method, Value[] arguments)
    {
        switch (method.Name)
        {
            case "Combine" or "Join":
                if (Ordered(call.Arguments, 0) is not { Count: > 0 } parts)
                {
                    return Made(call, Doubt.Any);
                }

                PathValue path = EvaluatePath(parts[0]);
                for (int i = 1; i < parts.Count; i++)
                {
                    path = path.With(EvaluatePath(parts[i]), method.Name == "Combine" ? PathMath.Combine : PathMath.Join);
                }

                return path;
            case "GetFullPath":
                return arguments.Length == 1
                    ? AsPath(arguments[0]).Select(PathMath.GetFullPath)
                    : AsPath(arguments[0]).With(AsPath(arguments[1]), PathMath.GetFullPath);
            case "GetTempPath" or "GetTempFileName":
                return PathValue.Of(Piece.At(Anchor.Temp, call.Syntax));
            case "GetInvalidFileNameChars":
                return new SequenceValue(PathValue.Of(Piece.Literal("/", call.Syntax)));
            case "GetRandomFileName":
                return Made(call, Doubt.None);
            case "GetRelativePath":
                return AsPath(arguments[0]).With(AsPath(arguments[1]), (root, full) =>
                    PathMath.GetRelativePath(root, full) ?? PathText.Of(Piece.Hole(Doubt.Any, Short(call.Syntax), call.Syntax, call.Syntax)));
            case "ChangeExtension":
                return arguments[1] is PathValue { IsNothing: true }
                    ? AsPath(arguments[0]).Select(static text => PathMath.ChangeExtension(text, null))
                    : AsPath(arguments[0]).With(AsPath(arguments[1]), PathMath.ChangeExtension);
            case "GetPathRoot":
                return AsPath(arguments[0]).Select(text => text.IsRooted ? PathText.Of(Piece.Literal("/", call.Syntax)) : text.MayBeRooted ? PathText.Of(Piece.Hole(Doubt.Any)) : PathText.Empty);
            default:
                return arguments.Length == 0 ? null : KnownStatic(method, arguments[0]);
        }
    }

    /// <summary>Members of <c>Path</c> that take one path, called or passed along.</summary>
    private static PathValue? KnownStatic(IMethodSymbol method, Value argument)
    {
        if (method.ContainingType.Name != "Path" || !IsIn(method.ContainingType, "System", "IO"))
        {
            return null;
        }

        PathValue path = AsPath(argument);
        return method.Name switch
        {
            "GetFileName" => path.Select(PathMath.GetFileName),
            "GetFileNameWithoutExtension" => path.Select(PathMath.GetFileNameWithoutExtension),
            "GetExtension" => path.Select(PathMath.GetExtension),
            "GetDirectoryName" => path.Select(PathMath.GetDirectoryName),
            "GetFullPath" => path.Select(PathMath.GetFullPath),
            "TrimEndingDirectorySeparator" => path.Select(PathMath.TrimEnd),
            _ => null,
        };
    }

    // ---- Directory, FileInfo, DirectoryInfo ----------------------------------------------------------------------------------------

    private Value? KnownDirectory(string name, Value[] arguments, IInvocationOperation call)
    {
        switch (name)
        {
            case "GetFiles" or "EnumerateFiles" or "GetDirectories" or "EnumerateDirectories" or "GetFileSystemEntries" or "EnumerateFileSystemEntries":
                return Listed(AsPath(arguments[0]), call);
            case "CreateDirectory":
                return arguments[0];
            case "GetCurrentDirectory":
                return PathValue.Of(PathText.Of(Piece.At(Anchor.Working, call.Syntax)).AsFull());
            case "GetParent":
                return AsPath(arguments[0]).Select(static text => PathMath.GetDirectoryName(PathMath.GetFullPath(text)));
            case "CreateTempSubdirectory":
                return PathValue.Of(Piece.At(Anchor.Temp, call.Syntax));
            default:
                return null;
        }
    }

    /// <summary>What a directory's listing gives: names that are there, one below the directory, or any number where it goes down.</summary>
    private SequenceValue Listed(PathValue directory, IInvocationOperation call)
    {
        bool isFlat = true;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            isFlat &= argument.Parameter?.Type.Name switch
            {
                "SearchOption" => argument.Value.ConstantValue is { HasValue: true, Value: 0 },
                "EnumerationOptions" => false,
                _ => true,
            };
            if (argument.Parameter?.Type.Name == "EnumerationOptions" && Origin(argument.Value) is IObjectCreationOperation { Initializer: { } initializer })
            {
                foreach (IOperation member in initializer.Initializers)
                {
                    if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "AttributesToSkip" } } assignment)
                    {
                        _frame.AddSkippedLinks(assignment.Value.Syntax, directory);
                    }
                }
            }
        }

        Doubt doubt = isFlat ? Doubt.Name : Doubt.Below;
        return new SequenceValue(directory.Select(text => KeepFull(text, PathMath.Below(text, doubt, call.Syntax))));
    }

    private Value? KnownInfo(IInvocationOperation call, IMethodSymbol method, PathValue info, Value[] arguments)
    {
        switch (method.Name)
        {
            case "GetFiles" or "EnumerateFiles" or "GetDirectories" or "EnumerateDirectories" or "GetFileSystemInfos" or "EnumerateFileSystemInfos":
                return Listed(info, call);
            case "CreateSubdirectory":
                PathValue made = info.With(AsPath(arguments[0]), PathMath.Combine);
                Use(Access.Write, made, call.Arguments[0].Value.Syntax, method, PathSink.Plain);
                return made;
            case "CopyTo" or "Replace":
                return arguments[0];
            case "MoveTo":
                if (Subject(call.Instance!, plain: true) is { } moved)
                {
                    Write(moved, arguments[0], call.Syntax);
                }

                return null;
            default:
                return null;
        }
    }

    private static Value? KnownObject(IObjectCreationOperation creation, IMethodSymbol constructor, Value[] arguments)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        switch (type.Name)
        {
            case "FileInfo" or "DirectoryInfo" when IsIn(type, "System", "IO"):
                return arguments[0];
            case "InputFile" or "InputDirectory" when IsIn(type, PathAnalysis.Runtime):
                return AsPath(arguments[0]).Select(PathMath.GetFullPath);
            case "StringBuilder" when IsIn(type, "System", "Text"):
                return arguments.Length > 0 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_String ? arguments[0] : PathValue.Of(PathText.Empty);
            case "List" or "HashSet" or "Queue" or "Stack" or "SortedSet" or "ConcurrentBag" or "ConcurrentQueue" when IsIn(type, "System", "Collections", null):
                return arguments.Length > 0 && arguments[0] is SequenceValue sequence ? sequence
                    : arguments.Length == 0 || constructor.Parameters[0].Type.SpecialType == SpecialType.System_Int32 ? new SequenceValue(PathValue.Nothing)
                    : null;
            case "String" when type.SpecialType == SpecialType.System_String:
                return arguments.Length == 1 && arguments[0] is SequenceValue { Element: PathValue { Texts: [{ Pieces: [{ Kind: PieceKind.Hole } letter] }] } } && !letter.May(Doubt.Separator)
                    ? PathValue.Of(letter)
                    : null;
            default:
                return null;
        }
    }

    // ---- Environment ---------------------------------------------------------------------------------------------------------------

    private static PathValue? KnownEnvironment(string name, IInvocationOperation call, Value[] arguments)
    {
        switch (name)
        {
            case "GetEnvironmentVariable":
                return AsPath(arguments[0]).Constant is "HOME" or "USERPROFILE" ? PathValue.Of(Piece.At(Anchor.Home, call.Syntax)) : null;
            case "GetFolderPath" when call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: int folder }:
                // The folders of a user: what lies below HOME on Linux.
                return folder is 0x00 or 0x05 or 0x06 or 0x08 or 0x0d or 0x0e or 0x10 or 0x15 or 0x1a or 0x1c or 0x27 or 0x28 ? PathValue.Of(Piece.At(Anchor.Home, call.Syntax)) : null;
            default:
                return null;
        }
    }

    // ---- StringBuilder, collections, LINQ ------------------------------------------------------------------------------------------

    private PathValue? KnownBuilder(IInvocationOperation call, IMethodSymbol method, Value? self, Value[] arguments)
    {
        PathValue before = self is null ? PathValue.Unknown : AsPath(self);
        PathValue after;
        switch (method.Name)
        {
            case "Append" when arguments.Length == 1:
                after = before.Concat(AsText(call.Arguments[0].Value, null));
                break;
            case "Clear":
                after = PathValue.Of(PathText.Empty);
                break;
            case "Append" or "AppendFormat" or "AppendJoin" or "AppendLine" or "Insert" or "Replace" or "Remove":
                after = PathValue.Unknown;
                break;
            default:
                return null;
        }

        IOperation receiver = call.Instance!;
        while (receiver is IInvocationOperation { TargetMethod.ContainingType.Name: "StringBuilder", Instance: { } earlier })
        {
            receiver = earlier;
        }

        if (Subject(receiver, plain: true) is { } builder)
        {
            Write(builder, after, call.Syntax);
        }

        return after;
    }

    private Value? KnownCollection(IInvocationOperation call, string name, Value? self, Value[] arguments)
    {
        if (self is not SequenceValue sequence)
        {
            return null;
        }

        switch (name)
        {
            case "Add" or "Insert" or "Push" or "Enqueue" or "AddRange":
                Value added = arguments[arguments.Length - 1];
                added = name == "AddRange" ? (added as SequenceValue)?.Element ?? PathValue.Unknown : added;
                if (Subject(call.Instance!, plain: true) is { } list)
                {
                    Write(list, new SequenceValue(Value.Join(sequence.Element, added)), call.Syntax);
                }

                return PathValue.Unknown;
            case "Pop" or "Dequeue" or "Peek" or "Find" or "FindLast":
                return sequence.Element;
            case "ToArray" or "GetRange" or "FindAll" or "AsReadOnly":
                return sequence;
            default:
                return null;
        }
    }

    /// <summary>A text that is gone through letter by letter, and what that leaves of it.</summary>
    private static SequenceValue? Letters(IInvocationOperation call, string name, Value[] arguments)
    {
        if (call.Arguments.Length < 2 || arguments[0] is not PathValue || Bare(call.Arguments[0].Value).Type?.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        Doubt? left = name switch
        {
            "Where" => CharacterTest.Keeps(call.Arguments[1].Value),
            "Select" => CharacterTest.Makes(call.Arguments[1].Value),
            _ => null,
        };
        return left is { } doubt ? new SequenceValue(Made(call, doubt)) : null;
    }

    private Value? KnownLinq(IInvocationOperation call, string name, Value[] arguments)
    {
        if (name == "Repeat")
        {
            return new SequenceValue(arguments[0]);
        }

        if (arguments.Length == 0 || arguments[0] is not SequenceValue sequence)
        {
            // An unknown collection: its lambda still runs, on anything, when nobody else runs it.
            return name == "Select" && arguments.Length > 1 && arguments[1] is FunctionValue && ResultOf(arguments[1], null) is { } made ? new SequenceValue(made) : null;
        }

        switch (name)
        {
            case "Where" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Order" or "OrderDescending" or "Take" or "Skip" or "TakeWhile"
                or "SkipWhile" or "TakeLast" or "SkipLast" or "Distinct" or "DistinctBy" or "Reverse" or "ToList" or "ToArray" or "ToHashSet" or "AsEnumerable"
                or "AsParallel" or "AsOrdered" or "AsSequential" or "WithDegreeOfParallelism" or "WithCancellation" or "Cast" or "OfType" or "DefaultIfEmpty" or "Except" or "Chunk":
                return name == "Chunk" ? new SequenceValue(sequence) : sequence;
            case "Concat" or "Union" or "Append" or "Prepend":
                Value other = arguments[1] is SequenceValue more ? more.Element : name is "Append" or "Prepend" ? arguments[1] : PathValue.Unknown;
                return new SequenceValue(Value.Join(sequence.Element, other));
            case "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault" or "ElementAt" or "ElementAtOrDefault" or "Min" or "Max" or "MinBy" or "MaxBy":
                return sequence.Element;
            case "Index":
                return new SequenceValue(Pair(("Index", Made(call, Doubt.None)), ("Item", sequence.Element)));
            case "Zip" when arguments.Length == 2:
                return new SequenceValue(Pair(("First", sequence.Element), ("Second", (arguments[1] as SequenceValue)?.Element ?? PathValue.Unknown)));
            case "Select":
                return ResultOf(arguments[1], sequence.Element) is { } result ? new SequenceValue(result) : null;
            case "GroupBy" when arguments.Length == 2:
                Value key = ResultOf(arguments[1], sequence.Element) ?? PathValue.Unknown;
                return new SequenceValue(ObjectValue.Empty.With("Key", key).With(ObjectValue.Element, sequence.Element));
            case "SelectMany" when arguments.Length == 2:
                return ResultOf(arguments[1], sequence.Element) as SequenceValue;
            default:
                return null;
        }
    }

    private static ObjectValue Pair((string Name, Value Value) first, (string Name, Value Value) second) =>
        ObjectValue.Empty.With("Item1", first.Value).With(first.Name, first.Value).With("Item2", second.Value).With(second.Name, second.Value);

    // ---- the runtime library -------------------------------------------------------------------------------------------------------

    private static Value? KnownRuntime(IInvocationOperation call, IMethodSymbol method, Value? self, Value[] arguments)
    {
        switch (method.ContainingType.Name, method.Name)
        {
            case ("OutputName", "From"):
                return Contained(AsPath(arguments[0]));
            case ("JobOutput", "Create"):
                return PathAnalysis.OutputFileAt(call.Syntax);
            case ("JobScratch", "File"):
                return PathValue.Of(Piece.At(Anchor.Temp, call.Syntax));
            case ("InputDirectory", "Files") when self is PathValue folder:
                return new SequenceValue(folder.Select(text => PathMath.Below(text, Doubt.Below, call.Syntax).AsFull()));
            default:
                return null;
        }
    }

    /// <summary>What an <c>OutputName</c> can be made of: nothing that leads out.</summary>
    private static PathValue Contained(PathValue name) =>
        name.Select(static text => text.Select(static piece => piece.Kind == PieceKind.Hole ? piece.WithDoubt(piece.Doubt & ~(Doubt.DotDot | Doubt.Rooted)) : piece));

    // ---- properties ----------------------------------------------------------------------------------------------------------------

    private Value PropertyOf(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        Value? self = reference.Instance is { } instance ? Evaluate(instance) : null;
        foreach (IArgumentOperation index in reference.Arguments)
        {
            Evaluate(index.Value);
        }

        if (reference.Arguments.Length > 0)
        {
            return self is SequenceValue sequence ? sequence.Element : DefaultOf(reference);
        }

        if (KnownProperty(reference, property, self) is { } known)
        {
            return known;
        }

        if (self is ObjectValue owner)
        {
            return owner.Member(property.Name) ?? (_analysis.IsSource(property.ContainingType) ? MemberIn(owner, property) : DefaultOf(reference));
        }

        if (reference.Instance is null or IInstanceReferenceOperation && _analysis.IsSource(property.ContainingType))
        {
            return Held(property) ?? MemberOnEntry(property, reference.Syntax);
        }

        if (_analysis.IsSource(property.ContainingType))
        {
            // Of an object that may be any: what the property is for all of them.
            return _analysis.ValueOf(property, reference.Syntax, _frame);
        }

        return PathAnalysis.OfRuntimeType(property.Type, reference.Syntax) ?? DefaultOf(reference);
    }

    private Value? KnownProperty(IPropertyReferenceOperation reference, IPropertySymbol property, Value? self)
    {
        INamedTypeSymbol type = property.ContainingType;
        switch (type.Name)
        {
            case "FileInfo" or "DirectoryInfo" or "FileSystemInfo" when IsIn(type, "System", "IO") && self is PathValue info:
                switch (property.Name)
                {
                    case "FullName":
                        return info.Select(PathMath.GetFullPath);
                    case "Name":
                        return info.Select(PathMath.GetFileName);
                    case "Extension":
                        return info.Select(PathMath.GetExtension);
                    case "Directory" or "DirectoryName" or "Parent":
                        return info.Select(static text => PathMath.GetDirectoryName(PathMath.GetFullPath(text)));
                    case "Root":
                        return null;
                    default:
                        if (property.Name is "LinkTarget" or "Attributes" && LinkTest.IsSkip(reference, property.Name == "LinkTarget"))
                        {
                            _frame.AddSkippedLinks(reference.Syntax, info);
                        }

                        if (reference.Instance is { } owner && !IsWritten(reference))
                        {
                            _frame.Add(new PathUse(property.Name == "Length" ? Access.Read : Access.Probe, info, owner.Syntax, null, $"{type.Name}.{property.Name}", PathSink.Plain));
                        }

                        return null;
                }

            case "ZipArchiveEntry" when property.Name == "Name" && IsIn(type, "System", "IO", "Compression"):
                return Made(reference, Doubt.FileName);
            case "Environment" when IsIn(type, "System"):
                return property.Name switch
                {
                    "CurrentDirectory" => PathValue.Of(PathText.Of(Piece.At(Anchor.Working, reference.Syntax)).AsFull()),
                    "ProcessPath" => PathValue.Of(Piece.At(Anchor.Program, reference.Syntax)),
                    "MachineName" or "UserName" => Made(reference, Doubt.Name),
                    _ => null,
                };
            case "AppContext" or "AppDomain" when property.Name == "BaseDirectory" && IsIn(type, "System"):
            case "Assembly" when property.Name is "Location" or "CodeBase" && IsIn(type, "System", "Reflection"):
            case "ProcessModule" when property.Name == "FileName" && IsIn(type, "System", "Diagnostics"):
                return PathValue.Of(Piece.At(Anchor.Program, reference.Syntax));
            case "Type" or "MemberInfo" when property.Name == "Name":
                return Made(reference, Doubt.Name);
            case "Task" or "ValueTask" when property.Name == "Result":
                return self;
            case "Nullable" when property.Name == "Value":
                return self;
            case "Job" when IsIn(type, PathAnalysis.Runtime):
                return property.Name == "Directory" ? PathValue.Of(PathText.Of(Piece.At(Anchor.Working, reference.Syntax)).AsFull()) : null;
            case "JobOutput" when property.Name == "Directory" && IsIn(type, PathAnalysis.Runtime):
                return PathAnalysis.Folder("output", reference.Syntax);
            case "JobInput" when IsIn(type, PathAnalysis.Runtime):
                return property.Name switch
                {
                    "Directory" => PathAnalysis.Folder("input", reference.Syntax),
                    "Files" => new SequenceValue(PathAnalysis.InputFileAt(reference.Syntax)),
                    _ => null,
                };
            case "JobScratch" when property.Name == "Directory" && IsIn(type, PathAnalysis.Runtime):
                return PathValue.Of(Piece.At(Anchor.Temp, reference.Syntax));
            case "InputFile" or "InputDirectory" when IsIn(type, PathAnalysis.Runtime) && self is PathValue input:
                return property.Name switch
                {
                    "Path" => input,
                    "Name" => input.Select(PathMath.GetFileName),
                    _ => null,
                };
            case "OutputFile" when IsIn(type, PathAnalysis.Runtime) && self is PathValue output:
                return property.Name switch { "Path" => output, "Name" => Made(reference, Doubt.Below), _ => null };
            case "OutputName" when property.Name == "Value" && IsIn(type, PathAnalysis.Runtime):
                return self is PathValue text ? Contained(text) : Made(reference, Doubt.Below);
            default:
                return null;
        }
    }

    private static bool IsWritten(IPropertyReferenceOperation reference) => reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;

    /// <summary>Setting a property may be a use of a path.</summary>
    private void SetKnownProperty(IPropertyReferenceOperation property, Value value, IOperation? from)
    {
        INamedTypeSymbol type = property.Property.ContainingType;
        if (property.Property.Name == "CurrentDirectory" && type.Name == "Environment" && IsIn(type, "System") && value is PathValue directory)
        {
            _frame.Add(new PathUse(Access.Enter, directory, (from ?? property).Syntax, null, "Environment.CurrentDirectory", PathSink.Plain));
        }
        else if (type.Name is "FileSystemInfo" or "FileInfo" or "DirectoryInfo" && IsIn(type, "System", "IO")
            && property.Instance is { } instance and not IInstanceReferenceOperation && Evaluate(instance) is PathValue info)
        {
            _frame.Add(new PathUse(Access.Touch, info, instance.Syntax, null, $"{type.Name}.{property.Property.Name}", PathSink.Plain));
        }
    }
}
