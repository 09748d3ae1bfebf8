using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What a tuple, a record or an object with a <c>Deconstruct</c> is taken apart into.</summary>
internal static class Deconstruction
{
    /// <summary>One part, counted from zero; null where nothing is known of it.</summary>
    /// <param name="run">The run at hand.</param>
    /// <param name="whole">What is taken apart.</param>
    /// <param name="position">Which part is wanted.</param>
    /// <param name="method">The method that takes it apart; null for a tuple.</param>
    public static Value? Part(BodyRun run, Value? whole, int position, IMethodSymbol? method)
    {
        if (whole is not ObjectValue known)
        {
            return null;
        }

        if (method is null || !run.Analysis.Types.IsSource(method.ContainingType))
        {
            return known.Member($"Item{position + 1}");
        }

        if (method.IsImplicitlyDeclared)
        {
            // A record's own: its members bear the names of the parameters.
            return known.Member(method.Parameters[position].Name);
        }

        return run.Helpers.PartOf(method, known, position);
    }
}
