using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What <c>Regex</c> makes of a text.</summary>
internal sealed class RegexModel() : FrameworkModel("System.Text.RegularExpressions.Regex")
{
    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments) =>
        call.TargetMethod.Name == "Replace" ? Replaced(run, call, call.TargetMethod, arguments) : null;

    private static PathValue? Cleaned(IInvocationOperation call, string? pattern, string with)
    {
        if (pattern is null || with.IndexOf('.') >= 0)
        {
            return null;
        }

        string set = pattern.TrimEnd('+', '*');
        if (set.StartsWith("[^", StringComparison.Ordinal) && set.IndexOf(']') == set.Length - 1)
        {
            string kept = set.Substring(2, set.Length - 3);
            bool keepsSeparator =
                kept.IndexOf('/') >= 0
                || kept.IndexOf(@"\S", StringComparison.Ordinal) >= 0
                || kept.IndexOf(@"\W", StringComparison.Ordinal) >= 0;
            return keepsSeparator ? null : Values.Made(call, kept.IndexOf('.') >= 0 ? Taint.FileName : Taint.Name);
        }

        bool dropsSeparator =
            set is @"\W" || (set.StartsWith("[", StringComparison.Ordinal) && set.IndexOf('/') > 0 && set.IndexOf(']') == set.Length - 1);
        return dropsSeparator ? Values.Made(call, set == @"\W" ? Taint.Name : Taint.FileName) : null;
    }

    /// <summary>
    /// A pattern that leaves nothing but harmless characters (<c>[^A-Za-z0-9_-]</c>), or a name that is changed without a separator.
    /// </summary>
    private static PathValue? Replaced(BodyRun run, IInvocationOperation call, IMethodSymbol method, Value[] arguments)
    {
        string? pattern = method.IsStatic && arguments.Length >= 3 ? Values.AsPath(arguments[1]).Constant
            : call.Instance is { } regex && RegexPattern.Of(run, regex) is { } known ? known : null;
        string? with = Values.AsPath(arguments[method.IsStatic && arguments.Length >= 3 ? 2 : Math.Min(1, arguments.Length - 1)]).Constant;
        if (with is null || with.IndexOf('/') >= 0 || with.IndexOf("..", StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        return Cleaned(call, pattern, with)
            ?? (
                Values.Lossy(Values.AsPath(arguments[0]), call) is { Texts: [{ Pieces: [var changed] }] } name
                && !changed.May(Taint.Separator | Taint.Rooted)
                    ? name
                    : null);
    }
}
