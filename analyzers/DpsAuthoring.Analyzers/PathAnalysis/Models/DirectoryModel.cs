using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What <c>Directory</c> gives.</summary>
internal sealed class DirectoryModel() : FrameworkModel("System.IO.Directory")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        string name = call.TargetMethod.Name;
        switch (name)
        {
            case "GetFiles"
            or "EnumerateFiles"
            or "GetDirectories"
            or "EnumerateDirectories"
            or "GetFileSystemEntries"
            or "EnumerateFileSystemEntries":
                return Listed(run, Values.AsPath(arguments[0]), call);
            case "CreateDirectory":
                return arguments[0];
            case "GetCurrentDirectory":
                return PathValue.Of(PathText.Of(Piece.At(Anchor.Working, call.Syntax)).AsFull());
            case "GetParent":
                return Values.AsPath(arguments[0]).Select(static text => PathMath.GetDirectoryName(PathMath.GetFullPath(text)));
            case "CreateTempSubdirectory":
                return PathValue.Of(Piece.At(Anchor.Temp, call.Syntax));
            default:
                return null;
        }
    }

    /// <summary>
    /// What a directory's listing gives: names that are there, one below the directory, or any number where it goes down.
    /// </summary>
    public static SequenceValue Listed(BodyRun run, PathValue directory, IInvocationOperation call)
    {
        bool isFlat = true;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            string? type = argument.Parameter?.Type is { } its && its.ContainingNamespace.Is("System.IO") ? its.Name : null;
            isFlat &= type switch
            {
                "SearchOption" => argument.Value.ConstantValue is { HasValue: true, Value: 0 },
                "EnumerationOptions" => false,
                _ => true,
            };
            if (type == "EnumerationOptions"
                && run.Variables.OriginOf(argument.Value) is IObjectCreationOperation { Initializer: { } initializer })
            {
                foreach (IOperation member in initializer.Initializers)
                {
                    if (member is ISimpleAssignmentOperation
                        {
                            Target: IPropertyReferenceOperation { Property.Name: "AttributesToSkip" }
                        } assignment)
                    {
                        run.Frame.AddSkippedLinks(assignment.Value.Syntax, directory);
                    }
                }
            }
        }

        Taint taint = isFlat ? Taint.Name : Taint.Below;
        return new SequenceValue(directory.Select(text => Values.KeepFull(text, PathMath.Below(text, taint, call.Syntax))));
    }
}
