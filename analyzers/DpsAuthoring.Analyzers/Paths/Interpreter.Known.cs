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
            case "Enum" when IsIn(type, "System") && method.Name is "GetNames" or "GetName":
                return method.Name == "GetName" ? Made(call, Doubt.Name) : new SequenceValue(Made(call, Doubt.Name));
            case "Array" when IsIn(type, "System") && method.Name is "Sort" or "Reverse" && arguments[0] is SequenceValue { Items.Length: > 0 } ordered:
                Assign(call.Arguments[0].Value, new SequenceValue(ordered.Element));
                return null;
            case "List" or "HashSet" or "Queue" or "Stack" or "SortedSet" or "ConcurrentBag" or "ConcurrentQueue" when IsIn(type, "System", "Collections", null):
                return KnownCollection(call, method.Name, self, arguments);
            case "CollectionExtensions" when method.Name == "GetValueOrDefault" && Looked(arguments[0], arguments[1]) is { } values:
                return arguments.Length > 2 ? Value.Join(values, arguments[2]) : values;
            case var _ when IsDictionary(type):
                return KnownDictionary(call, method.Name, self, arguments);
            case "Task" or "ValueTask" when IsIn(type, "System", "Threading", "Tasks"):
                return method.Name switch
                {
                    "FromResult" => arguments[0],
                    "ConfigureAwait" or "AsTask" or "WaitAsync" => self,
                    "Run" => ResultOf(arguments[0], null),
                    _ => null,
                };
            case "TaskAsyncEnumerableExtensions" when method.Name is "WithCancellation" or "ConfigureAwait":
                return arguments[0];
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
        type is { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" or "ReadOnlySpan" or "FileInfo" or "DirectoryInfo" or "InputFile" or "InputDirectory" or "OutputName" };

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

    private static PathValue Made(IOperation operation, Doubt doubt) => PathValue.Of(Piece.Made(doubt, operation.Syntax));

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

        return PathValue.Of(Piece.Made(doubt, operation.Syntax, origins));
    }

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
}
