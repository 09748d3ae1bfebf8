using System.CommandLine;
using DpsAuthoring.Cli.Searches;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Sources;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps submit</c>: one job of a server's algorithm, or one for each row of a table.</summary>
internal static class SubmitCommand
{
    private const string Description =
        """
        Submits a job to DPS, or one for each row of a table, each file, or each item of a catalogue. A table is submitted once, whatever is killed meanwhile: the same command goes on with what the server does not have.

        Examples:
          dps submit -i input_file=s3://bucket/a.tif -i outsize=30     the algorithm that is configured here
          dps submit gdal-wrapper:v1 --queue maap-dps-worker-8gb -i …  any that the server has
          dps submit --rows jobs.csv --tag summer                      a job for each row, 16 requests at a time
          dps submit --find URL -c dem --asset data                    a job for each item of a STAC API; see dps find
          dps submit --rows jobs.csv --dry-run                         check all rows, send nothing
          dps watch                                                    watch the table's jobs to their end

        A job's id is printed. What was submitted of a table stands in dps_submissions/NAME.jsonl, and each of its jobs has a tag of the table's, which is printed, and one of its own.

        Exit codes: 0 submitted, 1 the server has refused some rows, 2 it could not submit, or has stopped, 128 and its number for a signal.
        """;

    public static Command Create()
    {
        var options = new RemoteOptions();
        var common = new JobOptions();
        Argument<string?> named = AlgorithmCommands.Named("Default: the one that is configured here.");
        Option<string?> queue = RemoteQueue.Option();
        var rows = new Option<string?>("--rows")
        {
            Description = "A CSV with the inputs' names in its first line, or JSON objects, one a line (.jsonl): a job each.",
            HelpName = "FILE",
        };
        var files = new Option<string?>("--files")
        {
            Description = "A job for each file that matches: 'data/*.tif' in quotes; NAME=PATTERN where there are several file inputs.",
            HelpName = "PATTERN",
        };
        var find = new FindOptions();
        var name = new Option<string?>("--name")
        {
            Description = "What the table is submitted as, by which it is found again. Default: the table's name, with --files the algorithm's, with --find the collection's.",
            HelpName = "NAME",
        };
        Option<int?> limit = BatchCommand.Number(1, "Submit at most N jobs, to try with. The same command without it goes on with the others.", "--limit");
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the inputs, and submit nothing." };
        return options.Create(
            "submit",
            Description,
            [named, common.Inputs, queue, common.Tag, rows, files, find.Find, .. find.Search, .. find.Binding, name, limit, dryRun],
            async (parsed, connection, cancel) =>
            {
                RemoteAlgorithm algorithm = await RemoteAlgorithm.FindAsync(
                    connection, parsed.GetValue(named), cancel).ConfigureAwait(false);
                var request = new Request
                {
                    Connection = connection,
                    Algorithm = algorithm,
                    Values = JobOptions.ParseInputs(parsed.GetValue(common.Inputs) ?? [], algorithm.Algorithm.Inputs),
                    Queue = await RemoteQueue.FindAsync(parsed.GetValue(queue), connection, algorithm, cancel).ConfigureAwait(false),
                    Tag = TagsOf(parsed.GetValue(common.Tag)!),
                    IsDryRun = parsed.GetValue(dryRun),
                    IsJson = parsed.GetValue(options.Json),
                };
                string? table = parsed.GetValue(rows);
                string? pattern = parsed.GetValue(files);
                using FoundJobs? found = find.ReadJobs(parsed, algorithm.Algorithm, isForDps: true);
                if (table is null && pattern is null && found is null)
                {
                    return parsed.GetResult(limit) is null && parsed.GetResult(name) is null
                        ? await OneAsync(request, cancel).ConfigureAwait(false)
                        : throw new CouldNotRunException("--limit and --name are for tables: give one by --rows FILE, --files PATTERN or --find PLACE.");
                }

                IJobSource source = JobSources.Create(algorithm.Algorithm, IsDirectory, table, pattern, found);
                string known = BatchCommand.NameOf(parsed.GetValue(name) ?? source.Name);
                return await TableAsync(request, source, known, parsed.GetValue(limit) ?? int.MaxValue, cancel).ConfigureAwait(false);

                bool IsDirectory(string input) => algorithm.Algorithm.Inputs.Any(one => one.Name == input && one.IsDirectory);
            });
    }

