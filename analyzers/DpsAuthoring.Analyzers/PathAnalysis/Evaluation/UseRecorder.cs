using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What a call of an API does to the paths it is given, and for what it opens a file.</summary>
internal sealed class UseRecorder(BodyRun run) : BodyPart(run)
{
    /// <summary>Setting a property may be a use of a path.</summary>
    public void RecordSetting(IPropertyReferenceOperation property, Value value, IOperation? from)
    {
        INamedTypeSymbol type = property.Property.ContainingType;
        if (property.Property.Name == "CurrentDirectory" && type.Is("System.Environment") && value is PathValue directory)
        {
            Frame.Add(
                new PathUse(PathAccess.Enter, directory, (from ?? property).Syntax, null, "Environment.CurrentDirectory", PathSink.Plain));
        }
        else if (type.IsFileSystemInfo()
            && property.Instance is { } instance and not IInstanceReferenceOperation && Evaluate(instance) is PathValue info)
        {
            Frame.Add(new PathUse(PathAccess.Touch, info, instance.Syntax, null, $"{type.Name}.{property.Property.Name}", PathSink.Plain));
        }
    }

    public void Record(
        IMethodSymbol method,
        IOperation? instance,
        Value? self,
        ImmutableArray<IArgumentOperation> arguments,
        Value[] values,
        SyntaxNode call)
    {
        if (Analysis.Sinks.Of(method) is not { } sink || (sink.TakesVirtualPaths && instance is not null && IsInMemory(instance)))
        {
            return;
        }

        foreach (PathParameter parameter in sink.Parameters)
        {
            if (parameter.Position < 0)
            {
                if (self is PathValue own && instance is not null)
                {
                    Record(AccessOf(parameter.Role, method, arguments), own, instance.Syntax, method, sink);
                }
            }
            else if (values[parameter.Position] is PathValue { IsNothing: false } value
                && Operations.ArgumentAt(arguments, parameter.Position) is { } argument)
            {
                SyntaxNode at = argument.ArgumentKind == ArgumentKind.DefaultValue ? call : argument.Value.Syntax;
                Record(AccessOf(parameter.Role, method, arguments), value, at, method, sink);
            }
        }
    }

    public void Record(PathAccess access, PathValue value, SyntaxNode at, IMethodSymbol method, PathSink sink)
    {
        if (access != PathAccess.None && !value.IsNothing)
        {
            string api =
                method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : $"{method.ContainingType.Name}.{method.Name}";
            Frame.Add(new PathUse(access, value, at, null, api, sink));
        }
    }

    /// <summary>A text becomes a result's name where one is wanted: mostly in a call of <c>job.Output</c>, which is named then.</summary>
    public PathValue Name(IConversionOperation conversion, PathValue text) =>
        conversion.OperatorMethod is null
            ? text
            : Name(
                text,
                conversion.Operand.Syntax,
                conversion.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } }
                    ? $"{taker.ContainingType.Name}.{taker.Name}"
                    : conversion.Type!.Name);

    /// <summary>A text becomes a result's name, or is refused.</summary>
    public PathValue Name(PathValue text, SyntaxNode at, string api)
    {
        if (!text.IsNothing)
        {
            Frame.Add(new PathUse(PathAccess.Name, text, at, null, api, PathSink.Plain));
        }

        return RuntimeValues.Contained(text);
    }

    /// <summary>A GDAL driver whose data sets have names, and no files.</summary>
    private bool IsInMemory(IOperation driver) =>
        Variables.OriginOf(driver) is IInvocationOperation { TargetMethod: var method, Arguments: [var name, ..] }
        && (method.Is("OSGeo.GDAL.Gdal", "GetDriverByName") || method.Is("OSGeo.OGR.Ogr", "GetDriverByName"))
        && name.Value.ConstantValue.Value is "MEM" or "Memory";

    private PathAccess AccessOf(string role, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) => role switch
    {
        "Read" => PathAccess.Read,
        "Write" => PathAccess.Write,
        "Probe" => PathAccess.Probe,
        "Delete" => PathAccess.Delete,
        "Touch" => PathAccess.Touch,
        "Update" => PathAccess.Update,
        "Enter" => PathAccess.Enter,
        "Open" => OpenAccess(method, arguments),
            "GdalOpen" or "OgrOpen" => arguments.Length > 1
            && arguments[1].Value.ConstantValue is { HasValue: true, Value: int mode }
            && mode != 0
                ? PathAccess.Update
                : PathAccess.Read,
            "TextMode" => arguments.Length > 1
            && arguments[1].Value.ConstantValue.Value is string { Length: > 0 } text
            && text[0] is 'w' or 'a'
                ? PathAccess.Write
                : PathAccess.Read,
        _ => PathAccess.None,
    };

    /// <summary>What an open comes to, by its mode and its access. Who says nothing about the access opens for writing too.</summary>
    private PathAccess OpenAccess(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        const int Open = 3;
        const int Read = 1;
        object? mode = null;
        object? access = null;
        bool isNeverOpen = false;
        bool hasMode = false;
        bool hasAccess = false;
        foreach (IArgumentOperation argument in arguments)
        {
            switch (argument.Parameter?.Type is { } type && type.ContainingNamespace.IsIn("System.IO") ? type.Name : null)
            {
                case "FileMode":
                    (hasMode, mode) = (true, argument.Value.ConstantValue.Value);
                    isNeverOpen = mode is null && ConstantsOf(argument.Value).All(static choice => choice is int and not Open);
                    break;
                case "FileAccess":
                    (hasAccess, access) = (true, argument.Value.ConstantValue.Value);
                    break;
                case "MemoryMappedFileAccess":
                    (hasAccess, access) = (true, argument.Value.ConstantValue.Value is int map ? map is 1 or 3 or 4 ? Read : 3 : null);
                    break;
                case "ZipArchiveMode":
                    return argument.Value.ConstantValue.Value switch { 1 or 2 => PathAccess.Write, _ => PathAccess.Read };
                case "FileStreamOptions":
                    (mode, access) = Options(argument.Value);
                    (hasMode, hasAccess) = (true, true);
                    break;
            }
        }

        if (!hasMode)
        {
            // Only a memory-mapped file is opened without saying how.
            return method.Name == "CreateFromFile" ? PathAccess.Update : PathAccess.Read;
        }

        if (mode is not int known)
        {
            return isNeverOpen ? PathAccess.Write : access is int wanted && wanted != Read ? PathAccess.Write : PathAccess.Read;
        }

        if (known != Open)
        {
            return PathAccess.Write;
        }

        return !hasAccess ? PathAccess.Update : access is int explicitly && explicitly != Read ? PathAccess.Write : PathAccess.Read;
    }

    /// <summary>The constants that a choice is made from; null among them for what is not known.</summary>
    private IEnumerable<object?> ConstantsOf(IOperation operation) => Variables.OriginOf(operation) switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } choice => ConstantsOf(choice.WhenTrue).Concat(ConstantsOf(otherwise)),
        { } one => [one.ConstantValue.Value],
    };

    private (object? Mode, object? Access) Options(IOperation operation)
    {
        object? mode = 3;
        object? access = 1;
        if (Variables.MadeOf(operation) is IObjectCreationOperation { Initializer: { } initializer })
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
