using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

        start.RegisterSyntaxNodeAction(
            context =>
            {
                string name = ((SimpleNameSyntax)context.Node).Identifier.ValueText;
                if ((IsInputName(name) || (hasPrompts && IsPromptName(name)))
                    && NamedOperation.Of(context) is { } operation
                    && Asked(operation) is { } member
                    && (IsInput(member, console) || (hasPrompts && IsPrompt(member)))
                    && !Interaction.IsGuarded(operation))
                {
                    context.ReportDiagnostic(At(operation, $"{member.ContainingType.Name}.{member.Name}"));
                }
            },
            SyntaxKind.IdentifierName, SyntaxKind.GenericName);
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
        IsInputName(member.Name) && SymbolEqualityComparer.Default.Equals(member.ContainingType, console);

    private static bool IsInputName(string name) =>
        name is "Read" or "ReadLine" or "ReadKey" or "In" or "KeyAvailable" or "OpenStandardInput";

    private static bool IsPrompt(ISymbol member) =>
        IsPromptName(member.Name)
        && (member.ContainingType.Is("Spectre.Console.AnsiConsole") || member.ContainingType.Is("Spectre.Console.AnsiConsoleExtensions"));

    private static bool IsPromptName(string name) =>
        name is "Prompt" or "PromptAsync" or "Ask" or "AskAsync" or "Confirm" or "ConfirmAsync";
}
