using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Patterns of regular expressions.</summary>
internal static class RegexPattern
{
    /// <summary>The pattern of a regular expression: made here, in a field, or by <c>[GeneratedRegex]</c>.</summary>
    public static string? Of(BodyRun run, IOperation regex)
    {
        IOperation origin = run.Variables.MadeOf(regex);
        ISymbol? member = run.Variables.OriginOf(regex) switch
        {
            IPropertyReferenceOperation { Property: { } property } => property,
            IInvocationOperation { TargetMethod: { } method } => method,
            _ => null,
        };
        if (member is not null)
        {
            foreach (AttributeData attribute in member.GetAttributes())
            {
                if (attribute.AttributeClass.Is("System.Text.RegularExpressions.GeneratedRegexAttribute")
                    && attribute.ConstructorArguments.Length > 0)
                {
                    return attribute.ConstructorArguments[0].Value as string;
                }
            }
        }

        return origin is IObjectCreationOperation { Arguments: [var pattern, ..] } ? pattern.Value.ConstantValue.Value as string : null;
    }
}
