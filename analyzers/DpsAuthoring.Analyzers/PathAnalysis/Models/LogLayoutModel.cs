using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>NLog's layouts are the texts that they are made from; what is rendered of them is found where they are used.</summary>
internal sealed class LogLayoutModel() : FrameworkModel("NLog.Layouts.Layout", "NLog.Layouts.SimpleLayout")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments) =>
        call.TargetMethod.Name is "FromString" or "FromLiteral" ? arguments[0] : null;

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) => arguments.Length > 0 ? arguments[0] : null;

    public override Value? Convert(Value operand) => operand;
}
