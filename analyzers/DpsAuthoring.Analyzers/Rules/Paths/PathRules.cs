using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using DpsAuthoring.Analyzers.PathAnalysis.Index;
using DpsAuthoring.Analyzers.PathAnalysis.Models;
using DpsAuthoring.Analyzers.Rules.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>
/// Runs the path analysis once for a body and shows what it found to the rules. A body that calls nothing that could reach a file is
/// never analysed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PathRules : DiagnosticAnalyzer
{
    /// <summary>In order: of one use only the first rule that has something to say is heard.</summary>
    private static readonly ImmutableArray<PathRule> s_rules = ImmutableArray.Create<PathRule>(
        new CurrentDirectoryRule(), new RemotePathRule(), new InputChangedRule(), new WriteOutsideOutputRule(), new WriteMayEscapeRule(),
        new AbsolutePathRule(), new HomeReadRule(), new RefusedNameRule());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        s_rules
            .Select(static rule => rule.Descriptor)
            .Append(ContainmentCheckRule.Descriptor)
            .Append(SkippedLinksRule.Descriptor)
            .Concat(ResultRules.Descriptors)
            .ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            AnalysisMode mode = AnalysisModes.Of(start.Compilation, start.Options);
            if (mode == AnalysisMode.None || TestProjects.Has(start.Compilation, start.Options))
            {
                return;
            }

            bool hasRuntime = !start.Compilation.GetTypesByMetadataName(WellKnownTypes.OutputName).IsEmpty;
            var audience = new PathAudience(IsStrict: mode == AnalysisMode.Strict, hasRuntime);
            CompilationAnalysis analysis = Begin(start.Compilation, start.Options, start.CancellationToken);
            var helpers = new HelperWrites(analysis);
            var candidates = new Lazy<CandidateBodies>(() =>
                new CandidateBodies(start.Compilation, analysis.Index, analysis.Sinks, analysis.Calls.UsesPaths));

            start.RegisterSymbolAction(symbol => analysis.Bodies.Show(symbol.Symbol), SymbolKind.NamedType);
            start.RegisterSemanticModelAction(file =>
            {
                analysis.Bodies.Adopt(file.SemanticModel);
                foreach (CodeBlock block in CodeBlock.In(file))
                {
                    if (candidates.Value.MayUsePaths(block.Declaration, () => block.Owner)
                        && block.Owner is { } owner
                        && !Platforms.AreOthers(owner))
                    {
                        Analyze(analysis, helpers, block, owner, audience);
                    }
                }
            });
        });
    }

    /// <summary>The analysis of a compilation, with the project's own list of writers.</summary>
    internal static CompilationAnalysis Begin(Compilation compilation, AnalyzerOptions options, CancellationToken cancel)
    {
        IEnumerable<string> lists = options.AdditionalFiles
            .Where(WriterList.Is)
            .Select(file => file.GetText(cancel)?.ToString() ?? "");
        var sinks = new Lazy<PathSinks>(() => new(compilation, lists));
        return new CompilationAnalysis(compilation, sinks, new SourceIndex(compilation, () => sinks.Value.Names), KnownModels.All, cancel);
    }

    private static void Analyze(
        CompilationAnalysis analysis, HelperWrites helpers, CodeBlock context, ISymbol owner, PathAudience audience)
    {
        List<IOperation> bodies = [.. analysis.Bodies.RunBy(context.Declaration, owner, context.Model)];
        bool isCandidate = false;
        bool isContainment = false;
        bool isFullPath = false;
        var skips = new List<SyntaxNode>();
        var notes = new BodyNotes();
        foreach (IOperation operation in bodies.SelectMany(static body => body.DescendantsAndSelf()))
        {
            notes.Note(operation);
            isCandidate = isCandidate || analysis.Calls.IsCandidate(operation);
            isContainment = isContainment || CallSelection.IsContainment(operation);
            isFullPath = isFullPath || CallSelection.IsFullPath(operation);
            if (operation
                    is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "AttributesToSkip" } option } } skip
                && option.ContainingType.Is("System.IO.EnumerationOptions")
                && LinkTest.SkipsLinks(skip.Value))
            {
                skips.Add(skip.Value.Syntax);
            }
        }

        IEnumerable<PathUse> uses = isCandidate || (isContainment && isFullPath) || skips.Count > 0
            ? Analyze(analysis, context, owner, bodies, skips, audience)
            : [];
        foreach (Diagnostic lost in ResultRules.Judge(analysis, helpers, notes, uses, owner, bodies))
        {
            context.Report(lost);
        }
    }

    /// <summary>Reports what is wrong with the paths of some bodies, and gives them all.</summary>
    private static List<PathUse> Analyze(
        CompilationAnalysis analysis,
        CodeBlock context,
        ISymbol owner,
        List<IOperation> bodies,
        List<SyntaxNode> skips,
        PathAudience audience)
    {
        var uses = new List<PathUse>();
        foreach (IOperation body in bodies)
        {
            Frame frame = analysis.Analyze(owner, body);
            uses.AddRange(frame.Uses);
            foreach (UnsoundGuard guard in frame.Guards)
            {
                context.Report(ContainmentCheckRule.Report(guard, audience));
            }

            foreach (KeyValuePair<SyntaxNode, PathValue> links in frame.SkippedLinks)
            {
                bool isOption = links.Key.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.AssignmentExpressionSyntax;
                if ((skips.Remove(links.Key) || !isOption) && SkippedLinksRule.Report(links.Key, links.Value) is { } diagnostic)
                {
                    context.Report(diagnostic);
                }
            }

            // One place, one diagnostic: a helper may use what it is given more than once.
            var first = new Dictionary<SyntaxNode, (int Rank, PathUse Use, PathReport Report)>();
            foreach (PathUse use in frame.Uses)
            {
                if (Judge(use, audience) is var (rank, finding)
                    && (!first.TryGetValue(use.At, out (int Rank, PathUse Use, PathReport Report) before) || rank < before.Rank))
                {
                    first[use.At] = (rank, use, finding);
                }
            }

            foreach ((int rank, PathUse use, PathReport finding) in first.Values)
            {
                // What a parameter decides is decided by the callers, where there are any.
                bool isForCallers = finding.About.Unsure is { Origins: not 0 } && analysis.Calls.IsCalled(owner);
                if (!isForCallers)
                {
                    context.Report(
                        Report(s_rules[rank].Descriptor, use, finding, body.SemanticModel!, context.Cancel));
                }
            }
        }

        foreach (SyntaxNode skip in skips)
        {
            context.Report(SkippedLinksRule.Report(skip, PathValue.Unknown)!);
        }

        return uses;
    }

    /// <summary>The first rule that has something to say.</summary>
    private static (int Rank, PathReport Report)? Judge(PathUse use, PathAudience audience)
    {
        var judged = new JudgedUse(use, audience);
        for (int rank = 0; rank < s_rules.Length; rank++)
        {
            if (s_rules[rank].Judge(judged) is { } finding)
            {
                return (rank, finding);
            }
        }

        return null;
    }

    /// <summary>
    /// A diagnostic whose further places lead from the use back to what decided, and then to where a helper uses the path.
    /// </summary>
    private static Diagnostic Report(
        DiagnosticDescriptor descriptor, PathUse use, PathReport finding, SemanticModel model, CancellationToken cancel)
    {
        var others = new List<Location>();
        if (finding.About.Source is { } source)
        {
            if (source.SyntaxTree != use.At.SyntaxTree || !use.At.Span.Contains(source.Span))
            {
                others.AddRange(
                    Trail
                        .Between(use.At, source, model, cancel)
                        .Where(step => step.Span != source.Span)
                        .Append(source)
                        .Select(static step => step.GetLocation()));
            }

            others.AddRange(Trail.Behind(source, model, cancel).Select(static step => step.GetLocation()));
        }

        if (use.Inner is { } inner)
        {
            others.Add(inner.GetLocation());
        }

        // Fixes put another path in the place of one.
        ImmutableDictionary<string, string?> properties = !use.Sink.TakesAlone(finding.About.Text)
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty
                .Add("Access", use.Access.ToString())
                .Add("Root", finding.About.Location.Root.ToString())
                .Add("IsOnlyRoot", use.Value.Texts.All(text => use.Sink.LocationOf(text).Root == finding.About.Location.Root).ToString());
        return Diagnostic.Create(descriptor, use.At.GetLocation(), others, properties, finding.Arguments);
    }
}
