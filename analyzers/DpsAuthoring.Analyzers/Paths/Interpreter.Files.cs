using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What <c>Path</c>, <c>Directory</c>, <c>FileInfo</c>, <c>DirectoryInfo</c> and <c>Environment</c> give.</summary>
internal sealed partial class Interpreter
{
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
                    PathMath.GetRelativePath(root, full) ?? PathText.Of(Piece.Made(Doubt.Any, call.Syntax)));
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
            case var _ when IsDictionary(type):
                return arguments.Length > 0 && arguments[0] is SequenceValue given ? given
                    : constructor.Parameters.All(static parameter => parameter.Type is { SpecialType: SpecialType.System_Int32 } or { Name: "IEqualityComparer" or "IComparer" })
                        ? Entry(PathValue.Nothing, PathValue.Nothing)
                        : null;
            case "String" when creation.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: char repeated } }, _]:
                return repeated is '/' or '.' ? null : Made(creation, Doubt.Name);
            case "String" when type.SpecialType == SpecialType.System_String:
                return arguments.Length == 1 && arguments[0] is SequenceValue { Element: PathValue { Texts: [{ Pieces: [{ Kind: PieceKind.Hole } letter] }] } } && !letter.May(Doubt.Separator)
                    ? PathValue.Of(letter)
                    : null;
            default:
                return null;
        }
    }

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
}
