using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Adoption;
using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests.Adoption;

/// <summary>What is generated for an adopted algorithm, compiled as the scaffold's build does, with its configurations.</summary>
internal sealed class AdoptedCode
{
    public const string ClassName = "Adopted";

    /// <summary>xUnit is compiled for an older framework, which the SDK's build does not mention.</summary>
    private const string OlderFramework = "CS1701";

    private static readonly string[] s_ofDeclaration = ["DPS4031", "DPS4032", "DPS4033", "DPS4034", "DPS4035", "DPS4036"];

    private static readonly string s_template = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../../../templates/DpsAuthoring.Templates/content/dps-algorithm/starters/raster"));

    private static readonly MetadataReference[] s_testing =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "xunit.v3*.dll").Append(Path.Combine(AppContext.BaseDirectory, "DpsAuthoring.Testing.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Compilation _compilation;

    private AdoptedCode(AdoptedAlgorithm algorithm)
    {
        Algorithm = algorithm;
        string[] sources =
        [
            DeclarationText.Of(
                algorithm, ClassName, input => SecretWords.In(input.Registered.Name, input.Registered.Description) is not null),
            ReceivedInputsText.Source,
            TestsText.Of(algorithm, ClassName),
            "return await DpsAuthoring.Hosting.DpsProgram.RunAsync<Algorithms.Adopted>(args);",
            "global using Xunit;",
        ];
        CSharpCompilation parsed = Compiler.Parse(sources).AddReferences(s_testing);
        Compiler.NewDriver().RunGeneratorsAndUpdateCompilation(parsed, out _compilation, out _, TestContext.Current.CancellationToken);
        Sources = sources;
        Ogc = Configuration("algorithm_config.yml");
        Legacy = Configuration("algorithm_config.legacy.yml");
    }

    public AdoptedAlgorithm Algorithm { get; }

    /// <summary>The class, what it writes, its tests, and the program.</summary>
    public string[] Sources { get; }

    public TextFile Ogc { get; }

    public TextFile Legacy { get; }

    /// <summary>The algorithm as the compiler reads it back.</summary>
    public Algorithm Declared => Assert.Single(DeclaredAlgorithms.In(_compilation, TestContext.Current.CancellationToken));

    /// <summary>The code of a configuration, of either contract.</summary>
    public static AdoptedCode Of(AlgorithmConfiguration configuration) => new(configuration.Schema == ConfigurationSchema.Ogc
        ? ConfigurationAdoption.Of(configuration, legacy: null, ClassName)
        : ConfigurationAdoption.Of(ogc: null, configuration, ClassName));

    /// <summary>What the compiler and all rules report that fails the scaffold's build.</summary>
    public async Task<string[]> ProblemsAsync() =>
    [
        .. _compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Concat(await _compilation.WithAnalyzers(Compiler.AllRules).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken))
            .Where(problem => problem is { Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false } && problem.Id != OlderFramework)
            .Select(problem => problem.ToString()),
    ];

    /// <summary>In what the scaffold's configurations differ from its class.</summary>
    public IEnumerable<string> DifferencesOfItsOwn() => Differences(Ogc).Concat(Differences(Legacy));

    /// <summary>In what an original's configuration differs from the class, and nobody is told.</summary>
    public IEnumerable<string> UntoldDifferences(TextFile original) => ConfigurationChecks.Run(original, new ConfigurationContext(Declared))
        .Where(finding => s_ofDeclaration.Contains(finding.Rule.Id))
        .Where(finding => !Algorithm.Changes.Any(change => change.Contains($"`{finding.Disagreement!.Subject}`", StringComparison.Ordinal)
            || (finding.Rule.Id == "DPS4034" && change.Contains("another order", StringComparison.Ordinal))))
        .Select(finding => finding.Message);

    /// <summary>The registrations that refuse the scaffold's configurations.</summary>
    public IEnumerable<string> Refusals() =>
        ((EndpointVerdict[])[EndpointVerdicts.Of(YamlText.Read(Ogc)).Ogc, EndpointVerdicts.Of(YamlText.Read(Legacy)).Legacy])
            .Where(verdict => !verdict.IsAccepted).Select(verdict => verdict.Reason);

    private IEnumerable<string> Differences(TextFile file) => ConfigurationChecks.Run(file, new ConfigurationContext(Declared))
        .Where(finding => s_ofDeclaration.Contains(finding.Rule.Id)).Select(finding => $"{file.Path}: {finding.Message}");

    private TextFile Configuration(string name) => new(
        name,
        RegistrationText.Of(
            new TextFile(name, File.ReadAllText(Path.Combine(s_template, name)).Replace("template-repository-url", "https://example.org/x.git", StringComparison.Ordinal)),
            Algorithm));
}
