using System.Diagnostics;
using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary>A job gets a default as the platform reads it, which is as PyYAML does, and not as it is written.</summary>
public sealed class DefaultTests : IDisposable
{
    private static readonly string[] s_written = ["010", "0x10", "1_000", "1:30", "1.10", "0755", "12:30:45", "yes", "1e3"];
    private static readonly string[] s_read = ["8", "16", "1000", "90", "1.1", "493", "45045", "true", "1e3"];

    private readonly AlgorithmFolder _algorithm = new("mkdir output; printf '%s\\n' \"$@\" > output/arguments\n");

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public void Under_the_OGC_contract()
    {
        Configure(
            "algorithm_config.yml",
            [
                .. s_written.Select((text, at) => $"  - {{name: d{at}, type: string, default: {text}}}"),
                "  - {name: none, type: string?, default: ~}",
            ]);

        Assert.Equal(s_read.SelectMany((text, at) => new[] { $"--d{at}", text }), Arguments("ogc"));
    }

    [Fact]
    public void Under_the_legacy_contract()
    {
        Configure(
            "algorithm_config.legacy.yml", ["  positional:", .. s_written.Select((text, at) => $"    - {{name: d{at}, default: {text}}}")]);

        Assert.Equal(s_read, Arguments("legacy"));
    }

    [Fact]
    public void Nothing_is_no_default_under_the_legacy_contract()
    {
        Configure("algorithm_config.legacy.yml", ["  positional:", "    - {name: none, default: ~}"]);

        Assert.StartsWith(
            "dps: Parameter none missing: it has no default",
            _algorithm.Dps("run", "algorithm", "--contract", "legacy").Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void As_PyYAML_reads_it()
    {
        const string Read = """
            import json, sys, yaml
            def text(value): return value if isinstance(value, str) else json.dumps(value)
            print(json.dumps([text(yaml.safe_load(written)) for written in json.load(sys.stdin)]))
            """;
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "There is no /usr/bin/python3.");
        using Process python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Read])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        python.StandardInput.Write(JsonSerializer.Serialize(s_written));
        python.StandardInput.Close();
        string output = python.StandardOutput.ReadToEnd();
        string error = python.StandardError.ReadToEnd();
        Assert.SkipWhen(
            error.Contains("ModuleNotFoundError", StringComparison.Ordinal), "python3-yaml is not installed: apt-get install python3-yaml");

        Assert.Equal(JsonSerializer.Deserialize<string[]>(output), s_read);
    }

    private void Configure(string file, IEnumerable<string> inputs)
    {
        File.Delete(Path.Combine(_algorithm.Root, "algorithm/algorithm_config.yml"));
        _algorithm.Write(
            $"algorithm/{file}", $"algorithm_name: counter\nrun_command: counter/run.sh\ninputs:\n{string.Join('\n', inputs)}\n");
    }

    private string[] Arguments(string contract)
    {
        (int code, _, string error) = _algorithm.Dps("run", "algorithm", "--contract", contract);
        Assert.True(code == 0, error);
        return File.ReadAllLines(Path.Combine(_algorithm.Published().Single(), "arguments"));
    }
}
