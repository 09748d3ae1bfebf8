using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Benchmarks.Analyzers;

/// <summary>A package's analyzers, as a project that refers to it would run them.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Assemblies">Where it lies, with what it needs.</param>
/// <param name="Analyzers">All of them, as the package has them enabled.</param>
/// <param name="BannedSymbols">The list of what is banned, for the analyzer that takes one.</param>
internal sealed record AnalyzerSet(
    string Name, ImmutableArray<string> Assemblies, ImmutableArray<DiagnosticAnalyzer> Analyzers, string? BannedSymbols = null)
{
    /// <summary>Does nothing; what a run costs with it, it costs with any.</summary>
    public static AnalyzerSet Empty() => Of("(nothing)", typeof(EmptyAnalyzer).Assembly.Location);

    /// <summary>Looks at every operation and finds nothing: what an analyzer pays that asks for operations at all.</summary>
    public static AnalyzerSet EveryOperation() => new("(every operation, nothing done)", [], [new EveryOperationAnalyzer()]);

    public static AnalyzerSet Ours() => Of("DpsAuthoring.Analyzers", typeof(PathRules).Assembly.Location);

    /// <summary>Ours as they were once, built into a folder.</summary>
    public static AnalyzerSet Before(string folder)
    {
        string ours = Path.Combine(Path.GetFullPath(folder), Path.GetFileName(typeof(PathRules).Assembly.Location));
        return Of("DpsAuthoring.Analyzers before", new Loader(new Apart(ours)), ours);
    }

    public static AnalyzerSet Banned(Compilation compilation) =>
        Of(
            "BannedApiAnalyzers",
            Peer("Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers"),
            Peer("Microsoft.CodeAnalysis.BannedApiAnalyzers")) with
        {
            BannedSymbols = SinksOf(compilation),
        };

    public static AnalyzerSet Meziantou() => Of("Meziantou.Analyzer", Peer("Meziantou.Analyzer"));

    public AnalyzerOptions Options => new(BannedSymbols is null ? [] : [new ListFile(BannedSymbols)]);

    private static AnalyzerSet Of(string name, params ImmutableArray<string> assemblies) =>
        Of(name, new Loader(AssemblyLoadContext.Default), assemblies);

    private static AnalyzerSet Of(string name, Loader loader, params ImmutableArray<string> assemblies)
    {
        var reference = new AnalyzerFileReference(assemblies[0], loader);
        reference.AnalyzerLoadFailed += (_, failure) =>
            throw new InvalidOperationException($"{name}: {failure.Message}", failure.Exception);
        return new(name, assemblies, reference.GetAnalyzers(LanguageNames.CSharp));
    }

    private static string Peer(string name) => Path.Combine(AppContext.BaseDirectory, "peers", name + ".dll");

    /// <summary>Everything that our own table says takes a path, as a list of banned symbols.</summary>
    private static string SinksOf(Compilation compilation)
    {
        var sinks = new PathSinks(compilation, []);
        IEnumerable<string> banned =
            from entry in PathApis.Framework.Concat(PathApis.Libraries)
            from type in compilation.GetTypesByMetadataName(entry.Type)
            from method in type.GetMembers(entry.Member).OfType<IMethodSymbol>()
            where sinks.Of(method) is not null
            select DocumentationCommentId.CreateDeclarationId(method);
        return string.Join('\n', banned.Distinct().Select(id => $"{id};takes a path"));
    }

    private sealed class ListFile(string text) : AdditionalText
    {
        public override string Path => "BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Loader(AssemblyLoadContext context) : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) =>
            context == AssemblyLoadContext.Default ? Assembly.LoadFrom(fullPath) : context.LoadFromAssemblyPath(fullPath);
    }

    /// <summary>Keeps an assembly and those beside it apart from others of the same names.</summary>
    private sealed class Apart(string main) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string beside = Path.Combine(Path.GetDirectoryName(main)!, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("DpsAuthoring.", StringComparison.Ordinal) && File.Exists(beside)
                ? LoadFromAssemblyPath(beside)
                : null;
        }
    }
}
