using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>Tasks that write results, and are not waited for.</summary>
internal sealed class UnawaitedWrites(WrittenResults body, HelperWrites helpers)
{
    private const string Await = "await it";
    private const string TakeTask = "pass it to something that takes a Task";
    private const string ReturnTask = "let it return a Task, and await that";

    private readonly HashSet<IOperation> _written = [.. body.All.Select(static result => result.Call)];

    public static IEnumerable<Diagnostic> Of(WrittenResults body, HelperWrites helpers, ISymbol owner, IEnumerable<IOperation> bodies)
    {
        var unawaited = new UnawaitedWrites(body, helpers);
        return body.Notes.Calls.OfType<IInvocationOperation>().Select(unawaited.Judge)
            .Concat(body.Notes.Functions.Select(unawaited.JudgeFunction))
            .Concat(owner is IMethodSymbol method ? bodies.Select(code => unawaited.JudgeMethod(method, code)) : [])
            .OfType<Diagnostic>();
    }

    private Diagnostic? Judge(IInvocationOperation call) =>
        (call.Type.IsTask() || call.TargetMethod.Name == "Select") && Tasks.IsDropped(Outermost(call), body.Notes) && WritesInTask(call)
            ? UnawaitedWriteRule.Report(call.Syntax.GetLocation(), NameOf(call.TargetMethod), Await)
            : null;

    /// <summary>The list that is made of a query, if that is what becomes of it.</summary>
    private static IOperation Outermost(IInvocationOperation call) =>
        call.TargetMethod.Name == "Select"
        && call.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray" } list }
            ? list
            : call;

    /// <summary>Whether a call gives a task in which a result is written, or several.</summary>
    private bool WritesInTask(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (_written.Contains(call) || GoesOn(call) || method.Is("DpsAuthoring.JobOutput", "WriteAsync"))
        {
            return true;
        }

        if (method.StartsDelegate())
        {
            return call.Arguments.Any(argument => helpers.DelegateWrites(argument.Value));
        }

        if (method.Is("System.Threading.Tasks.Task", "WhenAll"))
        {
            return call.Arguments.Any(argument => body.Notes.OriginOf(argument.Value).DescendantsAndSelf()
                .Any(part => part is IInvocationOperation inner && WritesInTask(inner)));
        }

        if (method.Is("System.Linq.Enumerable", "Select"))
        {
            return call.Arguments is [_, { Value: IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } }]
                && function.Symbol.ReturnType.IsTask()
                && helpers.WritesLate(function.Body);
        }

        return call.Instance is ILocalReferenceOperation stream
            ? IsWriteTo(stream, method)
            : helpers.WritesLate(method);
    }

    /// <summary>Whether a call goes on with what a call before it is to write.</summary>
    private bool GoesOn(IInvocationOperation call) =>
        call.Instance is IInvocationOperation before && !before.Type.IsTask() && (_written.Contains(before) || GoesOn(before));

    /// <summary>Whether a method writes to a stream or a writer of a result.</summary>
    private bool IsWriteTo(ILocalReferenceOperation stream, IMethodSymbol method) =>
        (method.Name.StartsWith("Write", StringComparison.Ordinal) || method.Name.StartsWith("Flush", StringComparison.Ordinal))
        && body.Notes.OriginOf(stream) is var opening
        && body.All.Any(result => result.Use.Sink.Creates is Creation.Stream or Creation.Writer && result.Call.Syntax == opening.Syntax);

    /// <summary>An async lambda or local function that gives no task.</summary>
    private Diagnostic? JudgeFunction(IOperation function) => function switch
    {
        IAnonymousFunctionOperation
        {
            Symbol: { IsAsync: true, ReturnsVoid: true } symbol,
            Body: var code,
            Syntax: AnonymousFunctionExpressionSyntax lambda,
        } when !IsHandler(symbol) && IsArgument(function) && helpers.WritesLate(code) =>
            UnawaitedWriteRule.Report(lambda.AsyncKeyword.GetLocation(), "An async lambda that gives no task", TakeTask),
        ILocalFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } symbol, Body: { } code }
            when !IsHandler(symbol) && helpers.WritesLate(code) =>
            UnawaitedWriteRule.Report(symbol.Locations[0], symbol.Name, ReturnTask),
        _ => null,
    };

    private Diagnostic? JudgeMethod(IMethodSymbol method, IOperation code) =>
        method is { IsAsync: true, ReturnsVoid: true, IsOverride: false } && !IsHandler(method) && helpers.WritesLate(code)
            ? UnawaitedWriteRule.Report(method.Locations[0], method.Name, ReturnTask)
            : null;

    private static bool IsArgument(IOperation function)
    {
        IOperation? given = function.Parent;
        while (given is IDelegateCreationOperation or IConversionOperation)
        {
            given = given.Parent;
        }

        return given is IArgumentOperation { Parent: IInvocationOperation };
    }

    /// <summary>A handler of events cannot give a task.</summary>
    private static bool IsHandler(IMethodSymbol method) =>
        method.Parameters is [_, { Type: var args }] && args.Name.EndsWith("EventArgs", StringComparison.Ordinal);

    private static string NameOf(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";
}
