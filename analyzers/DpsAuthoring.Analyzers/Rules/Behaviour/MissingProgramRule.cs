using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Configuration.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>DPS2007: a program is started that nothing in the repository installs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingProgramRule : BehaviourRule
{
    public const string Id = "DPS2007";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "A program is started that nothing installs",
        "'{0}' is started here, and {1} does not install it, so a job fails for want of it; {2}",
        "A job has what the image has and what the build puts there. A program of the author's own machine is not among that.");

    private static readonly NamedPlaces s_places = new(["Start", "Wrap", "FileName", "new"]);

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        if (!AlgorithmFiles.MayHold(start.Options.AdditionalFiles) || TestProjects.Has(start.Compilation, start.Options))
        {
            return;
        }

        INamedTypeSymbol? process = start.Compilation.GetTypeByMetadataName("System.Diagnostics.Process");
        INamedTypeSymbol? info = start.Compilation.GetTypeByMetadataName("System.Diagnostics.ProcessStartInfo");
        INamedTypeSymbol? wrap = start.Compilation.GetTypeByMetadataName("CliWrap.Cli");

        // Only a program that is started asks for the files.
        var installed = new Lazy<InstalledPrograms>(
            () => InstalledPrograms.Of(AlgorithmFiles.All(start.Options.AdditionalFiles, start.CancellationToken)));
        start.RegisterSemanticModelAction(file =>
        {
            foreach (SyntaxNode place in Places(file))
            {
                IOperation? name = file.SemanticModel.GetOperation(place, file.CancellationToken) switch
                {
                    IInvocationOperation { TargetMethod: { IsStatic: true } method } call
                        when (method.Name == "Start" && Is(method.ContainingType, process)) || (method.Name == "Wrap" && Is(method.ContainingType, wrap)) =>
                        First(call.Arguments),
                    IObjectCreationOperation made when Is(made.Type, info) => First(made.Arguments),
                    ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "FileName" } property } } set
                        when Is(property.ContainingType, info) => set.Value,
                    _ => null,
                };
                if (name?.ConstantValue is { HasValue: true, Value: string program } && installed.Value.Missing(program) is { } missing)
                {
                    file.ReportDiagnostic(At(name, program, string.Join(" or ", installed.Value.Files), Advice(installed.Value.Files, missing)));
                }
            }
        });
    }

    /// <summary>The calls, creations and assignments that may start a program, by their names.</summary>
    private static IEnumerable<SyntaxNode> Places(SemanticModelAnalysisContext file)
    {
        foreach (SyntaxToken token in s_places.TokensIn(file))
        {
            if (token.Parent is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } made)
            {
                yield return made;
            }
            else if (token.Parent is SimpleNameSyntax name)
            {
                SyntaxNode whole = NamedPlaces.WholeOf(name);
                yield return whole.Parent is AssignmentExpressionSyntax set && set.Left == whole ? set : whole;
            }
        }
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    /// <summary>What the first parameter gets, where it is a text.</summary>
    private static IOperation? First(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => argument.Parameter is { Ordinal: 0, Type.SpecialType: SpecialType.System_String })?.Value;

    private static string Advice(IReadOnlyList<string> files, (string Conda, string Apt) missing) =>
        "add " + string.Join(", and ", files.Select(file => file is "Dockerfile" or "Containerfile"
            ? $"'{missing.Apt}' (apt-get) to {file}"
            : $"'{missing.Conda}' (conda-forge) to {file}"));
}
