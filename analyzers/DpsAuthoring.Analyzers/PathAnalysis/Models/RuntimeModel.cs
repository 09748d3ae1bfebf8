using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What the runtime library's own types hold.</summary>
internal sealed class RuntimeModel() : FrameworkModel(
        RuntimeValues.Library + ".Job",
        RuntimeValues.Library + ".JobInput",
        RuntimeValues.Library + ".JobOutput",
        RuntimeValues.Library + ".JobScratch",
        RuntimeValues.Library + ".InputFile",
    RuntimeValues.Library + ".InputDirectory", RuntimeValues.Library + ".OutputFile", RuntimeValues.Library + ".OutputName")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        switch (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name)
        {
            case ("OutputName", "Parse"):
                return run.Uses.Name(Values.AsPath(arguments[0]), call.Arguments[0].Value.Syntax, "OutputName.Parse");
            case ("JobOutput", "Create"):
                return RuntimeValues.OutputFileAt(call.Syntax);
            case ("JobScratch", "GetPath"):
                return PathValue.Of(Piece.At(Anchor.Temp, call.Syntax));
            case ("JobInput", "GetFiles"):
                return new SequenceValue(RuntimeValues.InputFileAt(call.Syntax));
            case ("InputDirectory", "GetFiles") when self is PathValue folder:
                return new SequenceValue(folder.Select(text => PathMath.Below(text, Taint.Below, call.Syntax).AsFull()));
            default:
                return null;
        }
    }

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        (property.Property.ContainingType.Name, property.Property.Name) switch
    {
        ("Job", "WorkingDirectory") => PathValue.Of(PathText.Of(Piece.At(Anchor.Working, property.Syntax)).AsFull()),
        ("JobOutput", "FullPath") => RuntimeValues.Folder("output", property.Syntax),
        ("JobInput", "FullPath") => RuntimeValues.Folder("input", property.Syntax),
        ("JobScratch", "FullPath") => PathValue.Of(Piece.At(Anchor.Temp, property.Syntax)),
        ("InputFile" or "InputDirectory", "FullPath") when self is PathValue input => input,
        ("InputFile" or "InputDirectory", "Name") when self is PathValue input => input.Select(PathMath.GetFileName),
        ("OutputFile", "FullPath") when self is PathValue output => output,
        ("OutputFile", "Name") when self is PathValue => Values.Made(property, Taint.Below),
        ("OutputName", "Value") => self is PathValue text ? RuntimeValues.Contained(text) : Values.Made(property, Taint.Below),
        _ => null,
    };

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) =>
        creation.Type is { Name: "InputFile" or "InputDirectory" } ? Values.AsPath(arguments[0]).Select(PathMath.GetFullPath) : null;
}
