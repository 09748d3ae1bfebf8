using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// What a document does where, so that a change which moves a file does not part it from what else is done with it: what reads it again,
/// what makes its folder, what appends to it. Counted only, since a change leaves no node as it was.
/// </summary>
internal sealed class Places
{
    public static readonly Places None = new(ImmutableArray<Use>.Empty, 0);

    private const string Output = "output";

    private readonly ImmutableArray<Use> _uses;

    /// <summary>How many results may get one name in two turns of a loop: the second is refused.</summary>
    private readonly int _repeated;

    private Places(ImmutableArray<Use> uses, int repeated)
    {
        _uses = uses.RemoveAll(static use => use.Names.IsEmpty);
        _repeated = repeated;
    }

    public static Places In(SemanticModel model, AnalyzerOptions options, CancellationToken cancel)
    {
        var turns = new ResultTurns(model, cancel);
        var uses = FileUses.In(model, options, cancel).Select(static use => new Use(use)).ToImmutableArray();
        return new(uses, uses.Count(use => use.IsPublished && use.At is ExpressionSyntax name && !turns.AreDistinct(name)));
    }

    /// <summary>Whether all that belonged together still does, and nothing came together that did not.</summary>
    /// <param name="before">What the document did before.</param>
    /// <param name="isRenamed">Whether the change is meant to give a result another name; who looks for it must still find it.</param>
    public bool Keep(Places before, bool isRenamed) =>
        FoundAgain >= before.FoundAgain
        && Clashing <= before.Clashing
        && _repeated <= before._repeated
        && (isRenamed
            || (WithFolder >= before.WithFolder
                && Meetings().SequenceEqual(before.Meetings())
                && Published.IsSupersetOf(before.Published)));

    /// <summary>The other paths that lead to the place of one, to its folder or into it.</summary>
    public IEnumerable<(ExpressionSyntax Path, KnownRoot Root)> Beside(SyntaxNode reported)
    {
        var found = new HashSet<Use>(_uses.Where(use => use.At == reported));
        int count;
        do
        {
            count = found.Count;
            found.UnionWith(_uses.Where(use => found.Any(known => use.IsBound(known) && use.Roots.Overlaps(known.Roots))).ToArray());
        }
        while (found.Count > count);

        return found.Where(use => use.At != reported && use.At.SyntaxTree == reported.SyntaxTree)
            .Select(static use => ((ExpressionSyntax)use.At, new KnownRoot(use.Roots.First(), use.Roots.Count == 1)));
    }

    /// <summary>What is read, asked for or deleted of what is written, by each name that it may have.</summary>
    private int FoundAgain => _uses
        .Where(static use => !use.IsWrite)
        .Sum(use => use.Names.Count(name => _uses.Any(other => other.IsWrite && use.Touches(name, other))));

    /// <summary>What is written where there is a folder for it: one that is made before, or a machine's own.</summary>
    private int WithFolder => _uses.Count(use => use.IsWrite
        && (use.IsPublished
            || use.MakesFolder
            || use.IsAtTop
            || use.IsElsewhere
            || _uses.Any(other => other.IsWrite && other.IsBefore(use) && (use.IsBelow(other) || use.IsBeside(other)))));

    /// <summary>Which writes, by their order in the document, are of one file: as they were, so they are after a change.</summary>
    private IEnumerable<(int First, int Second)> Meetings()
    {
        Use[] writes = [.. _uses.Where(static use => use.IsWrite).OrderBy(static use => use.At.SpanStart)];
        for (int second = 0; second < writes.Length; second++)
        {
            for (int first = 0; first < second; first++)
            {
                if (writes[first].IsSame(writes[second]))
                {
                    yield return (first, second);
                }
            }
        }
    }

    /// <summary>The results that have names: a folder that is moved must not move once more what is named below <c>output/</c>.</summary>
    private ImmutableHashSet<string> Published =>
        _uses
            .Where(static use => use.IsPublished && use.Roots.Contains(PathRoot.Output))
            .SelectMany(static use => use.Names)
            .ToImmutableHashSet();

    /// <summary>Results of one name, or of one that is a folder of the other: the second is refused.</summary>
    private int Clashing => Pairs(static (a, b) =>
        a.IsPublished && b.IsPublished && (a.IsSame(b) || a.IsBelow(b) || b.IsBelow(a)));

