using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using DpsAuthoring.Cli.Comparing;
using DpsAuthoring.Cli.Comparing.Rows;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps compare</c>: whether two algorithms, or two batches, have the same results, and what each costs.</summary>
internal sealed class CompareCommand
{
    private const string Description =
        """
        Tells whether a port, or a changed algorithm, has the same results as the original: runs both over the same rows, one after the other, and compares what they make, rasters by their pixels and georeference, tables by their columns, with time and memory side by side. OLD and NEW are algorithms in any language, or both results: folders, batches or files.

        Examples:
          dps compare original port -i input_file=dem.tif          one job of each
          dps compare original port --rows jobs.csv --limit 20     the first twenty rows of a table
          dps compare original port --rows jobs.csv --tolerance 1e-6 --relative 1e-5
          dps compare dps_batches/before dps_batches/after         two batches that have run
          dps compare results-python results-csharp --json         two folders of files

        Exit codes: 0 no differences, 1 differences, 2 it could not run, 128 and its number for a signal.
        """;

    private readonly JobOptions _common = new();

    private readonly Argument<string> _old = new("OLD") { Description = "The original: an algorithm's folder or configuration, or results: a folder, a batch's folder, or a file." };

    private readonly Argument<string> _new = new("NEW") { Description = "What is to be like it." };

    private readonly Option<string?> _rows = new("--rows")
    {
        Description = "A CSV with the inputs' names in its first line, or JSON objects, one a line (.jsonl): a job each.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _files = new("--files")
    {
        Description = "A job for each file that matches: 'data/*.tif' in quotes; NAME=PATTERN where there are several file inputs.",
        HelpName = "PATTERN",
    };

    private readonly Option<string?> _contract = new("--contract")
    {
        Description = "The job contract of both. Default: the one that each has configured, OGC first.",
    };

    private readonly Option<int?> _parallel = Choices.Number(
        1, "How many rows run at a time. Default: 1, so that times can be compared.", "--jobs", "-j");

    private readonly Option<RowRanges?> _only = BatchCommand.Rows("--only", "Compare these rows and no others: 7, or 1-10,15, or 90-.");

    private readonly Option<int?> _limit = Choices.Number(1, "Compare at most N rows.", "--limit");

    private readonly Option<double> _absolute = Tolerance("--tolerance", "ABS", "Numbers that lie no farther apart are the same.");

    private readonly Option<double> _relative = Tolerance(
        "--relative", "REL", "Numbers that lie no farther apart than this part of the greater are the same: 1e-6.");

    private readonly Option<string?> _key = new("--key")
    {
        Description = "The column that pairs the rows of two tables. Default: their order does.",
        HelpName = "COLUMN",
    };

    private readonly Option<bool> _noMetadata = new("--no-metadata")
    {
        Description = "Leave out the metadata of rasters, their descriptions, units and colours.",
    };

    private readonly Option<string[]> _ignore = new("--ignore")
    {
        Description = "Results that are not compared: a name or a pattern such as '*.log'; may be given several times.",
        HelpName = "PATTERN",
    };

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "A result of OLD, and the one of NEW that it is compared with, where their names differ; may be given several times.",
        HelpName = "OLD=NEW",
    };

    private readonly Option<string?> _keep = new("--keep")
    {
        Description = "Keep the results of both in this folder, which must be empty or not there yet.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object with a version." };

