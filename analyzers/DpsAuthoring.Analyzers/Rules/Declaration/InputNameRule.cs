using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3002: an input's name cannot be an option or a key of the configuration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InputNameRule : DeclarationRule
{
    public const string Id = "DPS3002";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Error,
        "An input's name cannot be used as an option",
        "'{0}' cannot be an input's name: {1}",
        "An input's name is its option on the command line (--name) and its key in the configuration and the CWL.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            AttributeData input = property.Attribute(WellKnownTypes.InputAttribute)!;
            string name = input.Text(0);
            if (Problem(name) is { } problem)
            {
                Report(context, input, NameFact.For(Suggestion(name, property)), name, problem);
            }
        }
    }

    private static string? Problem(string name)
    {
        if (name is "help" or "version")
        {
            return $"--{name} is every algorithm's own option";
        }

        bool plain = name.Length > 0
            && IsLetter(name[0])
            && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_' or '-');
        return plain ? null : "start with a letter and go on with letters, digits, '_' and '-', for example output_file";
    }

    /// <summary>The nearest name that can be an option: of the given one, or of the property where nothing of it is left.</summary>
    private static string Suggestion(string name, IPropertySymbol property)
    {
        if (name is "help" or "version")
        {
            return "show-" + name;
        }

        string near = NameFact.Near(name, c => IsLetter(c) || c is (>= '0' and <= '9') or '_' or '-').TrimStart([.. "0123456789_-"]);
        return near.Length > 0 ? near : NameFact.Near(property.Name.ToLowerInvariant(), IsLetter);
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