    private int Pairs(Func<Use, Use, bool> are) => _uses.Select((use, i) => _uses.Take(i).Count(other => are(use, other))).Sum();

    /// <summary>One use of one path, by the names of the places that it may be.</summary>
    private sealed class Use
    {
        public Use(PathUse use)
        {
            At = use.At;
            IsPublished = use.Access == PathAccess.Name && use.Api.StartsWith("JobOutput.", StringComparison.Ordinal);
            IsWrite = use.Access == PathAccess.Write || IsPublished;
            MakesFolder = use.MakesFolder;
            (string Name, PathRoot Root)[] known =
            [
                // What is like nothing else can be no other's place either.
                .. use.Value.Texts
                    .Where(static text => text.Pieces.All(static piece => piece is not { Kind: PieceKind.Hole, Identity: null }))
                    .Where(text => !IsPublished || RefusedName.Reason(text) is null)
                    .Select(text => IsPublished ? PathMath.Combine(PathText.Of(Output), text) : text)
                    .Select(static text => (NameOf(text), JobLocation.Of(text).Root))
                    .Where(one => one.Item2 != PathRoot.Unknown && (IsPublished || use.Access != PathAccess.Name)),
            ];
            Names = known.Select(static one => one.Name).ToImmutableHashSet();
            Roots = known.Select(static one => one.Root).ToImmutableHashSet();
        }

        public SyntaxNode At { get; }

        public bool IsWrite { get; }

        public bool IsPublished { get; }

        public bool MakesFolder { get; }

        public ImmutableHashSet<string> Names { get; }

        public ImmutableHashSet<PathRoot> Roots { get; }

        /// <summary>Whether its folder is one that every job has.</summary>
        public bool IsAtTop => Names.All(static name =>
            name.LastIndexOf('/') is var slash && (slash < 0 || name.Substring(0, slash) == Output));

        /// <summary>Whether its folder is none of the job's.</summary>
        public bool IsElsewhere => !Roots.Overlaps([PathRoot.Output, PathRoot.Input, PathRoot.Scratch]);

        /// <summary>Whether it comes first; of what different members do, any may.</summary>
        public bool IsBefore(Use other) => At.SpanStart < other.At.SpanStart || MemberOf(At) != MemberOf(other.At);

        public bool IsSame(Use other) => Names.Overlaps(other.Names);

        public bool IsBelow(Use other) => Names.Any(name => other.Names.Any(folder => IsIn(name, folder)));

        /// <summary>Whether its folder comes to be with another that the other makes in it.</summary>
        public bool IsBeside(Use other) =>
            other.MakesFolder && !IsAtTop && Names.Any(name => name.LastIndexOf('/') is var slash and > 0
                && other.Names.Any(folder => folder.StartsWith(name.Substring(0, slash + 1), StringComparison.Ordinal)));

        /// <summary>Whether one of them cannot be moved without the other.</summary>
        public bool IsBound(Use other) => Names.Any(name => Touches(name, other)) || IsBeside(other) || other.IsBeside(this);

        /// <summary>Whether a name of it is the other's place, or in it, or around it. Who lists the inputs does not look for what is put
        /// beside them.</summary>
        public bool Touches(string name, Use other) =>
            other.Names.Any(its => its == name || (!Roots.Contains(PathRoot.Input) && (IsIn(name, its) || IsIn(its, name))));

        private static SyntaxNode? MemberOf(SyntaxNode node) =>
            node.Ancestors().FirstOrDefault(static around => around is MemberDeclarationSyntax and not GlobalStatementSyntax);

        private static bool IsIn(string name, string folder) =>
            folder == "." ? name[0] != '/' : name.StartsWith(folder + "/", StringComparison.Ordinal);

        /// <summary>A path without its detours.</summary>
        private static string NameOf(PathText text)
        {
            var segments = new List<string>();
            string whole = text.ToString();
            foreach (string segment in whole.Split('/'))
            {
                if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..")
                {
                    segments.RemoveAt(segments.Count - 1);
                }
                else if (segment is not ("" or "."))
                {
                    segments.Add(segment);
                }
            }

            string name = string.Join("/", segments);
            return whole[0] == '/' ? "/" + name : name.Length == 0 ? "." : name;
        }
    }
}