    public static Command Create()
    {
        var compare = new CompareCommand();
        compare._contract.AcceptOneOf("ogc", "legacy");
        var command = new Command("compare", Description)
        {
            compare._old, compare._new, compare._rows, compare._files, compare._common.Inputs, compare._contract, compare._absolute,
            compare._relative, compare._key, compare._noMetadata, compare._ignore, compare._map, compare._parallel, compare._only,
            compare._limit, compare._keep, compare._json, compare._common.Tag, compare._common.TimeLimit, compare._common.NoBuild,
            compare._common.AsDps, compare._common.Cache,
        };
        command.SetAction(parsed => Interruption.Run(cancel => compare.RunAsync(parsed, cancel)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        bool isJson = parsed.GetValue(_json);
        using var place = new ComparisonPlace(parsed.GetValue(_keep));
        IRowSource source = await SourceAsync(parsed, place, cancel).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable _ = source.ConfigureAwait(false);
        bool hasRows = source.Rows.Count > 1 || parsed.GetValue(_rows) is not null || parsed.GetValue(_files) is not null;
        var report = new ComparisonReport(isJson ? TextWriter.Null : Console.Out, hasRows);
        report.WriteInputs(source.Differences);
        using var progress = new ComparisonProgress(source.Rows.Count);
        IReadOnlyList<RowVerdict> verdicts = await new ComparisonSession(source, Options(parsed), Parallel(parsed)).RunAsync(
            verdict => progress.Say(() => report.Write(verdict)), progress.Begin, cancel).ConfigureAwait(false);
        progress.End();
        report.WriteSummary(verdicts, source.Differences.Count > 0);
        if (isJson)
        {
            ComparisonReport.WriteJson(Console.OpenStandardOutput(), source.Differences, verdicts);
        }

        if (verdicts.Any(verdict => verdict.IsDifference))
        {
            return DpsExitCode.Findings;
        }

        // What has compared nothing proves nothing.
        if (verdicts.All(verdict => verdict.Results is null or { Compared: 0 }))
        {
            throw new CouldNotRunException(
                verdicts.All(verdict => verdict.Verdict == Verdict.FailedInBoth)
                    ? "No job has succeeded, so that there were no results to compare."
                    : "There were no results to compare.");
        }

        return source.Differences.Count > 0 ? DpsExitCode.Findings : DpsExitCode.Clean;
    }

    private async Task<IRowSource> SourceAsync(ParseResult parsed, ComparisonPlace place, CancellationToken cancel)
    {
        (string old, string other) = (parsed.GetValue(_old)!, parsed.GetValue(_new)!);
        var options = new RowOptions
        {
            Table = parsed.GetValue(_rows),
            Files = parsed.GetValue(_files),
            Only = parsed.GetValue(_only),
            Limit = parsed.GetValue(_limit),
            Contract = parsed.GetValue(_contract),
            Parallel = Parallel(parsed),
        };
        switch (IsAlgorithm(old), IsAlgorithm(other))
        {
            case (true, true):
                return await AlgorithmRows.CreateAsync(
                    _common.Read(parsed, old), _common.Read(parsed, other), place, options, cancel).ConfigureAwait(false);
            case (false, false):
                RefuseOptionsOfJobs(parsed);
                return FolderRows.Open(old, other, options);
            case var (isOld, _):
                (string algorithm, string results) = isOld ? (old, other) : (other, old);
                throw new CouldNotRunException(
                    $"'{algorithm}' is an algorithm and '{results}' a folder of results: name two algorithms, or two folders of results.");
        }
    }

    private void RefuseOptionsOfJobs(ParseResult parsed)
    {
        Option[] ofJobs = [_rows, _files, _common.Inputs, _contract, _keep];
        if (ofJobs.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } option)
        {
            throw new CouldNotRunException($"{option.Name} is for jobs, and two folders of results have none to run.");
        }
    }

    /// <summary>Whether a path names an algorithm rather than results: a configuration, or a folder that has one and is no batch.</summary>
    private static bool IsAlgorithm(string path)
    {
        if (path.Length == 0 || !Path.Exists(path))
        {
            throw new CouldNotRunException($"'{path}' does not exist: name an algorithm's folder or configuration, or a folder of results.");
        }

        string full = DiskTree.Full(path);
        if (!Directory.Exists(full))
        {
            return FilePath.IsYaml(full) && DiskTree.Instance.Read(full) is { } text && AlgorithmConfiguration.IsIn(full, text.Text);
        }

        return !File.Exists(Path.Combine(full, FolderRows.ResultsName))
            && AlgorithmRepository.FindUppermost(DiskTree.Instance, full) is { } found
            && $"{Path.GetDirectoryName(found.Configurations[0])}/".StartsWith(full.TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    private ComparisonOptions Options(ParseResult parsed) => new()
    {
        Tolerance = new Tolerance(parsed.GetValue(_absolute), parsed.GetValue(_relative)),
        Key = parsed.GetValue(_key),
        HasMetadata = !parsed.GetValue(_noMetadata),
        Ignored = parsed.GetValue(_ignore) ?? [],
        Pairs = Pairs(parsed.GetValue(_map) ?? []),
    };

    private int Parallel(ParseResult parsed) => parsed.GetValue(_parallel) ?? 1;

    private static Dictionary<string, string> Pairs(string[] words)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string word in words)
        {
            if (word.Split('=') is not [{ Length: > 0 } old, { Length: > 0 } other])
            {
                throw new CouldNotRunException($"--map {word}: write the result of OLD and that of NEW, as old.tif=new.tif.");
            }

            pairs[old] = other;
        }

        return pairs;
    }

    private static Option<double> Tolerance(string name, string help, string description) => new(name)
    {
        Description = description,
        HelpName = help,
        CustomParser = result =>
        {
            string text = result.Tokens is [var token] ? token.Value : "";
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && double.IsFinite(number)
                && number >= 0)
            {
                return number;
            }

            result.AddError($"'{text}' is not valid for {name}: write a number, 0 or more, such as 0.5 or 1e-6.");
            return default;
        },
    };
}