    private static async Task<int> OneAsync(Request request, CancellationToken cancel)
    {
        var submission = new MaapSubmission
        {
            Algorithm = request.Algorithm.Described.Id,
            Queue = request.Queue,
            Tag = request.Tag,
            UniqueTag = MaapSubmission.NewUniqueTag(),
            Inputs = Checked(() => request.Algorithm.Inputs(request.Values)),
        };
        if (request.IsDryRun)
        {
            Console.Out.WriteLine($"1 job of {request.Algorithm.Described} would be submitted to {request.Queue}.");
            return DpsExitCode.Clean;
        }

        string job = (await request.Connection.Client.SubmitAsync(submission, cancel).ConfigureAwait(false)).Id;
        if (request.IsJson)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, writer =>
            {
                writer.WriteString("id", job);
                writer.WriteString("algorithm", request.Algorithm.Described.ToString());
                writer.WriteString("queue", request.Queue);
                writer.WriteString("unique_tag", submission.UniqueTag);
            });
            return DpsExitCode.Clean;
        }

        Console.Out.WriteLine(PlainText.Line(job));
        if (!Console.IsOutputRedirected && !Console.IsErrorRedirected)
        {
            Console.Error.WriteLine($"  {request.Algorithm.Described} in {request.Queue}; to its end: dps watch {job}");
        }

        return DpsExitCode.Clean;
    }

    private static async Task<int> TableAsync(Request request, IJobSource source, string name, int limit, CancellationToken cancel)
    {
        using IProgressView view = ProgressView.Create();
        var submission = new TableSubmission
        {
            Connection = request.Connection,
            Algorithm = request.Algorithm,
            Queue = request.Queue,
            Tag = request.Tag,
            Common = request.Values,
            Source = source,
            Name = name,
            View = view,
        };
        IReadOnlyList<PlannedJob> plan = await submission.PlanAsync(cancel).ConfigureAwait(false);
        if (request.IsDryRun)
        {
            IReadOnlyDictionary<string, LedgerEntry> before = SubmissionLedger.Read(SubmissionLedger.PathOf(name)).Entries;
            int done = plan.Count(job => before.GetValueOrDefault(job.Key)?.Job is not null);
            Console.Out.WriteLine($"{Jobs(Math.Min(limit, plan.Count - done))} of {request.Algorithm.Described} would be submitted to {request.Queue}, {done} have been.");
            return DpsExitCode.Clean;
        }

        SubmittedTable result = await submission.RunAsync(plan, limit, cancel).ConfigureAwait(false);
        Tell(request, name, result);
        if (result.Stop is { } stop)
        {
            int left = result.All - result.Before - result.Submitted;
            throw new CouldNotRunException(
                $"Stopped with {result.Before + result.Submitted} of {result.All} jobs submitted: {request.Connection.Sentence(stop)} The same command goes on with {(left == 1 ? "the one that is" : $"the {left} that are")} left, and sends none twice.");
        }

        return result.Refused.Count == 0 ? DpsExitCode.Clean : DpsExitCode.Findings;
    }

    private static void Tell(Request request, string name, SubmittedTable result)
    {
        if (request.IsJson)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, writer =>
            {
                writer.WriteString("name", name);
                writer.WriteString("tag", result.Batch);
                writer.WriteNumber("rows", result.All);
                writer.WriteNumber("submitted", result.Submitted);
                writer.WriteNumber("submitted_before", result.Before);
                writer.WriteStartArray("refused");
                foreach ((long row, string why) in result.Refused)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("row", row);
                    writer.WriteString("message", why);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        Console.Out.WriteLine($"{result.Submitted} submitted, {result.Before} before, {result.Refused.Count} refused of {result.All}; tag {result.Batch}");
        foreach (IGrouping<string, (long Row, string Why)> same in result.Refused.GroupBy(one => one.Why))
        {
            Console.Out.WriteLine($"{same.Count(),7}  {PlainText.Line(same.Key.ReplaceLineEndings(" "))}");
            Console.Out.WriteLine($"         for example row {same.First().Row}");
        }
    }


    private static string TagsOf(string tag) => tag.Any(char.IsControl)
        ? throw new CouldNotRunException("--tag holds a line's end or another control character, which no tag has.")
        : tag.Trim();

    private static T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JobException e)
        {
            throw new CouldNotRunException(e.Message);
        }
    }

    private static string Jobs(int count) => count == 1 ? "1 job" : $"{count} jobs";

    private sealed record Request
    {
        public required Connection Connection { get; init; }

        public required RemoteAlgorithm Algorithm { get; init; }

        public required IReadOnlyDictionary<string, string> Values { get; init; }

        public required string Queue { get; init; }

        public required string Tag { get; init; }

        public required bool IsDryRun { get; init; }

        public required bool IsJson { get; init; }
    }
}
