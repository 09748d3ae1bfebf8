using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Cwl;

/// <summary>Many jobs of a package, by CWL's reference engine: the results of all of them are on the disk.</summary>
public sealed class ScatterTests : IDisposable
{
    private const string Engine = "/usr/bin/cwltool";

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-scatter-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_job_of_a_scatter_keeps_its_results()
    {
        string[] values = ["1", "2", "3", "4", "5"];
        Assert.Equal(values, Run(values));
        Assert.All(Folders(), folder => Assert.Matches(@"^output-scene_1.tif-[1-5]-[a-z0-9]+\z", folder));
    }

    [Fact]
    public void Jobs_of_the_same_values_are_jobs_of_their_own() => Assert.Equal(["1", "1", "1", "2"], Run("1", "1", "1", "2"));

    [Fact]
    public void No_value_gives_a_name_that_leads_elsewhere()
    {
        string[] values = ["", ".", "..", "../../x", "/tmp", "a b", "é", "two\nlines", "$(x)", "'", "\"", "-", "%2F", new string('x', 300)];
        Assert.Equal(values, Run(values));
        Assert.All(Folders(), folder => Assert.Matches(@"^output-[A-Za-z0-9._-]{1,93}\z", folder));
    }

    [Theory]
    [InlineData("true", "Did not find output file with glob pattern")]
    [InlineData("mkdir output output2", "Multiple matches for output item that is a single file")]
    public void What_is_no_result_is_told_as_before(string deed, string told)
    {
        (int code, string error) = RunEngine(deed, "1");
        Assert.Equal(1, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    /// <returns>What the jobs wrote into their results, in the order of the values.</returns>
    private string[] Run(params string[] values)
    {
        (int code, string error) = RunEngine("mkdir output; printf %s \"$4\" > output/r.txt", values);
        Assert.True(code == 0, error);
        JsonArray all = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "out.json")))!["all"]!.AsArray();
        Assert.Equal(values.Length, Folders().Length);
        return [.. all.Select(result => File.ReadAllText(Path.Combine((string)result!["path"]!, "r.txt")))];
    }

    private string[] Folders() => [.. Directory.GetDirectories(Path.Combine(_folder, "results")).Select(folder => Path.GetFileName(folder))];

    private (int ExitCode, string Error) RunEngine(string deed, params string[] values)
    {
        Assert.SkipUnless(File.Exists(Engine), "cwltool is not there");
        string script = Write("run.sh", $"#!/bin/bash\nset -eu\n{deed}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        }

        Write("scene_1.tif", "");
        string package = ApplicationPackage.Write(AlgorithmConfiguration.Read(YamlText.Read(new TextFile(
            "c.yml",
            $"algorithm_name: one\nalgorithm_version: main\nrun_command: {script}\ninputs:\n  - {{name: scene, type: File}}\n  - {{name: value, type: string}}\n")))!)!;

        // What has no container must not require one.
        Write("process.cwl", package.Replace("    DockerRequirement:\n      dockerPull: one:main\n", "", StringComparison.Ordinal));
        Write("many.cwl", """
            cwlVersion: v1.2
            class: Workflow
            requirements: {ScatterFeatureRequirement: {}, SubworkflowFeatureRequirement: {}}
            inputs: {scene: File, values: "string[]"}
            outputs:
              all: {type: "Directory[]", outputSource: each/out}
            steps:
              each: {run: "process.cwl#one", scatter: value, in: {scene: scene, value: values}, out: [out]}
            """);
        Write("job.json", JsonSerializer.Serialize(new { scene = new { @class = "File", path = "scene_1.tif" }, values }));
        var start = new ProcessStartInfo(Engine, ["--no-container", "--outdir", "results", "many.cwl", "job.json"])
        {
            WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Write("out.json", process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return (process.ExitCode, error.GetAwaiter().GetResult());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
