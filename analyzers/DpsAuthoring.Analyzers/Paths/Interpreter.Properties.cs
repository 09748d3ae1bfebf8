using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What properties give, and what setting one does.</summary>
internal sealed partial class Interpreter
{
    private Value PropertyOf(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        Value? self = reference.Instance is { } instance ? Evaluate(instance) : null;
        if (reference.Arguments.Length > 0)
        {
            Value[] indices = EvaluateArguments(reference.Arguments, property.Parameters.Length);
            return IsDictionary(property.ContainingType) ? Looked(self, indices[0]) ?? DefaultOf(reference)
                : self is SequenceValue sequence ? sequence.Element
                : DefaultOf(reference);
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
            return _analysis.Members.Of(property, reference.Syntax, _frame.Budget);
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
            case var _ when property.Name is "Keys" or "Values" && IsDictionary(type) && self is SequenceValue { Element: ObjectValue entry }:
                return entry.Member(property.Name == "Keys" ? "Key" : "Value") is { } part ? new SequenceValue(part) : null;
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
