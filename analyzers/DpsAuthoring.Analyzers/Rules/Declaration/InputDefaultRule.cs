using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3005: a default that the program itself would refuse, or limits that cannot be kept.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InputDefaultRule : DeclarationRule
{
    public const string Id = "DPS3005";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "An input's default or its limits are not valid",
        "'{0}' {1}",
        "The default is written into the configuration and sent with a job that gives no value; the program then refuses it.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            string name = property.Attribute(WellKnownTypes.InputAttribute)!.Text(0);
            if (InputLimits.Problem(property) is var (attribute, fault))
            {
                Report(context, attribute, name, fault);
            }
            else if (property.IsRequired)
            {
                continue;
            }
            else if (DefaultText.Initializer(property, context.CancellationToken) is { } initializer)
            {
                if (Problem(property, DefaultText.ValueOf(property, context.Compilation, context.CancellationToken)) is { } problem)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Descriptor, initializer.GetLocation(), name, problem));
                }
            }
            else if (ProblemOfNothing(property, context) is { } problem)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, property.Locations[0], name, problem));
            }
        }
    }

    /// <summary>What is wrong with the default that C# gives a number or an enum of which nothing is said.</summary>
    private static string? ProblemOfNothing(IPropertySymbol property, SymbolAnalysisContext context)
    {
        const string Remedy = "; write 'required', or a default that is allowed";
        string? text = DefaultText.For(property, context.Compilation, context.CancellationToken);
        if (property.Type.TypeKind == TypeKind.Enum)
        {
            return text is null && property.IsAutoProperty() && !ForgottenRequired.IsSetByConstructor(property, context.CancellationToken)
                ? $"has no default, so it is 0, which is no member of {property.Type.Name}{Remedy}"
                : null;
        }

        return text == "0" && InputLimits.Refusal(property, property.Type, 0) is { } refusal
            ? $"has no default, so it is 0, {refusal}{Remedy}"
            : null;
    }

    private static string? Problem(IPropertySymbol property, object? value)
    {
        ITypeSymbol type = property.Type.WithoutNullable();
        foreach (object? item in value as object?[] ?? [value])
        {
            if (item is not null && InputLimits.Refusal(property, (type.ListElement() ?? type).WithoutNullable(), item) is { } refusal)
            {
                return $"has the default {(item is string ? $"'{item}'" : NumberRange.Text(item))}, {refusal}";
            }
        }

        return null;
    }
}
