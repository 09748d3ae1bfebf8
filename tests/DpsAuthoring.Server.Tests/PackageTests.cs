using System.Text.Json;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>Application packages: what is taken, and what is refused and why.</summary>
public sealed class PackageTests(PackageTests.Room room) : IClassFixture<PackageTests.Room>
{
    private const string Package = """
        cwlVersion: v1.2
        $graph:
        - class: Workflow
          label: Counter
          doc: Counts.
          id: counting
          inputs:
            number: {doc: How far, label: Number, type: int}
          outputs:
            out: {type: Directory, outputSource: process/outputs_result}
          steps:
            process:
              run: '#main'
              in: {number: number}
              out: [outputs_result]
        - class: CommandLineTool
          id: main
          requirements:
            DockerRequirement:
              dockerPull: localhost/counter:1
            NetworkAccess:
              networkAccess: true
          baseCommand: /app/counter/run.sh
          inputs:
            number: {type: int, inputBinding: {position: 1, prefix: --number}}
          outputs:
            outputs_result: {outputBinding: {glob: './output*'}, type: Directory}
        s:author: [{class: s:Person, s:name: Ada}]
        s:version: v1
        $namespaces: {s: https://schema.org/}
        """;

    [Theory]
    [InlineData("number: {type: int,", "number: {type: integer,")]
    [InlineData("process/outputs_result", "process/others")]
    [InlineData("in: {number: number}", "in: {number: numbers}")]
    [InlineData("class: CommandLineTool", "class: CommandLineTol")]
    public void What_cwltool_refuses_is_refused(string right, string wrong)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/cwltool"), "cwltool is not installed: apt-get install cwltool");

        Answer answer = Deploy(Package.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("CWL validation failed: ", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_becomes_a_process_with_its_author()
    {
        using var repository = new Repository();
        Answer answer = Deploy($"{Package}\ns:codeRepository: {repository.Url}\n");

        Assert.True(answer.Status == 202, answer.Body);
        string deployment = "/api" + answer.Json.GetProperty("links")[0].GetProperty("href").GetString();
        Until.True(() => room.Server.Get(deployment).Json.GetProperty("status").GetString() is "successful" or "failed", "It does not end.");
        JsonElement process = room.Server.Get("/api/ogc/processes?algorithmName=counting").Json.GetProperty("processes")[0];
        Assert.Equal("Ada", process.GetProperty("author").GetString());
    }

    private Answer Deploy(string package) =>
        room.Server.Post("/api/ogc/processes", JsonSerializer.Serialize(new Dictionary<string, string> { ["cwlRawText"] = package }));

    public sealed class Room : IDisposable
    {
        internal Support.Server Server { get; } = new();

        public void Dispose() => Server.Dispose();
    }
}
