using CsCheck;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Checks;

/// <summary>What <c>dps check --fix</c> does to any configuration: it ends, and no registration takes the result worse.</summary>
public sealed class FixPropertyTests
{
    private const int MostRounds = 8;

    private static readonly string[] s_lines =
    [
        "algorithm_name: reduce", "algorithm_name: Reduce It", "algorithm_name: 5", "algo_name: reduce", "algoritm_name: reduce",
        "algorithm_version: v1", "algorithm_version: 1.10", "algorithm_version: feature/x", "version: main",
        "code_repository: https://github.com/me/reduce.git", "repository_url: https://github.com/me/reduce.git",
        "repository_url: git@github.com:me/reduce.git", "repo_url: https://github.com/me/reduce.git",
        "base_container_url: b:1", "algorithm_container_url: a:1", "docker_container_url: d:1", "docker_url: d:1",
        "run_command: run.sh", "run_command: reduce/run.sh", "run_command: /app/reduce/run.sh", "run_command: /projects/run.R a",
        "build_command: build.sh", "disk_space: 1.5GB", "disk_space: 50", "queue: q", "queue: 5", "release_notes: None", "timeout: 5",
        "ram_min: 8192", "ram_min: 8GB", "cores_min: 1e1", "outdir_max: 20480", "ecosml_verified: true", "inputs: []", "inputs: {}", "inputs:",
        "inputs:\n  - {name: a, type: str, default: 0755}", "inputs:\n  - name: a\n    type: double\n    default: 1e-3\n    required: false",
        "inputs:\n  - name: a\n    description: b\n    type: int\n    default: '5'\n    required: false\n  - name: a b\n    type: string?\n    default: x",
        "inputs:\n  - name: a\n    type: config\n    default: 1\n  - name: b\n    download: true\n  - name: c\n    type: file",
        "inputs:\n  file:\n    - name: a\n      type: File\n  positional:\n    - name: b\n      default: 010\n      doc: x\n      required: true",
        "inputs:\n  positional:\n    - name: b\n      default: ''\n      required: true\n  directory:\n    - name: d",
        "outputs: []", "outputs: [{name: result, type: File}]", "outputs:\n  - name: out\n    type: Directory\n",
    ];

    private static readonly Gen<string> s_text = Gen.Shuffle(s_lines, 3, 14).Select(lines => string.Join('\n', lines) + "\n");

    [Fact]
    public void Any_configuration_comes_to_rest_and_is_taken_no_worse() => s_text.Sample(text => Holds(text), iter: 3_000, threads: 1);

    [Fact]
    public void Public_configurations_come_to_rest_and_are_taken_no_worse()
    {
        PublicConfigurations.Require();

        Assert.All(PublicConfigurations.All, file => Holds(file.Text));
    }

    private static void Holds(string text)
    {
        string mended = text;
        for (int round = 0; Mended(mended) is var next && next != mended; round++)
        {
            Assert.True(round < MostRounds, $"Round {round} still changes:\n{mended}\nto:\n{next}\nThe text was:\n{text}");
            mended = next;
        }

        (EndpointVerdicts before, EndpointVerdicts after) = (Verdicts(text), Verdicts(mended));
        Assert.True(after.Ogc.IsAccepted || !before.Ogc.IsAccepted, $"OGC refuses what it took: {after.Ogc.Reason}\n{mended}\nThe text was:\n{text}");
        Assert.True(
            after.Legacy.IsAccepted || !before.Legacy.IsAccepted,
            $"Legacy refuses what it took: {after.Legacy.Reason}\n{mended}\nThe text was:\n{text}");

        // What both refuse is an error.
        if (!before.Ogc.IsAccepted && !before.Legacy.IsAccepted)
        {
            Assert.Contains(Found(text), finding => finding.Rule.Severity == Severity.Error);
        }
    }

    private static string Mended(string text) =>
        CompatibleFixes.Of(Found(text).Select(finding => finding.Fix).OfType<QuickFix>()).Edits.Apply(text);

    private static IReadOnlyList<Finding> Found(string text) =>
        ConfigurationChecks.Run(new TextFile("c.yml", text), new ConfigurationContext(null, new Scripts()));

    private static EndpointVerdicts Verdicts(string text) => EndpointVerdicts.Of(YamlText.Read(new TextFile("c.yml", text)));

    private sealed class Scripts : IRepository
    {
        public bool? Has(string path) => path is "run.sh" or "build.sh";
    }
}
