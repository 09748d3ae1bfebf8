using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What <c>Path</c> makes of paths.</summary>
internal sealed class PathModel() : FrameworkModel("System.IO.Path")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        switch (method.Name)
        {
            case "Combine" or "Join":
                return run.Texts.InOrder(call.Arguments, 0) is { } parts
                    && run.Texts.Folded(parts, method.Name == "Combine" ? PathMath.Combine : PathMath.Join) is { } path
                        ? path
                        : Values.Made(call, Taint.Any);
            case "GetFullPath":
                return arguments.Length == 1
                    ? Values.AsPath(arguments[0]).Select(PathMath.GetFullPath)
                    : Values.AsPath(arguments[0]).With(Values.AsPath(arguments[1]), PathMath.GetFullPath);
            case "GetTempPath" or "GetTempFileName":
                return PathValue.Of(Piece.At(Anchor.Temp, call.Syntax));
            case "GetInvalidFileNameChars":
                return new SequenceValue(PathValue.Of(Piece.Literal("/", call.Syntax)));
            case "GetRandomFileName":
                return Values.Made(call, Taint.None);
            case "GetRelativePath":
                return Values.AsPath(arguments[0]).With(Values.AsPath(arguments[1]), (root, full) =>
                    PathMath.GetRelativePath(root, full) ?? PathText.Of(Piece.Made(Taint.Any, call.Syntax)));
            case "ChangeExtension":
                return arguments[1] is PathValue { IsNothing: true }
                    ? Values.AsPath(arguments[0]).Select(static text => PathMath.ChangeExtension(text, null))
                    : Values.AsPath(arguments[0]).With(Values.AsPath(arguments[1]), PathMath.ChangeExtension);
            case "GetPathRoot":
                return Values
                    .AsPath(arguments[0])
                    .Select(text =>
                        text.IsRooted ? PathText.Of(Piece.Literal("/", call.Syntax))
                        : text.MayBeRooted ? PathText.Of(Piece.Hole(Taint.Any))
                        : PathText.Empty);
            default:
                return arguments.Length == 0 ? null : PathMembers.OfOnePath(method, arguments[0]);
        }
    }
}
