using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>Results that are opened and not closed before their file is used, or before the job ends.</summary>
internal sealed class UnclosedResults(WrittenResults body)
{
    public static IEnumerable<Diagnostic> Of(WrittenResults body)
    {
        var unclosed = new UnclosedResults(body);
        return body.All.Select(unclosed.Judge).OfType<Diagnostic>();
    }

    private Diagnostic? Judge(WrittenResult result) => result.Use.Sink.Creates switch
    {
        Creation.Dataset => JudgeDataset(result),
        Creation.Stream or Creation.Writer => JudgeWriter(result),
        _ => null,
    };

    private Diagnostic? JudgeDataset(WrittenResult result)
    {
        if (!IsDisposable(result.Call.Type) || RasterFormat.IsWholeAtOnce(result.Call, result.Use.Value, body.Notes))
        {
            return null;
        }

        var lifetime = Lifetime.Of(result.Call, body.Notes);
        if (lifetime.IsHandedOn || lifetime.IsFlushed)
        {
            return null;
        }

        if (lifetime.ClosedAt is not { } closed)
        {
            IInvocationOperation? later = FirstUse(result, int.MaxValue, movesCount: true);
            return Report(UnclosedDatasetRule.Descriptor, result.Call, result.Use.Api, later, isClosed: false);
        }

        return FirstUse(result, closed, movesCount: true) is { } use
            ? Report(UnclosedDatasetRule.Descriptor, result.Call, result.Use.Api, use, isClosed: true)
            : null;
    }

    private Diagnostic? JudgeWriter(WrittenResult result)
    {
        if (result.Call.Type is null || HasNoBuffer(result.Call))
        {
            return null;
        }

        var levels = new List<Lifetime>();
        for (var level = Lifetime.Of(result.Call, body.Notes); level is not null; level = level.Wrapper)
        {
            levels.Insert(0, level);
        }

        if (levels.Any(static level => level.IsHandedOn) || levels[0].IsFlushed || !levels[0].IsUsed)
        {
            return null;
        }

        // From the outermost writer inwards: who is closed writes out all that it was given, and closes what lies below.
        int? closed = null;
        foreach (Lifetime level in levels)
        {
            closed = level.ClosedAt;
            if (closed is not null)
            {
                break;
            }

            if (level.HoldsBack)
            {
                IInvocationOperation? later = FirstUse(result, int.MaxValue, movesCount: true);
                return Report(UnclosedWriterRule.Descriptor, level.Made, ApiOf(level.Made), later, isClosed: false);
            }
        }

        // A file that is moved takes along what is still written to it; a stream alone refuses to be read as long as it is open.
        return closed is { } end && result.Use.Sink.Creates == Creation.Writer && FirstUse(result, end, movesCount: false) is { } use
            ? Report(UnclosedWriterRule.Descriptor, levels[0].Made, ApiOf(levels[0].Made), use, isClosed: true)
            : null;
    }

    /// <summary>The first use of the file of a result between its opening and its closing.</summary>
    private IInvocationOperation? FirstUse(WrittenResult result, int closed, bool movesCount)
    {
        IOperation? function = Lifetime.FunctionAround(result.Call);
        var names = new PathNames(result.Path, body.Notes);
        return body.Notes.Calls
            .OfType<IInvocationOperation>()
            .Where(call => call.Syntax.SpanStart > result.Call.Syntax.Span.End
                && call.Syntax.SpanStart < closed
                && Lifetime.FunctionAround(call) == function)
            .OrderBy(static call => call.Syntax.SpanStart)
            .FirstOrDefault(call => IsUse(call, names, movesCount));
    }

    private bool IsUse(IInvocationOperation call, PathNames names, bool movesCount) =>
        (movesCount
            && call.Instance is { } instance
            && call.TargetMethod.Is("DpsAuthoring.OutputFile", "Publish")
            && names.Overlap(new PathNames(instance, body.Notes)))
        || body.PathsOf(call).Any(path =>
            (path.Use.Access == PathAccess.Read || (movesCount && IsMoveOf(path, call)))
            && names.Overlap(new PathNames(path.Path, body.Notes)));

    private static bool IsMoveOf((IOperation Path, PathUse Use) path, IInvocationOperation call) =>
        path.Use.Access == PathAccess.Delete && call.TargetMethod.Name.StartsWith("Move", StringComparison.Ordinal);

    private static string ApiOf(IOperation made) => WrittenResults.PartsOf(made).Method is not { } method ? ""
        : method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : $"{method.ContainingType.Name}.{method.Name}";

    private static bool IsDisposable(ITypeSymbol? type) =>
        type is not null && type.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_IDisposable);

    /// <summary>A stream without a buffer writes at once.</summary>
    private static bool HasNoBuffer(IOperation call) =>
        WrittenResults.PartsOf(call).Arguments.Any(static argument =>
            (argument.Parameter?.Name == "bufferSize" && argument.Value.ConstantValue.Value is 0 or 1)
            || argument.Parameter?.Type.Name == "FileStreamOptions");

    /// <param name="rule">Which rule says so.</param>
    /// <param name="made">What is not closed.</param>
    /// <param name="api">What opens it.</param>
    /// <param name="use">What uses the file before it is closed; null where nothing does.</param>
    /// <param name="isClosed">Whether it is closed at all.</param>
    private static Diagnostic Report(
        DiagnosticDescriptor rule, IOperation made, string api, IInvocationOperation? use, bool isClosed) => Diagnostic.Create(
            rule,
            made.Syntax.GetLocation(),
            use is null ? [] : [use.Syntax.GetLocation()],
            api,
            isClosed ? $"still open at {use?.TargetMethod.Name}" : "never closed",
            isClosed ? "close it before" : "declare it with 'using'");
}
