using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What the process knows of its surroundings.</summary>
internal sealed class EnvironmentModel() : FrameworkModel("System.Environment")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        string name = call.TargetMethod.Name;
        switch (name)
        {
            case "GetEnvironmentVariable":
                return Values.AsPath(arguments[0]).Constant is "HOME" or "USERPROFILE"
                    ? PathValue.Of(Piece.At(Anchor.Home, call.Syntax))
                    : null;
            case "GetFolderPath" when call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: int folder }:
                // The folders of a user: what lies below HOME on Linux.
                return folder is 0x00 or 0x05 or 0x06 or 0x08 or 0x0d or 0x0e or 0x10 or 0x15 or 0x1a or 0x1c or 0x27 or 0x28
                    ? PathValue.Of(Piece.At(Anchor.Home, call.Syntax))
                    : null;
            default:
                return null;
        }
    }

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) => property.Property.Name switch
    {
        "CurrentDirectory" => PathValue.Of(PathText.Of(Piece.At(Anchor.Working, property.Syntax)).AsFull()),
        "ProcessPath" => PathValue.Of(Piece.At(Anchor.Program, property.Syntax)),
        "MachineName" or "UserName" => Values.Made(property, Taint.Name),
        _ => null,
    };
}
