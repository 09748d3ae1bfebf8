using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Tests.Determinism;

/// <summary>Puts the types of a file, and the members of each type, in another order.</summary>
internal sealed class ShuffledMembers(Random random) : CSharpSyntaxRewriter
{
    public static SyntaxNode Of(SyntaxNode root, Random random) => new ShuffledMembers(random).Visit(root);

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var unit = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        // Statements come first, and in their order.
        MemberDeclarationSyntax[] statements = [.. unit.Members.Where(member => member is GlobalStatementSyntax)];
        MemberDeclarationSyntax[] types = [.. unit.Members.Where(member => member is not GlobalStatementSyntax)];
        return unit.WithMembers(SyntaxFactory.List([.. statements, .. Shuffled(types)]));
    }

    public override SyntaxNode? VisitNamespaceDeclaration(NamespaceDeclarationSyntax node)
    {
        var inner = (NamespaceDeclarationSyntax)base.VisitNamespaceDeclaration(node)!;
        return inner.WithMembers(SyntaxFactory.List(Shuffled([.. inner.Members])));
    }

    public override SyntaxNode? VisitFileScopedNamespaceDeclaration(FileScopedNamespaceDeclarationSyntax node)
    {
        var inner = (FileScopedNamespaceDeclarationSyntax)base.VisitFileScopedNamespaceDeclaration(node)!;
        return inner.WithMembers(SyntaxFactory.List(Shuffled([.. inner.Members])));
    }

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => OfType(base.VisitClassDeclaration(node)!);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => OfType(base.VisitStructDeclaration(node)!);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => OfType(base.VisitRecordDeclaration(node)!);

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => OfType(base.VisitInterfaceDeclaration(node)!);

    private TypeDeclarationSyntax OfType(SyntaxNode node) =>
        ((TypeDeclarationSyntax)node).WithMembers(SyntaxFactory.List(Shuffled([.. ((TypeDeclarationSyntax)node).Members])));

    private MemberDeclarationSyntax[] Shuffled(MemberDeclarationSyntax[] members)
    {
        // A directive (#if, #pragma) stands between two members, and would come to stand between others.
        if (!members.Any(static member => member.ContainsDirectives))
        {
            random.Shuffle(members);
        }

        return
        [
            .. members.Select(static member => member.WithTrailingTrivia(member.GetTrailingTrivia().Add(SyntaxFactory.ElasticLineFeed))),
        ];
    }
}
