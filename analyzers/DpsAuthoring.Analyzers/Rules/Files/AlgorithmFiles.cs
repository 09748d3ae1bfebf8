using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Configuration.Inspections;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Files;

/// <summary>The inspection of the command line, over the files that the compiler was given.</summary>
internal static class AlgorithmFiles
{
    /// <summary>Whether a configuration may be among files.</summary>
    public static bool MayHold(ImmutableArray<AdditionalText> given) => given.Any(static file => FilePath.IsYaml(file.Path));

    /// <summary>The texts of all files; those that cannot be had are left out.</summary>
    public static IEnumerable<TextFile> All(ImmutableArray<AdditionalText> given, CancellationToken cancel)
    {
        var files = new GivenFiles(given, cancel);
        return files.Paths.Select(files.Read).OfType<TextFile>();
    }

    /// <summary>What the checks find, in configurations, in the scripts that they name, and between them and the code.</summary>
    public static IReadOnlyList<Finding> Check(Compilation compilation, ImmutableArray<AdditionalText> given, CancellationToken cancel) =>
        AlgorithmRepository.Find(new GivenFiles(given, cancel), "") is { } repository
            ? Inspection.Of(repository).Run(DeclaredAlgorithms.In(compilation, cancel))
            : [];
}
