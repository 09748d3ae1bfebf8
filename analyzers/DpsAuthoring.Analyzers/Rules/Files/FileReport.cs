using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Images;
using DpsAuthoring.Configuration.Scripts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Rules.Files;

/// <summary>Makes diagnostics of what the checks find: the same id, place and words as on the command line.</summary>
internal static class FileReport
{
    public const string ConfigurationCategory = "Configuration";
    public const string ScriptCategory = "Scripts";

    private static readonly Dictionary<string, DiagnosticDescriptor> s_descriptors =
        ConfigurationChecks.All.Select(static check => Describe(check, ConfigurationCategory))
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
            s_descriptors[finding.Check.Id],
            Location.Create(
                finding.File.Path,
                new(finding.Span.Start, finding.Span.Length),
                new LinePositionSpan(new(start.Line - 1, start.Column - 1), new(end.Line - 1, end.Column - 1))),
            finding.Message);
    }

    /// <summary>The diagnostic at the other end: at the input, or at the algorithm, that the file disagrees with.</summary>
    public static Diagnostic InCode(Finding finding, INamedTypeSymbol type, CancellationToken cancel)
    {
        AttributeData? input = finding.Disagreement?.Input is { } declared
            ? AlgorithmReader.DeclaredInputs(type).Select(static property => property.Attribute(WellKnownTypes.InputAttribute)!).FirstOrDefault(each => each.Text(0) == declared.Name)
            : null;
        AttributeData at = input ?? type.Attribute(WellKnownTypes.AlgorithmAttribute)!;
        return Diagnostic.Create(s_descriptors[finding.Check.Id], at.ApplicationSyntaxReference!.GetSyntax(cancel).GetLocation(), MessageInCode(finding));
    }

    /// <summary>Whether a diagnostic is of a finding, at either end.</summary>
    public static bool Is(Diagnostic diagnostic, Finding finding)
    {
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return diagnostic.Id == finding.Check.Id && (diagnostic.Location.IsInSource
            ? message == MessageInCode(finding)
            : message == finding.Message && diagnostic.Location.SourceSpan.Start == finding.Span.Start && diagnostic.Location.GetLineSpan().Path == finding.File.Path);
    }

    private static string MessageInCode(Finding finding)
    {
        var (line, column) = finding.File.Position(finding.Span.Start);
        return $"{Path.GetFileName(finding.File.Path)}({line},{column}): {finding.Message}";
    }

    private static DiagnosticDescriptor Describe(Check check, string category) => Rule.Create(
        check.Id,
        category,
        check.Severity switch { Severity.Error => DiagnosticSeverity.Error, Severity.Warning => DiagnosticSeverity.Warning, _ => DiagnosticSeverity.Info },
        check.Title,
        "{0}",
        check.Title + ".");
}
