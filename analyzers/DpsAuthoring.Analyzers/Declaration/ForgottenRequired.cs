using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>
/// Inputs that are neither required nor have a default that their type allows: a reference that is null although it is not nullable. A
/// run without them would start, and fail somewhere in the author's code.
/// </summary>
internal static class ForgottenRequired
{
    public static bool Is(IPropertySymbol property, CancellationToken cancel) =>
        property.Type.IsReferenceType
        && property.NullableAnnotation == NullableAnnotation.NotAnnotated
        && !property.IsRequired
        && property.IsAutoProperty()
        && !IsSetByConstructor(property, cancel)
        && (DefaultText.Initializer(property, cancel) is not { } value || IsNull(value));

    /// <summary>Whether the author's own constructor sets a property, so that its default is not written at it.</summary>
    public static bool IsSetByConstructor(IPropertySymbol property, CancellationToken cancel) =>
        property.ContainingType.InstanceConstructors
            // The source generator's own set every input.
            .Where(static constructor => constructor.Attribute("System.CodeDom.Compiler.GeneratedCodeAttribute") is null)
            .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancel))
            .OfType<ConstructorDeclarationSyntax>()
            .SelectMany(static constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .SelectMany(static assignment =>
                assignment.Left is TupleExpressionSyntax several
                    ? several.Arguments.Select(static part => part.Expression)
                    : [assignment.Left])
            .Any(target => (target is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member ? member.Name : target)
                is IdentifierNameSyntax name && name.Identifier.ValueText == property.Name);

    /// <summary>Whether an expression is written as null or a type's default.</summary>
    public static bool IsNull(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsNull(sure.Operand),
        ParenthesizedExpressionSyntax inner => IsNull(inner.Expression),
        _ => value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression,
    };
}
