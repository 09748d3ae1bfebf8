using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What <c>StringBuilder</c> makes of the texts it is given.</summary>
internal sealed class StringBuilderModel() : FrameworkModel("System.Text.StringBuilder")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        PathValue before = self is null ? PathValue.Unknown : Values.AsPath(self);
        PathValue after;
        switch (method.Name)
        {
            case "Append" when arguments.Length == 1:
                after = before.Concat(run.Texts.AsText(call.Arguments[0].Value, null));
                break;
            case "AppendLine":
                PathValue line = arguments.Length == 0 ? before : before.Concat(run.Texts.AsText(call.Arguments[0].Value, null));
                after = line.Concat(PathValue.Of(Piece.Literal("\n", call.Syntax)));
                break;
            case "AppendFormat":
                after = before.Concat(run.Texts.Format(call, arguments));
                break;
            case "Clear":
                after = PathValue.Of(PathText.Empty);
                break;
            case "AppendJoin" when run.Texts.InOrder(call.Arguments, 1) is { } pieces:
                after = before.Concat(run.Texts.Joined(Values.AsPath(arguments[0]), pieces));
                break;
            case "Insert" when arguments.Length == 2 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: 0 }:
                after = run.Texts.AsText(call.Arguments[1].Value, null).Concat(before);
                break;
            case "Replace" when arguments.Length == 2:
                after = StringModel.Replaced(before, Values.AsPath(arguments[0]).Constant, Values.AsPath(arguments[1]), call);
                break;
            case "Append" or "AppendJoin" or "Insert" or "Replace" or "Remove":
                after = PathValue.Unknown;
                break;
            default:
                return null;
        }

        IOperation receiver = call.Instance!;
        while (receiver is IInvocationOperation { TargetMethod.ContainingType: var type, Instance: { } earlier }
            && type.Is("System.Text.StringBuilder"))
        {
            receiver = earlier;
        }

        if (run.Variables.VariableOf(receiver, itself: true) is { } builder)
        {
            run.Variables.Write(builder, after, call.Syntax);
        }

        return after;
    }

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) =>
        arguments.Length > 0 && creation.Constructor!.Parameters[0].Type.SpecialType == SpecialType.System_String
            ? arguments[0]
            : PathValue.Of(PathText.Empty);
}
