using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>How much a project wants to be told.</summary>
public enum AnalysisMode
{
    /// <summary>What is known to be wrong.</summary>
    Default,

    /// <summary>Also what cannot be known to be right.</summary>
    Strict,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>
/// Reads the mode of a project: the property <c>DpsAnalysisMode</c>, or <c>dps_analysis_mode</c> of its analyzer configuration.
/// </summary>
internal static class AnalysisModes
{
    public const string Property = "DpsAnalysisMode";

    private const string PropertyKey = "build_property." + Property;

    private const string Key = "dps_analysis_mode";

    /// <summary>The mode; an unknown value is Default, and DPS0001 speaks of it.</summary>
    public static AnalysisMode Of(Compilation compilation, AnalyzerOptions options) =>
        Parse(Written(compilation, options)) ?? AnalysisMode.Default;

    /// <summary>What is written; null for nothing.</summary>
    public static string? Written(Compilation compilation, AnalyzerOptions options)
    {
        AnalyzerConfigOptionsProvider all = options.AnalyzerConfigOptionsProvider;
        if ((all.GlobalOptions.TryGetValue(PropertyKey, out string? value) && value.Trim().Length > 0)
            || all.GlobalOptions.TryGetValue(Key, out value))
        {
            return value.Trim();
        }

        // A mode is a project's, but an .editorconfig knows only files: the first that has it speaks for all.
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (all.GetOptions(tree).TryGetValue(Key, out value))
            {
                return value.Trim();
            }
        }

        return null;
    }

    public static AnalysisMode? Parse(string? written) => written?.ToUpperInvariant() switch
    {
        null or "" or "DEFAULT" => AnalysisMode.Default,
        "STRICT" => AnalysisMode.Strict,
        "NONE" => AnalysisMode.None,
        _ => null,
    };
}
