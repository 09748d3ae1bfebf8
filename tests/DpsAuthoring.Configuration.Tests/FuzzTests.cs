using System.Diagnostics;
using System.Globalization;
using System.Text;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Programs;
using DpsAuthoring.Configuration.Tests.Checks;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests;

/// <summary>
/// Damaged configurations and random YAML: nothing throws, hangs or eats the memory. <c>DPS_FUZZ_SECONDS</c> makes it last,
/// <c>DPS_FUZZ_SEED</c> repeats a run, <c>DPS_FUZZ_SLOWEST</c> names a file for the slowest text.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class FuzzTests(ITestOutputHelper log)
{
    private const int Rounds = 3_000;
    private const long MostBytes = 600_000_000;

    private static readonly string[] s_fragments =
    [
        "\t",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\r",
        ":",
        ": ",
        "- ",
        "#",
        " #",
        "'",
        "\"",
        "@",
        "`",
        "%",
        "&a ",
        "*a",
        "!",
        "!!str ",
        "!!int ",
        "!!binary ",
        "!foo ",
        "!<x> ",
        "|",
        "|2-\n  ",
        ">+\n  ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "? ",
        "<<: *a\n",
        "<<: [*a, *a]\n",
        "---\n",
        "...\n",
        "\ufeff",
        "\x07",
        "\0",
        "é",
        "😀",
        "\ud800",
        "0x_",
        "1:30",
        "010",
        "1.10",
        "2024-99-99",
        "yes",
        "~",
        "=",
        "<<",
        "1.0e+999",
        "\\",
        "\"\\q\"",
        "\"\\ud800\"",
        "a: b: c",
        "%YAML 9.9\n---\n",
        "%TAG ! x\n",
        "\x85",
        "\u2028",
        "[]",
        "{}",
        "&a [*a]",
        "algorithm_name: ",
        "run_command: ",
        "inputs:\n",
        "inputs: []\n",
        "dependencies:\n",
        "dependencies: *a\n",
        "FROM ",
        "conda install --file ",
        "outputs:\n",
        "- name: x\n",
        "code_repository: ",
        "# dps: ignore DPS4014",
        "# dps: ignore-file DPS4001",
        "algorithm_version: 1e5 # x\n",
        "build_command: a b\n",
        new('[', 3000),
        new('{', 3000),
        string.Concat(Enumerable.Repeat("- ", 2000)),
        string.Concat(Enumerable.Repeat("? ", 2000)),
        new(' ', 5000),
        new('9', 6000),
        "1" + new string('_', 5000),
        string.Concat(
            Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat(i == 1 ? "x" : $"*a{i - 1}", 9))}]\n")),
        string.Concat(
            Enumerable
                .Range(1, 30)
                .Select(i => $"m{i}: &m{i} {{<<: [{string.Join(", ", Enumerable.Repeat(i == 1 ? "{k: v}" : $"*m{i - 1}", 9))}]}}\n")),
    ];

    [Fact]
    public void Nothing_throws_hangs_or_eats_the_memory()
    {
        int? seconds = Number("DPS_FUZZ_SECONDS");
        int seed = Number("DPS_FUZZ_SEED") ?? 4000;
        var random = new Random(seed);
        string[] sources =
        [
            .. PublicConfigurations.All.Select(file => file.Text),
            .. RulePages.Names.Select(id => Sample.Completed(RulePages.Yaml(RulePages.Text(id), "Bad"))),
        ];
        var started = Stopwatch.StartNew();
        (int count, int readable, (TimeSpan Time, string Text) slowest, long largest) = (0, 0, (Time: TimeSpan.Zero, Text: ""), 0L);

        while (seconds is null ? count < Rounds : started.Elapsed.TotalSeconds < seconds)
        {
            string text = Damaged(random, sources[random.Next(sources.Length)], sources);
            // Processor time, all threads': what else runs on the machine does not count.
            (TimeSpan time, long bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            try
            {
                readable += Try(text);
            }
            catch (Exception problem)
            {
                Assert.Fail($"Seed {seed}, round {count}: {problem}\n{text}");
            }

            TimeSpan took = Environment.CpuUsage.TotalTime - time;
            long used = GC.GetAllocatedBytesForCurrentThread() - bytes;
            Assert.True(used < MostBytes, $"Seed {seed}, round {count} took {used} bytes:\n{text}");
            (count, slowest, largest) = (count + 1, took > slowest.Time ? (took, text) : slowest, Math.Max(largest, used));
        }

        log.WriteLine(
            $"seed {seed}: {count} texts, {readable} of them readable, in {started.Elapsed}; slowest {slowest.Time.TotalMilliseconds:0} ms of processor time, most {largest >> 20} MB"
        );
        if (Environment.GetEnvironmentVariable("DPS_FUZZ_SLOWEST") is { Length: > 0 } kept)
        {
            File.WriteAllText(kept, slowest.Text);
        }

        Assert.True(seconds is null || slowest.Time < TimeSpan.FromSeconds(1), $"The slowest text took {slowest.Time}:\n{slowest.Text}");
        Assert.InRange(readable, count / 20, count);
    }

    /// <summary>Everything that is public is done to a text; 1 if it can be read.</summary>
    private static int Try(string text)
    {
        var file = new TextFile("c.yml", text);
        var yaml = YamlText.Read(file);
        EndpointVerdicts.Of(yaml);
        InstalledPrograms.Of([file, new TextFile("Dockerfile", text), new TextFile("build.sh", text)]).Missing("ogr2ogr");
        foreach (Finding finding in PackageChecks.Run(file))
        {
            finding.Fix?.Edits.Apply(text);
        }

        IReadOnlyList<Finding> findings = ConfigurationChecks.Run(file, new ConfigurationContext(Sample.Declaration, new NoFiles()));
        foreach (Finding finding in findings)
        {
            Assert.InRange(finding.Span.Start, 0, text.Length);
            Assert.InRange(finding.Span.End, finding.Span.Start, text.Length);
            Assert.DoesNotContain(finding.Message, char.IsControl);
            finding.Fix?.Edits.Apply(text);
        }

        if (AlgorithmConfiguration.Read(yaml) is not { } configuration)
        {
            return 0;
        }

        ConfigurationSync.Edits(configuration, Sample.Declaration).Apply(text);
        return 1;
    }

    private static string Damaged(Random random, string text, string[] sources)
    {
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            int at = random.Next(text.Length + 1);
            text = random.Next(7) switch
            {
                0 or 1 => text.Insert(at, s_fragments[random.Next(s_fragments.Length)]),
                2 => text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at)),
                3 => text[..at] + sources[random.Next(sources.Length)],
                4 => Lines(random, text),
                5 => text.Insert(at, ((char)random.Next(1, 0x3000)).ToString()),
                _ => Repeated(random, text),
            };
        }

        return text.Length > 200_000 ? text[..200_000] : text;
    }

    private static string Lines(Random random, string text)
    {
        string[] lines = text.Split('\n');
        (int one, int other) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[one], lines[other]) = (lines[other], lines[one].Length > 2 && random.Next(2) == 0 ? lines[one][2..] : "  " + lines[one]);
        return string.Join('\n', lines);
    }

    private static string Repeated(Random random, string text)
    {
        string[] lines = text.Split('\n');
        string line = lines[random.Next(lines.Length)];
        StringBuilder many = new StringBuilder(text).Append('\n');
        for (int n = random.Next(1, 300); n > 0; n--)
        {
            many.Append(line).Append('\n');
        }

        return many.ToString();
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : null;

    private sealed class NoFiles : IRepository
    {
        public bool? Has(string path) => false;
    }
}
