using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests;

/// <summary>What rules can read of a project: the keys of an .editorconfig, and the property DpsAnalysisMode.</summary>
internal sealed class ProjectOptions(string editorConfig, string? mode) : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create<AnalyzerConfig[]>([AnalyzerConfig.Parse("root = true\n[*.cs]\n" + editorConfig, "/.editorconfig")]);

    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Keys(mode is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["build_property.DpsAnalysisMode"] = mode });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Keys(_set.GetOptionsForSourcePath("/" + tree.FilePath.TrimStart('/')).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Keys(new Dictionary<string, string>());

    private sealed class Keys(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
