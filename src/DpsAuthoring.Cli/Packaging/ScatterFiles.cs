using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Cwl;

namespace DpsAuthoring.Cli.Packaging;

/// <summary>What lies beside a scatter: rows to begin with, and how it is run.</summary>
internal static class ScatterFiles
{
    public const string Package = "scatter.cwl";
    public const string Order = "jobs.yml";
    public const string ReadMe = "README.md";

    private const int SampleRows = 2;

    /// <summary>Two rows with the defaults, and with the inputs' own names where there are none.</summary>
    public static string SampleOrder(Algorithm algorithm, JobContract contract)
    {
        using var text = new StringWriter();
        text.WriteLine($"# The jobs, a row each. {ScatterPackage.RowName} names a job's results and logs; no two jobs are called alike.");
        ScatterRow[] rows =
        [
            .. Enumerable.Range(1, SampleRows).Select(number => new ScatterRow(
                $"row-{number}",
                new JobRequest(
                    algorithm,
                    contract,
                    algorithm.Inputs.Where(input => input.IsRequired || input is { IsStaged: true, Default: "" })
                        .ToDictionary(input => input.Name, input => Sample(input, contract, number))))),
        ];
        ScatterOrder.Write(text, rows, source => source.LocalPath is { } path ? Path.GetFileName(path) : source.Text);
        return text.ToString();
    }

    public static string ReadMeOf(ScatterPackage package) =>
        $"""
        <!-- {PackageFolder.Mark}. -->
        # Many jobs of {package.Algorithm.Name} on a CWL engine

        `{Package}` runs a job for each row of `{Order}`. {(package.Image is { } image ? $"Jobs run in containers of `{image}`." : $"Jobs run `{string.Join(' ', package.Command)}`, which must be there on every machine that runs them.")}
        The engine needs Node.js, for CWL's JavaScript. It does not need the network.

        On this machine, as many jobs at a time as it has cores; `--relax-path-checks` takes files with a blank in their name:

        ```
        cwltool {(package.Image is null ? "--no-container " : "")}--relax-path-checks --parallel --on-error continue --outdir results {Package} {Order} > result.json
        ```

        On a cluster, by Toil; without `--batchSystem` on this machine. The store must not exist yet, and all nodes must see it:

        ```
        toil-cwl-runner {(package.Image is null ? "--no-container " : "")}--relax-path-checks --batchSystem slurm --jobStore $PWD/store --retryCount 0 --outdir $PWD/results {Package} {Order} > result.json
        ```

        `results/` gets for every row a folder of its name, which is the job's `output/`, and `_stdout_NAME.txt` and `_stderr_NAME.txt`, also of
        jobs that failed. To the engine every end of a job is a success: its own exit code is 0 then too. How jobs ended is in `result.json`,
        an entry for each row in their order: `{ScatterOutputs.Codes}` has the exit codes, and negative numbers where a signal ended a job,
        `{ScatterOutputs.Results}` the folders, null where a job left none or several. The rows that failed:

        ```
        python3 -c "import json; r = json.load(open('result.json')); print(*[row for row, code, folder in zip(r['{ScatterOutputs.Rows}'], r['{ScatterOutputs.Codes}'], r['{ScatterOutputs.Results}']) if code or not folder])"
        ```

        """;

    private static string Sample(AlgorithmInput input, JobContract contract, int number) => ScatterPackage.KindOf(input, contract) switch
    {
        InputKind.Flag => "false",
        InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal => $"{number}",
        _ => $"{input.Name}-{number}",
    };
}
