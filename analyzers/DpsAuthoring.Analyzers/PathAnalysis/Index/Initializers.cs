using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.PathAnalysis.Index;

/// <summary>What the fields and properties of an object are initialized with.</summary>
internal static class Initializers
{
    /// <summary>The initializers of one part of a type, in order.</summary>
    public static IEnumerable<EqualsValueClauseSyntax> Of(TypeDeclarationSyntax type) =>
        type.Members.SelectMany(Of).OfType<EqualsValueClauseSyntax>();

    private static IEnumerable<EqualsValueClauseSyntax?> Of(MemberDeclarationSyntax member) => member switch
    {
        _ when member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword) => [],
        FieldDeclarationSyntax fields => fields.Declaration.Variables.Select(static one => one.Initializer),
        PropertyDeclarationSyntax property => [property.Initializer],
        _ => [],
    };
}
