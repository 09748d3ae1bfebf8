using DpsAuthoring.Analyzers.Tests.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>Tests write where they like: the rules on paths are silent in their projects, and only there.</summary>
public sealed class TestProjectsTests
{
    private const string Wrong = """File.WriteAllText({|DPS1001:"result.csv"|}, "x"); File.ReadAllText({|DPS1003:"/projects/a.csv"|});""";

    [Theory]
    [InlineData("IsTestProject = true", false)]
    [InlineData("IsTestProject = True", false)]
    [InlineData("IsTestingPlatformApplication = true", false)]
    [InlineData("IsTestProject = false", true)]
    [InlineData("IsTestProject =", true)]
    [InlineData("IsTestingPlatformApplication = false", true)]
    [InlineData("IsTestingPlatformApplication = true\nbuild_property.IsTestProject = false", true)]
    [InlineData("OutputType = Exe", true)]
    public Task What_the_build_says(string property, bool isReported) => RunAsync($"build_property.{property}", isReported);

    [Theory]
    [InlineData("IsTestProject = true\nbuild_property.DpsAnalysisMode = Strict")]
    [InlineData("IsTestProject = true\nbuild_property.DpsAnalysisMode = Default")]
    public Task A_mode_of_the_whole_repository_is_not_meant_for_tests(string property) => RunAsync($"build_property.{property}", false);

    [Theory]
    [InlineData("xunit.core", true)]
    [InlineData("xunit.v3.core", true)]
    [InlineData("nunit.framework", true)]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework", true)]
    [InlineData("MSTest.TestFramework", true)]
    [InlineData("TUnit.Core", true)]
    [InlineData("Microsoft.TestPlatform.CoreUtilities", true)] // Microsoft.NET.Test.Sdk
    [InlineData("DpsAuthoring.Testing", true)]
    [InlineData("xunit.abstractions.of.ours", false)]
    [InlineData("Lab.Testing", false)]
    public async Task What_is_referred_to(string library, bool isTest)
    {
        MetadataReference reference = CSharpCompilation
            .Create(library, [], TestProject.References(), TestProject.Options())
            .ToMetadataReference();
        foreach (bool withRuntime in (bool[])[true, false])
        {
            Diagnostic[] reported = await Marked.Reported(
                ["""class Sample { void Run() => File.WriteAllText("result.csv", "x"); }"""],
                withRuntime: withRuntime,
                references: [reference]);
            Assert.Equal(isTest ? [] : ["DPS1001"], reported.Select(diagnostic => diagnostic.Id));
        }
    }

    private static async Task RunAsync(string properties, bool isReported)
    {
        foreach (bool withRuntime in (bool[])[true, false])
        {
            await new AllRulesTest(isReported ? Wrong : TestProject.WithoutMarks(Wrong), withRuntime) { GlobalConfig = properties }
                .RunAsync(TestContext.Current.CancellationToken);
        }
    }
}
