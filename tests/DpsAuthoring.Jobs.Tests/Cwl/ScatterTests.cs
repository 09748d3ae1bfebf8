using DpsAuthoring.Jobs.Cwl;

namespace DpsAuthoring.Jobs.Tests.Cwl;

/// <summary>Many jobs in one scatter of a real engine: what they made, how they ended, and what they said.</summary>
public sealed class ScatterTests
{
    [Theory, InlineData(JobContract.Ogc), InlineData(JobContract.Legacy)]
    public void No_job_is_lost_by_cwltool(JobContract contract) => NoJobIsLost(Engine.Cwltool, contract, 20);

    [Fact]
    public void Of_200_jobs_none_is_lost_by_cwltool() => NoJobIsLost(All(Engine.Cwltool), JobContract.Ogc, 200);

    [Fact]
    public void Of_200_jobs_none_is_lost_by_Toil() => NoJobIsLost(Engine.Toil, JobContract.Ogc, 200);

    [Fact]
    public void Of_jobs_of_the_legacy_contract_none_is_lost_by_Toil() => NoJobIsLost(Engine.Toil, JobContract.Legacy, 20);

    /// <summary>Every job makes output/result.txt of an input called x.txt; each tenth fails.</summary>
    private static void NoJobIsLost(Engine engine, JobContract contract, int count)
    {
        string argument = contract == JobContract.Ogc ? "$4" : "$1";
        using var scatter = new ScatterRun(
            contract,
            $"""
            number={argument}
            echo "to error $number" >&2
            echo "to output $number"
            mkdir output
            cat input/x.txt > output/result.txt
            if (( number % 10 == 3 )); then exit $((number % 250 + 1)); fi
            if (( number % 10 == 4 && number > 20 )); then kill -9 $$; fi
            """,
            new AlgorithmInput("table", InputKind.File),
            new AlgorithmInput("number", InputKind.Whole));
        var rows = Enumerable.Range(1, count).Select(number => new Dictionary<string, string>
        {
            ["table"] = scatter.Write($"{number}/x.txt", $"table {number}\n"),
            ["number"] = $"{number}",
        }).ToList();

        IReadOnlyList<ScatterResult> results = scatter.Run(engine, rows);

        Assert.Equal(count, results.Count);
        foreach ((int number, ScatterResult result) in results.Index().Select(each => (each.Index + 1, each.Item)))
        {
            int code = number % 10 == 3 ? (number % 250) + 1 : number % 10 == 4 && number > 20 ? -9 : 0;
            Assert.Equal(code, result.Code);
            Assert.Equal($"to output {number}\n", File.ReadAllText(result.StandardOutput!));
            Assert.Equal($"to error {number}\n", File.ReadAllText(result.StandardError!));
            Assert.Equal(["output"], result.Found);
            Assert.Equal(result.Row, Path.GetFileName(result.Folder));
            Assert.Equal($"table {number}\n", File.ReadAllText(Path.Combine(result.Folder!, "result.txt")));
        }
    }

    private static Engine All(Engine engine)
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 }, "200 jobs run with ./test --all (DPS_ALL=1).");
        return engine;
    }
}
