using CsCheck;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Analyzers.Tests.Adoption;

/// <summary>
/// Whatever an original's configuration says, the code made of it compiles under all rules, its configurations say the same, both
/// registrations take them, and each difference from the original is told.
/// </summary>
public sealed class AdoptionProperties
{
    private static readonly Gen<string> s_name = Gen.OneOf(
        OneOf(
            "input_file", "class", "Adopted", "adopted", "new", "job", "task", "equals", "to_string", "run_async", "a_b", "a-b", "aB", "a.b", "größe",
            "help", "version", "1st", "_x", "-y", "HF_TOKEN", "bbox", "output_file", "out_name", "file", "string", "system", "received_inputs", "declaration",
            "雪", "a b", "\"q\"", "password", "base", "event", "x", "cancellation_token", "args", "value", "record"),
        Gen.Char["abcXYZ019_-. é"].Array[1, 8].Select(letters => new string(letters)));

    private static readonly Gen<string> s_type = OneOf(
        "string", "int", "long", "float", "double", "boolean", "File", "Directory", "string?", "int?", "long?", "float?", "double?", "boolean?", "File?",
        "Directory?", "number", "integer", "str", "enum", "string[]", "", "nonsense?");

    private static readonly Gen<string> s_default = Gen.OneOf(
        OneOf(
            "''", "0", "1", "-7", "007", "'007'", "0.5", "'0.30'", "1e-3", "'1e-3'", "1.0e+300", "3000000000", "99999999999999999999", "true", "false", "'True'", "yes",
            "None", "null", "~", "2020-01-01", "'2020-01-01'", ".inf", ".nan", "-.inf", "'a b'", "\"a\\\"b\"", "\"two\\nlines\"", "'*/'", "'\\'", "'{}'", "\"{\\\"a\\\": 1}\"",
            "[1, 2]", "{a: b}", "-122.5,37,-122,38", "'10, 20, 30, 40'", "1:30", "0x10", "1_000", "result.tif", "../x.tif", "/tmp/x", "s3://bucket/key.tif",
            "https://example.org/a.tif", "--flag", "' '", "\"\\u2028\"", "\"\\t\"", "'# no'", "0.123456789012", "16777217", "1.10", "-0", "-0.0", "'$(x)'", "\"\\0\""),
        Gen.Double.Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static readonly Gen<string> s_words = OneOf(
        "", "Plain", "\"With \\\"quotes\\\"\"", "\"two\\nlines */ <b> & `code` | {0}\"", "'ends in backslash \\'", "Der Größe: 'x'", "\"\\u0001\"", "\"api key\"", "the secret token");

    private static readonly Gen<string> s_ogcItem = Gen.Select(s_name, s_type, Gen.OneOf(s_default, Gen.Const("")), s_words).Select(item =>
        $"  - name: {PythonJson.Quote(item.Item1)}\n" + Line("    type", item.Item2) + Line("    default", item.Item3) + Line("    doc", item.Item4) + Line("    label", item.Item4));

    private static readonly Gen<string> s_legacyItem = Gen.Select(s_name, Gen.OneOf(s_default, Gen.Const("")), s_words, OneOf("", "true", "false")).Select(item =>
        $"    - name: {PythonJson.Quote(item.Item1)}\n" + Line("      default", item.Item2) + Line("      description", item.Item3) + Line("      required", item.Item4));

    private static readonly Gen<string> s_header = Gen.Select(
        OneOf("reduce", "GenerateCogs", "a", "'123'", "'x/y'", "system", "Größe"),
        OneOf("main", "v1.0", "0.1", "1.10", "feature/x", "'2020-01-01'", "true"),
        s_words,
        OneOf("", "ram_min: 8\ncores_min: 2\n", "ram_min: 16384\n", "disk_space: 10GB\nqueue: maap-dps-worker-32vcpu-64gb\n", "disk_space: lots\nqueue: mine\n", "environment: ubuntu\nx: [1]\n\"a: b #c\": 1\n"))
        .Select(header => $"algorithm_name: {header.Item1}\nalgorithm_version: {header.Item2}\n{Line("algorithm_description", header.Item3)}{header.Item4}run_command: x/run.sh\n");

    private static readonly Gen<string> s_ogc = Gen.Select(s_header, s_ogcItem.List[0, 6]).Select((header, items) =>
        $"{header}code_repository: https://example.org/x.git\nbase_container_url: image\ninputs:{(items.Count == 0 ? " []" : "\n" + string.Concat(items))}\noutputs: []\n");

    private static readonly Gen<string> s_legacy = Gen.Select(
        s_header, s_legacyItem.List[0, 3], s_legacyItem.List[0, 5], s_legacyItem.List[0, 1]).Select((header, files, values, config) =>
        $"{header}repository_url: https://example.org/x.git\ndocker_container_url: image\ninputs:\n{Section("config", config)}{Section("file", files)}{Section("positional", values)}");

    [Fact]
    public async Task What_is_adopted_compiles_and_is_in_step_with_its_own_and_the_original()
    {
        int adopted = 0;
        await Gen.OneOf(s_ogc, s_legacy).SampleAsync(
            async text =>
            {
                var original = new TextFile("algorithm.yml", text);
                var yaml = YamlText.Read(original);
                if (yaml.Problem is not null || AlgorithmConfiguration.Read(yaml) is not { Name: not null } configuration)
                {
                    return;
                }

                adopted++;
                var code = AdoptedCode.Of(configuration);
                string[] faults = await FaultsAsync(code, original);
                Assert.True(faults.Length == 0, $"{string.Join('\n', faults)}\n\n{text}\n{code.Sources[0]}");
            },
            iter: 100, threads: 1);
        Assert.True(adopted > 30, $"Of 100 configurations {adopted} could be read.");
    }

    [Fact]
    public async Task Sixty_public_configurations_are_adopted_and_get_their_verdicts()
    {
        string folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../shared/configs"));
        Assert.SkipUnless(Directory.Exists(folder), $"The public configurations are not in {folder}.");
        (List<string> unread, List<string> faults) = ([], []);
        foreach (string file in Directory.EnumerateFiles(folder, "*.y*ml").Order(StringComparer.Ordinal))
        {
            var original = TextFile.Load(file, Path.GetFileName(file));
            var yaml = YamlText.Read(original);
            if (AlgorithmConfiguration.Read(yaml) is not { } configuration)
            {
                unread.Add(original.Path);
                continue;
            }

            var code = AdoptedCode.Of(configuration);
            faults.AddRange((await FaultsAsync(code, original)).Select(fault => $"{original.Path}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));

        Assert.Equal(["MAAP-Project__dps-import-cogs__algorithm-config@v0.1.yml", "MAAP-Project__maap-jupyter-ide__submit_jobs__submit_jobs__register.yaml"], unread);
    }

    private static async Task<string[]> FaultsAsync(AdoptedCode code, TextFile original) =>
    [
        .. await code.ProblemsAsync(),
        .. code.DifferencesOfItsOwn(),
        .. code.UntoldDifferences(original).Select(difference => $"not told: {difference}"),
        .. code.Refusals().Select(reason => $"refused: {reason}"),
    ];

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static string Line(string key, string value) => value.Length == 0 ? "" : $"{key}: {value}\n";

    private static string Section(string name, List<string> items) => items.Count == 0 ? $"  {name}: []\n" : $"  {name}:\n{string.Concat(items)}";
}
