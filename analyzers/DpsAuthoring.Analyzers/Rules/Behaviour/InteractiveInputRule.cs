using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>DPS2001: the program asks the keyboard, and a job has none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InteractiveInputRule : BehaviourRule
{
    public const string Id = "DPS2001";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "A job has no one to answer",
        "{0} waits for someone at the keyboard; in a job standard input is at its end, so declare an input for what is asked here",
        "DPS starts the container without standard input: a read returns nothing at once, and a key is an exception.");

    private static readonly string[] s_inputNames = ["Read", "ReadLine", "ReadKey", "In", "KeyAvailable", "OpenStandardInput"];

    private static readonly string[] s_promptNames = ["Prompt", "PromptAsync", "Ask", "AskAsync", "Confirm", "ConfirmAsync"];

    private static readonly NamedPlaces s_inputs = new(s_inputNames);

    private static readonly NamedPlaces s_inputsAndPrompts = new([.. s_inputNames, .. s_promptNames]);

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        // By the metadata name, so that a class of the author's own that is called Console is not meant.
        INamedTypeSymbol? console = start.Compilation.GetTypeByMetadataName("System.Console");
        bool hasPrompts = start.Compilation.GetTypeByMetadataName("Spectre.Console.AnsiConsole") is not null;
        if (console is null)
        {
            return;
        }

        NamedPlaces places = hasPrompts ? s_inputsAndPrompts : s_inputs;
        start.RegisterSemanticModelAction(file =>
        {
            foreach (SimpleNameSyntax name in places.NamesIn(file))
            {
                if (NamedPlaces.OperationOf(name, file) is { } operation
                    && Asked(operation) is { } member
                    && (IsInput(member, console) || (hasPrompts && IsPrompt(member)))
                    && !Interaction.IsGuarded(operation))
                {
                    file.ReportDiagnostic(At(operation, $"{member.ContainingType.Name}.{member.Name}"));
                }
            }
        });
    }

    /// <summary>The member that is used; null where it is only mentioned.</summary>
    private static ISymbol? Asked(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation { Parent: IDelegateCreationOperation } method => method.Method,
        IPropertyReferenceOperation { Parent: not INameOfOperation } property => property.Property,
        _ => null,
    };

    private static bool IsInput(ISymbol member, INamedTypeSymbol console) =>
        s_inputNames.Contains(member.Name) && SymbolEqualityComparer.Default.Equals(member.ContainingType, console);

    private static bool IsPrompt(ISymbol member) =>
        s_promptNames.Contains(member.Name)
        && (member.ContainingType.Is("Spectre.Console.AnsiConsole") || member.ContainingType.Is("Spectre.Console.AnsiConsoleExtensions"));
}
