using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>A rule about what a program does, whether or not it uses the runtime library.</summary>
public abstract class BehaviourRule : CompilationRule
{
    private protected const string Category = "Behaviour";

    private protected Diagnostic At(IOperation operation, params object[] arguments) =>
        Diagnostic.Create(Descriptor, operation.Syntax.GetLocation(), arguments);
}
