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
                if (run.Texts.InOrder(call.Arguments, 0) is not { Count: > 0 } parts)
                {
                    return Values.Made(call, Taint.Any);
                }

                PathValue path = run.EvaluatePath(parts[0]);
                for (int i = 1; i < parts.Count; i++)
                {
                    path = path.With(run.EvaluatePath(parts[i]), method.Name == "Combine" ? PathMath.Combine : PathMath.Join);
                }

                return path;
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
