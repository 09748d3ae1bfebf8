using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>
/// Tells whether a project is one of tests: it never runs as a job, and its files are its own. The build says so where a test framework
/// or the author does; a test framework that says nothing is known by its library.
/// </summary>
internal static class TestProjects
{
    private const string Property = "build_property.IsTestProject";
    private const string PlatformProperty = "build_property.IsTestingPlatformApplication";

    private static readonly ImmutableHashSet<string> s_frameworks = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "TUnit.Core",
        "Microsoft.Testing.Platform",
        "Microsoft.TestPlatform.CoreUtilities",
        "DpsAuthoring.Testing");

    public static bool Has(Compilation compilation, AnalyzerOptions options)
    {
        AnalyzerConfigOptions build = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (build.TryGetValue(Property, out string? said) && bool.TryParse(said, out bool isTest))
        {
            return isTest;
        }

        return (build.TryGetValue(PlatformProperty, out said) && bool.TryParse(said, out isTest) && isTest)
            || compilation.ReferencedAssemblyNames.Any(static reference => s_frameworks.Contains(reference.Name));
    }
}
