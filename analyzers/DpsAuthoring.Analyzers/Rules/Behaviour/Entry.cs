using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>Where a program, or an algorithm, begins: known by signature, so that a library's are known too.</summary>
internal static class Entry
{
    /// <summary><c>IAlgorithm.RunAsync</c>; null where the runtime is not referenced.</summary>
    public static IMethodSymbol? RunAsync(Compilation compilation) =>
        compilation.GetTypeByMetadataName(WellKnownTypes.AlgorithmInterface)?.GetMembers("RunAsync") is [IMethodSymbol run] ? run : null;

    /// <summary>Whether a declaration may be one of them, by its name alone.</summary>
    public static bool MayBe(SyntaxNode declaration) =>
        declaration is CompilationUnitSyntax
            or MethodDeclarationSyntax { Identifier.ValueText: WellKnownMemberNames.EntryPointMethodName or "RunAsync" };

    /// <summary>Whether a method is <c>Main</c>, or the one the compiler makes of top-level statements.</summary>
    public static bool IsProgram(IMethodSymbol method) =>
        method
            is {
                IsStatic: true,
                IsGenericMethod: false,
                Name: WellKnownMemberNames.EntryPointMethodName or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName
            }
        && IsExit(method.ReturnType)
        && method.Parameters is [] or [{ Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } }];

    /// <summary>Whether a method is the one that does an algorithm's work.</summary>
    public static bool IsRun(IMethodSymbol method, IMethodSymbol? run)
    {
        if (run is null
            || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)
            || method.Parameters.Length != run.Parameters.Length)
        {
            return false;
        }

        for (IMethodSymbol? candidate = method; candidate is not null; candidate = candidate.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.ContainingType.FindImplementationForInterfaceMember(run), candidate))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExit(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Void or SpecialType.System_Int32
        || type is INamedTypeSymbol { Name: "Task", TypeArguments: [] or [{ SpecialType: SpecialType.System_Int32 }] };
}
