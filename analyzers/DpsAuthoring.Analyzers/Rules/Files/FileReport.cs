using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Images;
using DpsAuthoring.Configuration.Scripts.Checks;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Rules.Files;

/// <summary>Makes diagnostics of what the checks find: the same id, place and words as on the command line.</summary>
internal static class FileReport
{
    public const string ConfigurationCategory = "Configuration";
    public const string ScriptCategory = "Scripts";

    private const string DifferenceKey = "difference";

    private static readonly ImmutableDictionary<string, string?> s_noFacts = ImmutableDictionary<string, string?>.Empty;

    private static readonly Dictionary<string, DiagnosticDescriptor> s_descriptors =
        ConfigurationChecks.All.Concat(PackageChecks.All).Select(static check => Describe(check, ConfigurationCategory))
            .Concat(ScriptChecks.All.Concat(DockerfileChecks.All).Select(static check => Describe(check, ScriptCategory)))
            .ToDictionary(static descriptor => descriptor.Id);

    /// <summary>A descriptor for each check.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = s_descriptors.Values.ToImmutableArray();

    /// <summary>The diagnostic in the file itself.</summary>
    public static Diagnostic InFile(Finding finding)
    {
        (int Line, int Column) start = finding.File.Position(finding.Span.Start);
        (int Line, int Column) end = finding.File.Position(finding.Span.End);
        return Diagnostic.Create(
            s_descriptors[finding.Rule.Id],
            Location.Create(
                finding.File.Path,
                new(finding.Span.Start, finding.Span.Length),
                new LinePositionSpan(new(start.Line - 1, start.Column - 1), new(end.Line - 1, end.Column - 1))),
            finding.Message);
    }

    /// <summary>
    /// A difference between the declaration and its configurations, reported once: at the input, or at the algorithm, that the files
    /// disagree with. The message says where in which files.
    /// </summary>
    /// <param name="difference">What of it was found, in one file or several.</param>
    /// <param name="type">The algorithm's class.</param>
    /// <param name="cancel">Stops.</param>
    public static Diagnostic InCode(IReadOnlyList<Finding> difference, INamedTypeSymbol type, CancellationToken cancel)
    {
        Finding first = First(difference);
        AttributeData? input = first.Disagreement!.Input is { } declared
            ? AlgorithmReader
                .DeclaredInputs(type)
                .Select(static property => property.Attribute(WellKnownTypes.InputAttribute)!)
                .FirstOrDefault(each => each.Text(0) == declared.Name)
            : null;
        AttributeData at = input ?? type.Attribute(WellKnownTypes.AlgorithmAttribute)!;
        string places = string.Join(" and ", difference.Select(Place).Distinct());
        return Diagnostic.Create(
            s_descriptors[first.Rule.Id],
            at.ApplicationSyntaxReference!.GetSyntax(cancel).GetLocation(),
            s_noFacts.Add(DifferenceKey, Difference(first)),
            $"{places}: {first.Message}");
    }

    /// <summary>The finding whose id and words a difference has.</summary>
    public static Finding First(IReadOnlyList<Finding> difference) =>
        difference.OrderBy(static finding => finding.Rule.Id, StringComparer.Ordinal).First();

    /// <summary>
    /// What a finding is about, so that the same difference in several files is one; null for one that is of its file alone.
    /// </summary>
    public static string? Difference(Finding finding) => finding.Disagreement switch
    {
        null => null,
        { Subject: "" } of => $"{of.Algorithm.Name} {finding.Rule.Id}",
        var of => $"{of.Algorithm.Name} {of.Subject}",
    };

    /// <summary>Whether a diagnostic is of a finding, in the file or in the code.</summary>
    public static bool Is(Diagnostic diagnostic, Finding finding) => diagnostic.Location.IsInSource
        ? diagnostic.Properties.TryGetValue(DifferenceKey, out string? difference) && difference == Difference(finding)
        : diagnostic.Id == finding.Rule.Id
            && diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture) == finding.Message
            && diagnostic.Location.SourceSpan.Start == finding.Span.Start
            && diagnostic.Location.GetLineSpan().Path == finding.File.Path;

    private static string Place(Finding finding)
    {
        (int line, int column) = finding.File.Position(finding.Span.Start);
        return $"{Path.GetFileName(finding.File.Path)}({line},{column})";
    }

    private static DiagnosticDescriptor Describe(RuleDescriptor check, string category) => Rule.Create(
        check.Id,
        category,
            check.Severity switch
            {
                Severity.Error => DiagnosticSeverity.Error,
                Severity.Warning => DiagnosticSeverity.Warning,
                _ => DiagnosticSeverity.Info,
            },
        check.Title,
        "{0}",
        check.Title + ".");
}
