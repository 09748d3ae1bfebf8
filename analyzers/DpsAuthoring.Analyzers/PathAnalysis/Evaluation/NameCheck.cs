using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Checks of a name against a list, a pattern, or its letters.</summary>
internal sealed class NameCheck(BodyRun run) : BodyPart(run)
{
    /// <summary>A text that does not hold something.</summary>
    public BodyState? Without(BodyState? state, ISymbol? variable, IOperation what)
    {
        if (Operations.WithoutConversions(what).IsCall("System.IO.Path", "GetInvalidFileNameChars")
            || Variables.OriginOf(what).IsCall("System.IO.Path", "GetInvalidFileNameChars"))
        {
            return Run.Refinement.Clear(state, variable, Taint.Separator | Taint.Rooted);
        }

        return EvaluatePath(what).Constant switch
        {
            ".." => Run.Refinement.Clear(state, variable, Taint.DotDot),
            "/" => Run.Refinement.Clear(state, variable, Taint.Separator | Taint.Rooted),
            "." => Run.Refinement.Clear(state, variable, Taint.DotDot),
            _ => Evaluate(what) is SequenceValue { Element: PathValue { Texts: var texts } }
            && texts.Any(static text => text.Constant == "/")
                ? Run.Refinement.Clear(state, variable, Taint.Separator | Taint.Rooted)
                : state,
        };
    }

    /// <summary>Checks of a name against a list, a pattern, or its letters; null where it is none.</summary>
    public (BodyState? True, BodyState? False)? Membership(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is not ("Contains" or "IsMatch" or "All")
            || method.ContainingType.SpecialType == SpecialType.System_String
            || !method.ContainingNamespace.IsIn("System"))
        {
            return null;
        }

        IOperation? first = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        IOperation? second =
            call.Instance is null ? (call.Arguments.Length > 1 ? call.Arguments[1].Value : null)
            : call.Arguments.Length > 0 ? call.Arguments[0].Value
            : null;
        if (first is null || second is null)
        {
            return null;
        }

        first = Operations.WithoutConversions(first);
        switch (method.Name)
        {
            case "Contains":
                Value list = Evaluate(first);
                PathValue name = EvaluatePath(second);
                if (name.Constant == ".."
                    && first
                        is IInvocationOperation
                        {
                            TargetMethod: { Name: "Split", ContainingType.SpecialType: SpecialType.System_String },
                            Instance: { } whole
                        })
                {
                    return (State, Run.Refinement.Clear(State?.Clone(), Variables.VariableOf(whole, itself: true), Taint.DotDot));
                }

                return
                    list is SequenceValue { Element: PathValue { IsNothing: false } allowed }
                    && allowed.Texts.All(static text => PlainName.Is(text.Constant))
                    ? (Run.Refinement.ToPlainName(State, Variables.VariableOf(second, itself: true)), State?.Clone())
                    : null;
            case "IsMatch" when method.ContainingType.Is("System.Text.RegularExpressions.Regex"):
                string? pattern = method.IsStatic ? EvaluatePath(second).Constant : RegexPattern.Of(Run, first);
                Taint excluded = CharacterTest.Excludes(pattern);
                ISymbol? matched = Variables.VariableOf(method.IsStatic ? first : second, itself: true);
                Run.Calls.Invoke(call);
                return (Run.Refinement.Clear(State, matched, excluded), State?.Clone());
            case "All" when CharacterTest.Keeps(second) is { } left:
                return (Run.Refinement.Clear(State, Variables.VariableOf(first, itself: true), Taint.Any & ~Taint.Word & ~left),
                    State?.Clone());
            default:
                return null;
        }
    }

    public bool IsSeparator(IOperation operation) => EvaluatePath(operation).Constant == "/";
}
