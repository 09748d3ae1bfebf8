using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What a call of an API does to the paths it is given, and for what it opens a file.</summary>
internal sealed partial class Interpreter
{
    private void Use(
        IMethodSymbol method, IOperation? instance, Value? self, ImmutableArray<IArgumentOperation> arguments, Value[] values, SyntaxNode call)
    {
        if (_analysis.Sinks.Of(method) is not { } sink || (sink.TakesVirtualPaths && instance is not null && IsInMemory(instance)))
        {
            return;
        }

        foreach (PathParameter parameter in sink.Parameters)
        {
            if (parameter.Position < 0)
            {
                if (self is PathValue own && instance is not null)
                {
                    Use(AccessOf(parameter.Role, method, arguments), own, instance.Syntax, method, sink);
                }
            }
            else if (values[parameter.Position] is PathValue { IsNothing: false } value
                && Argument(arguments, parameter.Position) is { } argument)
            {
                SyntaxNode at = argument.ArgumentKind == ArgumentKind.DefaultValue ? call : argument.Value.Syntax;
                Use(AccessOf(parameter.Role, method, arguments), value, at, method, sink);
            }
        }
    }

    /// <summary>A GDAL driver whose data sets have names, and no files.</summary>
    private bool IsInMemory(IOperation driver) =>
        Origin(driver) is IInvocationOperation { TargetMethod.Name: "GetDriverByName", Arguments: [var name, ..] }
        && name.Value.ConstantValue.Value is "MEM" or "Memory";

    private void Use(Access access, PathValue value, SyntaxNode at, IMethodSymbol method, PathSink sink)
    {
        if (access != Access.None && !value.IsNothing)
        {
            string api = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : $"{method.ContainingType.Name}.{method.Name}";
            _frame.Add(new PathUse(access, value, at, null, api, sink));
        }
    }

    private static IArgumentOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int position)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Ordinal == position)
            {
                return argument;
            }
        }

        return null;
    }

    private Access AccessOf(string role, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) => role switch
    {
        "Read" => Access.Read,
        "Write" => Access.Write,
        "Probe" => Access.Probe,
        "Delete" => Access.Delete,
        "Touch" => Access.Touch,
        "Update" => Access.Update,
        "Enter" => Access.Enter,
        "Open" => OpenAccess(method, arguments),
        "GdalOpen" or "OgrOpen" => arguments.Length > 1 && arguments[1].Value.ConstantValue is { HasValue: true, Value: int mode } && mode != 0 ? Access.Update : Access.Read,
        "TextMode" => arguments.Length > 1 && arguments[1].Value.ConstantValue.Value is string { Length: > 0 } text && text[0] is 'w' or 'a' ? Access.Write : Access.Read,
        _ => Access.None,
    };

    /// <summary>What an open comes to, by its mode and its access. Who says nothing about the access opens for writing too.</summary>
    private Access OpenAccess(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        const int open = 3;
        const int read = 1;
        object? mode = null;
        object? access = null;
        bool isNeverOpen = false;
        bool hasMode = false;
        bool hasAccess = false;
        foreach (IArgumentOperation argument in arguments)
        {
            switch (argument.Parameter?.Type.Name)
            {
                case "FileMode":
                    (hasMode, mode) = (true, argument.Value.ConstantValue.Value);
                    isNeverOpen = mode is null && Choices(argument.Value).All(static choice => choice is int and not open);
                    break;
                case "FileAccess":
                    (hasAccess, access) = (true, argument.Value.ConstantValue.Value);
                    break;
                case "MemoryMappedFileAccess":
                    (hasAccess, access) = (true, argument.Value.ConstantValue.Value is int map ? map is 1 or 3 or 4 ? read : 3 : null);
                    break;
                case "ZipArchiveMode":
                    return argument.Value.ConstantValue.Value switch { 1 or 2 => Access.Write, _ => Access.Read };
                case "FileStreamOptions":
                    (mode, access) = Options(argument.Value);
                    (hasMode, hasAccess) = (true, true);
                    break;
            }
        }

        if (!hasMode)
        {
            // Only a memory-mapped file is opened without saying how.
            return method.Name == "CreateFromFile" ? Access.Update : Access.Read;
        }

        if (mode is not int known)
        {
            return isNeverOpen ? Access.Write : access is int wanted && wanted != read ? Access.Write : Access.Read;
        }

        if (known != open)
        {
            return Access.Write;
        }

        return !hasAccess ? Access.Update : access is int explicitly && explicitly != read ? Access.Write : Access.Read;
    }

    /// <summary>The constants that a choice is made from; null among them for what is not known.</summary>
    private IEnumerable<object?> Choices(IOperation operation) => Origin(operation) switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } choice => Choices(choice.WhenTrue).Concat(Choices(otherwise)),
        { } one => [one.ConstantValue.Value],
    };

    private (object? Mode, object? Access) Options(IOperation operation)
    {
        object? mode = 3;
        object? access = 1;
        if (MadeOf(operation) is IObjectCreationOperation { Initializer: { } initializer })
        {
            foreach (IOperation member in initializer.Initializers)
            {
                if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } assignment)
                {
                    mode = name == "Mode" ? assignment.Value.ConstantValue.Value : mode;
                    access = name == "Access" ? assignment.Value.ConstantValue.Value : access;
                }
            }
        }

        return (mode, access);
    }
}
