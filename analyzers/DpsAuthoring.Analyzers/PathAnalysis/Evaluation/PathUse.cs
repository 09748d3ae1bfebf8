using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>A path that reaches an API.</summary>
/// <param name="Access">What is done to it.</param>
/// <param name="Value">What it may be.</param>
/// <param name="At">Where the value enters: the argument, here or at the call of a helper.</param>
/// <param name="Inner">Where a helper uses it.</param>
/// <param name="Api">What the API is called, for a message and for fixes.</param>
/// <param name="Sink">What else is known of the API.</param>
internal sealed record PathUse(PathAccess Access, PathValue Value, SyntaxNode At, SyntaxNode? Inner, string Api, PathSink Sink)
{
    /// <summary>Whether it makes a folder where there is none, and nothing more.</summary>
    public bool MakesFolder => Api is "Directory.CreateDirectory" or "DirectoryInfo.Create";
}

/// <summary>A <c>StartsWith</c> that is to tell whether a path lies below a folder, and does not.</summary>
internal sealed record UnsoundGuard(SyntaxNode At, SyntaxNode RootArgument, string Root);
