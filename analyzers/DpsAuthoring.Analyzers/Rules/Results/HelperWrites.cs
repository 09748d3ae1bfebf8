using System.Collections.Concurrent;
using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>What methods of a compilation write. Each is looked at once, when a rule first asks for it.</summary>
internal sealed class HelperWrites(CompilationAnalysis analysis)
{
    private readonly ConcurrentDictionary<ISymbol, string?> _names = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Writing> _methods = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The one name in <c>output/</c> under which a method writes what it was given, whenever it is called; null where it does not, or
    /// reads the file as well.
    /// </summary>
    public string? FixedNameOf(IMethodSymbol method) =>
        _names.GetOrAdd(BoundBodies.DefinitionOf(method), method => FindFixedName((IMethodSymbol)method));

    /// <summary>Whether code writes a result, itself or by what it calls.</summary>
    public bool Writes(IOperation code) => Writes(Read(code), isLate: false);

    /// <summary>Whether code writes a result after it has given control back to its caller: behind an await, or in a task.</summary>
    public bool WritesLate(IOperation code) => Writes(Read(code), isLate: true);

    /// <summary>Whether a method does.</summary>
    public bool WritesLate(IMethodSymbol method) => Writes(Of(method), isLate: true);

    /// <summary>Whether what a delegate stands for writes a result.</summary>
    public bool DelegateWrites(IOperation argument)
    {
        IOperation value = Operations.WithoutConversions(argument);
        return (value is IDelegateCreationOperation creation ? creation.Target : value) switch
        {
            IAnonymousFunctionOperation function => Writes(function.Body),
            IMethodReferenceOperation { Method: var method } => Writes(Of(method), isLate: false),
            _ => false,
        };
    }

    /// <summary>What a body does: does it write by itself, at once or late, and what does it call?</summary>
    private sealed record Writing(bool AtOnce, bool Late, ImmutableArray<(IMethodSymbol Method, bool IsLate)> Calls)
    {
        public static readonly Writing Nothing = new(false, false, ImmutableArray<(IMethodSymbol, bool)>.Empty);
    }

    private Writing Of(IMethodSymbol method)
    {
        method = BoundBodies.DefinitionOf(method);
        return analysis.Types.IsSource(method.ContainingType)
            ? _methods.GetOrAdd(method, method => analysis.Bodies.Of((IMethodSymbol)method) is { } body ? Read(body) : Writing.Nothing)
            : Writing.Nothing;
    }

    private bool Writes(Writing first, bool isLate)
    {
        var seen = new HashSet<(ISymbol, bool)>();
        var open = new Stack<(Writing Writing, bool IsLate)>();
        open.Push((first, isLate));
        while (open.Count > 0)
        {
            (Writing writing, bool late) = open.Pop();
            if (writing.Late || (!late && writing.AtOnce))
            {
                return true;
            }

            foreach ((IMethodSymbol called, bool isCalledLate) in writing.Calls)
            {
                // What is called late may write when it likes.
                bool mustBeLate = late && !isCalledLate;
                if (seen.Add((called, mustBeLate)))
                {
                    open.Push((Of(called), mustBeLate));
                }
            }
        }

        return false;
    }

    private Writing Read(IOperation body)
    {
        int firstAwait = int.MaxValue;
        ImmutableArray<(IMethodSymbol, bool)>.Builder calls = ImmutableArray.CreateBuilder<(IMethodSymbol, bool)>();
        bool atOnce = false;
        bool late = false;
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (operation is IAwaitOperation)
            {
                firstAwait = Math.Min(firstAwait, operation.Syntax.Span.End);
            }
            else if (operation is IMethodReferenceOperation { Method: var named } && analysis.Types.IsSource(named.ContainingType))
            {
                // Whoever is given a method may call it when he likes.
                calls.Add((BoundBodies.DefinitionOf(named), true));
            }
            else if (WrittenResults.PartsOf(operation).Method is { } method)
            {
                bool isLate = operation.Syntax.SpanStart > firstAwait || IsStarted(operation);
                if (IsWrite(operation) || method.Is("DpsAuthoring.JobOutput", "WriteAsync"))
                {
                    bool isTask = method.ReturnType.IsTask() || Tasks.EndsInTask(operation);
                    late |= isLate || isTask;
                    atOnce |= !isTask;
                }
                else if (analysis.Types.IsSource(method.ContainingType) && analysis.Index.ReachesFiles(method))
                {
                    calls.Add((BoundBodies.DefinitionOf(method), isLate));
                }
            }
        }

        return new Writing(atOnce, late, calls.ToImmutable());
    }

    /// <summary>Whether something is done in a lambda that is started as a task.</summary>
    private static bool IsStarted(IOperation operation)
    {
        for (IOperation? around = Lifetime.FunctionAround(operation); around is not null; around = Lifetime.FunctionAround(around))
        {
            IOperation? given = around.Parent;
            while (given is IDelegateCreationOperation or IConversionOperation)
            {
                given = given.Parent;
            }

            if (given is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } && method.StartsDelegate())
            {
                return true;
            }
        }

        return false;
    }

    private bool IsWrite(IOperation operation) => SinkOf(operation) is { Creates: not Creation.None } sink
        && sink.Parameters.Any(static parameter => parameter.Role is "Write" or "Open");

    private PathSink? SinkOf(IOperation operation) =>
        WrittenResults.PartsOf(operation).Method is { } method ? analysis.Sinks.Of(method) : null;

    private string? FindFixedName(IMethodSymbol method)
    {
        if (analysis.Bodies.Of(method) is not { } body)
        {
            return null;
        }

        var notes = new BodyNotes();
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            notes.Note(operation);
        }

        IOperation[] files = [.. notes.Calls.Where(call => SinkOf(call) is not null)];
        if (files is not [var write]
            || SinkOf(write) is not { Creates: Creation.File, Parameters: [{ Position: >= 0, Role: "Write" } target] }
            || OverwrittenResults.Keeps(write)
            || Operations.ArgumentAt(WrittenResults.PartsOf(write).Arguments, target.Position)?.Value is not { } path
            || TextOf(notes.OriginOf(path)) is not { } name
            || !name.StartsWith("output/", StringComparison.Ordinal)
            || !IsAlwaysRun(write))
        {
            return null;
        }

        // The method is the turn of a loop over its parameters.
        return new LoopValues(new ResultLoop(body.Syntax, method.Parameters.CastArray<ISymbol>(), false), notes).AreOfOneTurn(
            WrittenResults.PartsOf(write).Arguments.Select(static argument => argument.Value).Where(value => value != path))
            ? name
            : null;
    }

    private static string? TextOf(IOperation path) => path switch
    {
        { ConstantValue.Value: string text } => text,
        IInvocationOperation { TargetMethod: { Name: "Combine" or "Join" } method } call when method.ContainingType.Is("System.IO.Path") =>
            call.Arguments.All(static argument => argument.Value.ConstantValue.Value is string)
                ? string.Join("/", call.Arguments.Select(static argument => argument.Value.ConstantValue.Value))
                : null,
        _ => null,
    };

    private static bool IsAlwaysRun(IOperation operation)
    {
        for (IOperation? around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IConditionalOperation
                or ISwitchCaseOperation
                or ISwitchExpressionArmOperation
                or ICatchClauseOperation
                or ILoopOperation
                or IAnonymousFunctionOperation
                or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return true;
    }
}
