using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>
/// Whatever is changed, deleted, touched and put back between the starts of a batch: what it tells is always what the algorithm makes now.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class FreshResultsTests : IDisposable
{
    private const int Rows = 4;
    private const int Starts = 8;

    private readonly AlgorithmFolder _algorithm = new("");

    public void Dispose() => _algorithm.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_told_is_what_would_be_made_now(int seed)
    {
        var random = new Random(seed);
        string[] inputs = [.. Enumerable.Range(1, Rows).Select(row => $"{row}")];
        string code = "a";
        _algorithm.Write("algorithm/algorithm_config.yml", """
            algorithm_name: reader
            algorithm_version: main
            code_repository: https://example.org/reader.git
            run_command: reader/run.sh
            inputs:
              - {name: scene, type: File}
            outputs:
              - {name: out, type: Directory}

            """);
        for (int start = 1; start <= Starts; start++)
        {
            for (int change = random.Next(3); change >= 0; change--)
            {
                Change(random, inputs, ref code);
            }

            Write(inputs, code, random);
            (int exitCode, string output, string error) = _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv");
            Assert.True(exitCode == 0, output + error);
            Assert.Equal(inputs.Select(input => $"{code} of {input}\n"), Told());
        }
    }

    private void Change(Random random, string[] inputs, ref string code)
    {
        switch (random.Next(5))
        {
            case 0:
                inputs[random.Next(Rows)] = $"{random.Next(5)}"; // Often what it has been before, and of the same size.
                break;
            case 1:
                code = $"{(char)('a' + random.Next(3))}";
                break;
            case 2 when _algorithm.Published() is { Length: > 0 } published:
                Directory.Delete(published[random.Next(published.Length)], recursive: true);
                break;
            case 3 when _algorithm.Published() is { Length: > 0 } published:
                File.Delete(Path.Combine(published[random.Next(published.Length)], "r"));
                break;
        }
    }

    private void Write(string[] inputs, string code, Random random)
    {
        _algorithm.Write("algorithm/run.sh", $"#!/bin/sh\nset -eu\nmkdir output\necho \"{code} of $(cat \"$2\")\" > output/r\n");
        for (int row = 0; row < Rows; row++)
        {
            _algorithm.Write($"scene-{row}", inputs[row]);
        }

        _algorithm.Write(
            "rows.csv", "scene\n" + string.Concat(Enumerable.Range(0, Rows).OrderBy(_ => random.Next()).Select(row => $"{_algorithm.Root}/scene-{row}\n")));
    }

    /// <summary>The results that <c>results.jsonl</c> leads to, in the scenes' order.</summary>
    private IEnumerable<string> Told() => File
        .ReadLines(Path.Combine(_algorithm.Root, "dps_batches", "rows", "results.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .OrderBy(job => job.GetProperty("inputs").GetProperty("scene").GetString(), StringComparer.Ordinal)
        .Select(job => File.ReadAllText(Path.Combine(job.GetProperty("folder").GetString()!, "r")));
}
