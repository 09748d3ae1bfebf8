using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>Results that are written in a loop, and all under one name.</summary>
internal sealed class OverwrittenResults(WrittenResults body, HelperWrites helpers)
{
    /// <summary>How many variables deep the content of a file is followed.</summary>
    private const int Deepest = 4;

    /// <summary>What files are called that tell how far a program has come, or what was best so far.</summary>
    private static readonly string[] s_rewritten =
    [
        "progress",
        "status",
        "state",
        "checkpoint",
        "latest",
        "current",
        "heartbeat",
        "best",
        "last",
    ];

    public static IEnumerable<Diagnostic> Of(WrittenResults body, HelperWrites helpers)
    {
        var overwritten = new OverwrittenResults(body, helpers);
        return body.All.Select(overwritten.Judge)
            .Concat(body.Notes.Calls.Select(overwritten.JudgeJob))
            .Concat(body.Notes.Calls.Select(overwritten.JudgeHelper))
            .OfType<Diagnostic>();
    }

    private Diagnostic? Judge(WrittenResult result)
    {
        if (result.Use.Access != PathAccess.Write
            || result.Use.Value is not { Texts: [var text, ..] } value
            || value.Texts.Any(static one => JobLocation.Of(one).Root != PathRoot.Output)
            || IsRewritten(text.ToString())
            || Keeps(result.Call))
        {
            return null;
        }

        foreach (ResultLoop loop in ResultLoop.Around(result.Call))
        {
            var values = new LoopValues(loop, body.Notes);
            if (values.IsFixed(result.Path)
                && values.AreOfOneTurn(ContentOf(result))
                && !IsUsedOtherwise(result, loop)
                && !loop.MayEndAfter(result.Call.Syntax))
            {
                return OverwrittenResultRule.Report(result.Path.Syntax, result.Use.Api, text.ToString(), loop, isRefused: false);
            }
        }

        return null;
    }

    /// <summary>A result of the runtime library's.</summary>
    private Diagnostic? JudgeJob(IOperation call)
    {
        if (call is not IInvocationOperation
            {
                TargetMethod: { Name: "Create" or "Write" or "WriteAsync" } method,
                Arguments: [var name, ..],
            }
            || !method.ContainingType.Is("DpsAuthoring.JobOutput"))
        {
            return null;
        }

        ResultLoop? loop = ResultLoop.Around(call)
            .FirstOrDefault(loop => new LoopValues(loop, body.Notes).IsFixed(name.Value) && !loop.MayEndAfter(call.Syntax));
        return loop is null
            ? null
            : OverwrittenResultRule.Report(
                name.Value.Syntax,
                $"JobOutput.{method.Name}",
                Operations.WithoutConversions(name.Value).ConstantValue.Value as string ?? name.Value.Syntax.ToString(),
                loop,
                isRefused: true);
    }

    /// <summary>A method of this compilation that writes what it is given under one name of its own.</summary>
    private Diagnostic? JudgeHelper(IOperation call)
    {
        (IMethodSymbol? method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments) =
            WrittenResults.PartsOf(call);
        if (method is null
            || arguments.IsEmpty
            || !body.Analysis.Calls.IsSurelyRun(method, instance)
            || !body.Analysis.Index.ReachesFiles(method))
        {
            return null;
        }

        foreach (ResultLoop loop in ResultLoop.Around(call))
        {
            if (new LoopValues(loop, body.Notes).AreOfOneTurn(arguments.Select(static argument => argument.Value))
                && !loop.MayEndAfter(call.Syntax)
                && helpers.FixedNameOf(method) is { } name
                && !IsRewritten(name))
            {
                return OverwrittenResultRule.Report(call.Syntax, method.Name, name, loop, isRefused: false);
            }
        }

        return null;
    }

    private static bool IsRewritten(string name) =>
        s_rewritten.Any(word => Path.GetFileName(name).IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a call keeps what was there before.</summary>
    public static bool Keeps(IOperation call)
    {
        (IMethodSymbol? method, _, ImmutableArray<IArgumentOperation> arguments) = WrittenResults.PartsOf(call);
        const int Create = 2;
        const int Truncate = 5;
        return method is null
            || method.Name.StartsWith("Append", StringComparison.Ordinal)
            || method.Name.StartsWith("OpenWrite", StringComparison.Ordinal)
            || arguments.Any(static argument => argument.Parameter is { } parameter
                && ((parameter.Name == "append" && argument.Value.ConstantValue.Value is not false)
                    || (parameter.Type.Name == "FileMode" && argument.Value.ConstantValue.Value is not (Create or Truncate))
                    || parameter.Type.Name is "FileStreamOptions" or "ZipArchiveMode"));
    }

    /// <summary>Whether something else in a loop names the file: it may be read, moved or given away there.</summary>
    private bool IsUsedOtherwise(WrittenResult result, ResultLoop loop)
    {
        var names = new PathNames(result.Path, body.Notes);
        return names.Variables.SelectMany(body.Notes.ReferencesTo)
                .Any(reference => loop.Contains(reference.Syntax)
                    && !result.Path.Syntax.Span.Contains(reference.Syntax.Span)
                    && !BodyNotes.IsWritten(reference))
            || body.Notes.Calls.Any(call => call != result.Call
                && loop.Contains(call.Syntax)
                && body.PathsOf(call).Any(path => names.Overlap(new PathNames(path.Path, body.Notes))));
    }

    /// <summary>The expressions that decide what stands in a file.</summary>
    private IEnumerable<IOperation> ContentOf(WrittenResult result)
    {
        (_, IOperation? instance, ImmutableArray<IArgumentOperation> arguments) =
            WrittenResults.PartsOf(result.Call);
        return arguments.Select(static argument => argument.Value)
            .Concat(result.Use.Sink.Creates != Creation.File ? WrittenTo(result.Call, Deepest) : instance is null ? [] : [instance])
            .Where(part => part != result.Path);
    }

    /// <summary>What is written to an object, and to what is made of it.</summary>
    private IEnumerable<IOperation> WrittenTo(IOperation value, int depth)
    {
        while (value.Parent is IConversionOperation or IAwaitOperation)
        {
            value = value.Parent;
        }

        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                return call.Arguments.Select(static argument => argument.Value).Concat(WrittenTo(call, depth));
            case IArgumentOperation { Parent: { } taker } given:
                return WrittenResults.PartsOf(taker).Arguments
                    .Where(argument => argument != given)
                    .Select(static argument => argument.Value)
                    .Concat(taker is IInvocationOperation { Instance: { } instance } ? [instance] : [])
                    .Concat(WrittenTo(taker, depth));
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when depth > 0:
                return body.Notes.ReferencesTo(declarator.Symbol).SelectMany(reference => WrittenTo(reference, depth - 1));
            default:
                return [];
        }
    }
}
