using System.Collections.Immutable;
using System.Globalization;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What a call of an API does to the paths it is given, and for what it opens a file.</summary>
internal sealed class UseRecorder(BodyRun run) : BodyPart(run)
{
    private const int Open = 3; // FileMode
    private const int Read = 1; // FileAccess

    /// <summary>Setting a property may be a use of a path.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">What it is set to.</param>
    /// <param name="from">The expression that it is set to.</param>
    /// <param name="made">The object itself, while it is being initialized.</param>
    public void RecordSetting(IPropertyReferenceOperation property, Value value, IOperation? from, Value? made = null)
    {
        INamedTypeSymbol type = property.Property.ContainingType;
        if (property.Property.Name == "CurrentDirectory" && type.Is("System.Environment") && value is PathValue directory)
        {
            Frame.Add(
                new PathUse(PathAccess.Enter, directory, (from ?? property).Syntax, null, "Environment.CurrentDirectory", PathSink.Plain));
        }
        else if (type.IsFileSystemInfo()
            && property.Instance is { } instance
            && (made ?? Evaluate(instance)) is PathValue info)
        {
            Frame.Add(new PathUse(PathAccess.Touch, info, (made is null ? instance : property).Syntax, null, $"{type.Name}.{property.Property.Name}", PathSink.Plain));
        }
        else if (property.Property.SetMethod is { } setter && Analysis.Sinks.Of(setter) is { Parameters: [var set] } sink)
        {
            Record(set, Values.AsPath(value), (from ?? property).Syntax, setter, ImmutableArray<IArgumentOperation>.Empty, sink);
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
            if (parameter.Position == PathParameter.Made)
            {
                if (instance is not null && FileOf(instance) is { } file)
                {
                    Record(parameter, file, instance.Syntax, method, arguments, sink);
                }
            }
            else if (parameter.Position == PathParameter.Self)
            {
                if (self is PathValue own && instance is not null)
                {
                    Record(parameter, own, instance.Syntax, method, arguments, sink);
                }
            }
            else if (values[parameter.Position] is PathValue { IsNothing: false } value
                && Operations.ArgumentAt(arguments, parameter.Position) is { } argument)
            {
                SyntaxNode at = argument.ArgumentKind == ArgumentKind.DefaultValue ? call : argument.Value.Syntax;
                Record(parameter, value, at, method, arguments, sink);
            }
        }
    }

    /// <summary>A text that becomes something else may be a use of a path: a raster that is read.</summary>
    public void RecordConversion(IConversionOperation conversion, Value value)
    {
        if (conversion.OperatorMethod is { } method && Analysis.Sinks.Of(method) is { Parameters: [var path] } sink)
        {
            Record(path, Values.AsPath(value), conversion.Operand.Syntax, method, ImmutableArray<IArgumentOperation>.Empty, sink);
        }
    }

    public void Record(PathAccess access, PathValue value, SyntaxNode at, IMethodSymbol method, PathSink sink)
    {
        if (access != PathAccess.None && !value.IsNothing)
        {
            string type = ExtensionMembers.HomeOf(method).Name;
            string api = method.MethodKind is MethodKind.Constructor or MethodKind.Conversion ? type : $"{type}.{(method.AssociatedSymbol ?? method).Name}";
            Frame.Add(new PathUse(access, value, at, null, api, sink));
        }
    }

    private void Record(
        PathParameter parameter,
        PathValue value,
        SyntaxNode at,
        IMethodSymbol method,
        ImmutableArray<IArgumentOperation> arguments,
        PathSink sink)
    {
        switch (parameter.Role)
        {
            case PathRole.Connection:
                foreach (IGrouping<PathAccess, DatabaseFile> files in value.Texts.Select(DatabaseFile.Of).GroupBy(file => file.Access))
                {
                    Record(files.Key, PathValue.Of(files.Select(static file => file.Path)), at, method, sink);
                }

                break;
            case PathRole.Layout:
                Record(PathAccess.Write, PathValue.Of(value.Texts.Select(LogFileLayout.PathOf)), at, method, sink);
                break;
            default:
                Record(AccessOf(parameter, method, arguments), value, at, method, sink);
                break;
        }
    }

    /// <summary>The file that an object was made of, in this body or where its member never changes.</summary>
    private PathValue? FileOf(IOperation made) =>
        Variables.MadeOf(made) is IObjectCreationOperation { Arguments: [var first, ..] } ? Evaluate(first.Value) as PathValue : null;

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

    private PathAccess AccessOf(PathParameter parameter, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        IOperation? next = Operations.ArgumentAt(arguments, parameter.Position + 1)?.Value;
        bool holds = parameter.Flags == 0 || (next is not null && HasOneOf(parameter.Flags, next));
        return holds ? AccessOf(parameter.Role, method, arguments, next) : PathAccess.Read;
    }

    private PathAccess AccessOf(
        string role, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation? next) => role switch
    {
        "Read" => PathAccess.Read,
        "Write" => PathAccess.Write,
        "Probe" => PathAccess.Probe,
        "Delete" => PathAccess.Delete,
        "Touch" => PathAccess.Touch,
        "Update" => PathAccess.Update,
        "Enter" => PathAccess.Enter,
        "OpenOrCreate" => PathAccess.OpenOrCreate,
        "Open" => OpenAccess(method, arguments),
        PathRole.TextMode => next is null ? PathAccess.Read : TextAccess(next),
        _ => PathAccess.None,
    };

    /// <summary>Whether a value has one of some flags: by what it is or, where a library has fields for constants, by name.</summary>
    private bool HasOneOf(int flags, IOperation value) => Variables.MadeOf(value) switch
    {
        { ConstantValue: { HasValue: true, Value: IConvertible and not string and { } known } } =>
            (known.ToInt64(CultureInfo.InvariantCulture) & flags) != 0,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.Add } both =>
            HasOneOf(flags, both.LeftOperand) || HasOneOf(flags, both.RightOperand),
        IConditionalOperation { WhenFalse: { } otherwise } choice =>
            HasOneOf(flags, choice.WhenTrue) && HasOneOf(flags, otherwise),
        IFieldReferenceOperation { Field.Name: "OF_UPDATE" or "GA_Update" or "ACC_RDWR" } => true,
        _ => false,
    };

    private PathAccess TextAccess(IOperation mode) => Variables.MadeOf(mode).ConstantValue.Value is not string { Length: > 0 } text
        ? PathAccess.Read
        : text[0] switch
        {
            'w' or 'a' => PathAccess.Write,
            _ when text.Contains('+') => PathAccess.Update,
            _ => PathAccess.Read,
        };

    /// <summary>What an open comes to, by its mode and its access. Who says nothing about the access opens for writing too.</summary>
    private PathAccess OpenAccess(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
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

    /// <summary>A choice of an enumeration: the one that stands for none, any other, or null where it is not known.</summary>
    private static int? ChoiceOf(Value? chosen, string name, int number) =>
        chosen is null ? number
        : chosen is not PathValue { IsNothing: false, Texts: var texts } || texts.Any(static text => text.Constant is null) ? null
        : texts.All(text => text.Constant == name) ? number
        : texts.All(text => text.Constant != name) ? number + 1
        : null;

    private (object? Mode, object? Access) Options(IOperation operation)
    {
        if (Evaluate(operation) is ObjectValue options)
        {
            return (ChoiceOf(options.Member("Mode"), "Open", Open), ChoiceOf(options.Member("Access"), "Read", Read));
        }

        object? mode = Open;
        object? access = Read;
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
