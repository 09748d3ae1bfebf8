using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Cli.Declaration;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Adoption;
using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Adoption;

/// <summary>What the template's files were made.</summary>
/// <param name="Algorithm">The algorithm as the scaffold has it.</param>
/// <param name="Verdicts">What each registration does with the scaffold's configuration.</param>
internal sealed record AdoptedScaffold(AdoptedAlgorithm Algorithm, IReadOnlyList<FileVerdict> Verdicts);

/// <summary>Makes the template's files an adopted algorithm's.</summary>
internal sealed class ScaffoldWriter
{
    private const string OgcFile = "algorithm_config.yml";
    private const string LegacyFile = "algorithm_config.legacy.yml";

    /// <summary>What compares configurations with the declaration: a difference is a mistake of ours, and not to be silenced.</summary>
    private static readonly HashSet<string> s_ofDeclaration = ["DPS4031", "DPS4032", "DPS4033", "DPS4034", "DPS4035", "DPS4036"];

    private readonly string _folder;
    private readonly string _project;
    private readonly string _className;

    /// <param name="folder">The folder that the template has just been made in.</param>
    /// <exception cref="CouldNotRunException">The template is not as this program knows it.</exception>
    public ScaffoldWriter(string folder)
    {
        _folder = folder;
        IEnumerable<string> projects = Directory.Exists(PathOf("src")) ? Directory.EnumerateDirectories(PathOf("src")) : [];
        string[] sources =
        [
            .. projects.SelectMany(project => Directory.EnumerateFiles(project, "*.cs")).Where(file => Path.GetFileName(file) != "Program.cs"),
        ];
        string source = sources is [var only] ? only : throw Unknown("src/");
        _project = Path.GetFileName(Path.GetDirectoryName(source)!);
        _className = Path.GetFileNameWithoutExtension(source);
    }

    /// <summary>Writes what is the algorithm's.</summary>
    /// <exception cref="CouldNotRunException">The template is not as this program knows it.</exception>
    public AdoptedScaffold Write(AdoptionSource source, CancellationToken cancel)
    {
        AdoptedAlgorithm algorithm = source.Adopt(_className);
        WriteCode(algorithm);
        var kept = new List<string>();
        Algorithm declared = DeclarationReader.Read(_folder, cancel) is [var only]
            ? only
            : throw new InvalidOperationException($"The class {_className} declares no algorithm that can be read.");
        AlgorithmConfiguration[] registered =
        [
            Configure(OgcFile, algorithm, declared, kept), Configure(LegacyFile, algorithm, declared, kept),
        ];
        WritePackage(registered[0], kept);
        algorithm = algorithm with { Changes = [.. algorithm.Changes, .. kept.Distinct()] };
        WriteFile("README.md", ReadmeText.Of(algorithm, _project, _className));
        WriteFile("PORTING.md", PortingText.Of(algorithm, source.Scripts(), source.Files, _project, _className));
        return new AdoptedScaffold(algorithm, [.. registered.Select(FileVerdict.Of)]);
    }

    /// <summary>Writes the package, or takes the template's away where there can be none of such an algorithm.</summary>
    private void WritePackage(AlgorithmConfiguration configuration, List<string> kept)
    {
        try
        {
            WriteFile(ApplicationPackage.FileName, ApplicationPackage.WriteBeside(configuration)!);
        }
        catch (FormatException e)
        {
            File.Delete(PathOf(ApplicationPackage.FileName));
            kept.Add($"There is no {ApplicationPackage.FileName}. {e.Message}");
        }
    }

    private void WriteCode(AdoptedAlgorithm algorithm)
    {
        WriteFile($"src/{_project}/{_className}.cs", DeclarationText.Of(algorithm, _className, IsSecret));
        WriteFile($"src/{_project}/ReceivedInputs.cs", ReceivedInputsText.Source);
        string tests = $"tests/{_project}.Tests";
        File.Delete(PathOf($"{tests}/TestRaster.cs"));
        WriteFile($"{tests}/{_className}Tests.cs", TestsText.Of(algorithm, _className));
        WriteFile("build-env.sh", TrialJobText.Of(ReadFile("build-env.sh"), algorithm) ?? throw Unknown("build-env.sh"));
    }

    /// <summary>Writes a configuration; what the checks say of what the original has is silenced there, and told.</summary>
    private AlgorithmConfiguration Configure(string file, AdoptedAlgorithm algorithm, Algorithm declared, List<string> kept)
    {
        string text = RegistrationText.Of(new TextFile(file, ReadFile(file)), algorithm);
        Finding[] findings =
        [
            .. ConfigurationChecks.Run(new TextFile(file, text), new ConfigurationContext(declared))
                .Where(finding => finding.Rule.Severity != Severity.Info),
        ];
        if (findings.FirstOrDefault(finding => s_ofDeclaration.Contains(finding.Rule.Id)) is { } difference)
        {
            throw new InvalidOperationException($"{file} and the class differ: {difference.Message}.");
        }

        text = RegistrationText.Silenced(text, [.. findings.Select(finding => finding.Rule.Id).Distinct()]);
        kept.AddRange(findings.Select(finding => $"Kept as it was, and silenced in the configuration ({finding.Rule.Id}): {finding.Message}."));
        WriteFile(file, text);
        return AlgorithmConfiguration.Read(YamlText.Read(new TextFile(file, text))) ?? throw Unknown(file);
    }

    private static bool IsSecret(AdoptedInput input) =>
        SecretWords.In(input.Registered.Name, input.Registered.Description) is not null;

    private string PathOf(string file) => Path.Combine(_folder, file);

    private string ReadFile(string file) => File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)) : throw Unknown(file);

    private void WriteFile(string file, string text) => File.WriteAllText(PathOf(file), text);

    private static CouldNotRunException Unknown(string file) =>
        new($"the installed template dps-algorithm is of another version than dps: its {file} is not as expected; install both anew.");
}
