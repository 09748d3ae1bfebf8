using System.CommandLine;
using System.Globalization;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps jobs</c>, <c>status</c> and <c>cancel</c>: the jobs that a server has.</summary>
internal static class JobCommands
{
    private const string ListDescription =
        """
        Lists your jobs, newest change first.

        Examples:
          dps jobs                                   the last 100
          dps jobs --status failed --tag summer      those with both
          dps jobs --all -o csv > jobs.csv           all, as a table; its columns stay as they are
          dps jobs -o json                           as one JSON object with a version

        Exit codes: 0 success, 2 the server could not be asked.
        """;

    private const int Shown = 100;

    private static readonly string[] s_heads = ["ID", "STATUS", "ALGORITHM", "QUEUE", "TAGS", "CREATED", "DURATION"];

    private static readonly string[] s_states =
        ["accepted", "running", "offline", "successful", "failed", "dismissed", "deduped"];

    public static IEnumerable<Command> Create() => [List(), Status(), Cancel()];

    private static Command List()
    {
        var options = new RemoteOptions();
        var status = new Option<string?>("--status") { Description = "Those in this state." };
        status.AcceptOneOf(s_states);
        var tag = new Option<string?>("--tag") { Description = "Those with this tag.", HelpName = "TAG" };
        var algorithm = new Option<string?>("--algorithm") { Description = "Those of this algorithm: its number, or name:version.", HelpName = "ALGORITHM" };
        var queue = new Option<string?>("--queue") { Description = "Those of this queue.", HelpName = "NAME" };
        Option<DateTimeOffset?> since = Time("--since", "Those whose state changed at this time or later: 2026-01-31, 2026-01-31T12:00:00Z, or 2h, 7d before now.");
        Option<DateTimeOffset?> until = Time("--until", "Those whose state changed at this time or before.");
        Option<int?> limit = Choices.Number(1, $"At most N jobs. Default: {Shown}.", "--limit");
        var all = new Option<bool>("--all") { Description = "All jobs, however many." };
        var format = new Option<string?>("--format", "-o") { Description = "text, csv, or json, which is the same as --json." };
        format.AcceptOneOf("text", "csv", "json");
        return options.Create(
            "jobs",
            ListDescription,
            [status, tag, algorithm, queue, since, until, limit, all, format],
            async (parsed, connection, cancel) =>
            {
                int most = parsed.GetValue(all) ? int.MaxValue : parsed.GetValue(limit) ?? Shown;
                var filter = new MaapJobFilter
                {
                    Algorithm = parsed.GetValue(algorithm),
                    State = parsed.GetValue(status) is { } word ? MaapStates.Parse(word) : null,
                    Tag = parsed.GetValue(tag),
                    Queue = parsed.GetValue(queue),
                    Since = parsed.GetValue(since),
                    Until = parsed.GetValue(until),
                };
                List<MaapJob> jobs = await connection.Client.GetJobs(filter).Take(most).ToListAsync(cancel).ConfigureAwait(false);
                string chosen = parsed.GetValue(options.Json) ? "json" : parsed.GetValue(format) ?? "text";
                Write(jobs, chosen);
                if (chosen == "text" && jobs.Count == most)
                {
                    Console.Error.WriteLine($"dps: the newest {most} are shown; --all shows all.");
                }

                return DpsExitCode.Clean;
            });
    }

    private static void Write(List<MaapJob> jobs, string format)
    {
        switch (format)
        {
            case "csv":
                var csv = new CsvWriter(Console.Out);
                csv.Write(JobText.Columns);
                jobs.ForEach(job => csv.Write(JobText.Cells(job)));
                Console.Out.Flush();
                return;
            case "json":
                JobText.Print(jobs);
                return;
            default:
                TextTable.Write(Console.Out, s_heads, [.. jobs.Select(job => (string?[])
                [
                    job.Id, JobText.Word(job.State), job.Algorithm, job.Queue, string.Join(' ', job.Tags), JobText.Time(job.Created),
                    Duration(job.Duration),
                ])]);
                return;
        }
    }

    private static Command Status()
    {
        var options = new RemoteOptions();
        var choice = new JobChoice();
        return options.Create(
            "status",
            "Tells how far jobs are, and why they have failed. Exit codes: 0 none has failed, 1 some have, 2 the server could not be asked.",
            [choice.Ids, choice.Tag, choice.Table],
            async (parsed, connection, cancel) =>
            {
                IReadOnlyList<MaapJob> jobs = await JobChoice.LookCloselyAsync(
                    connection, choice.Read(parsed), withInputs: false, cancel).ConfigureAwait(false);
                if (parsed.GetValue(options.Json))
                {
                    JobText.Print(jobs);
                }
                else if (jobs.Count > 1)
                {
                    Write([.. jobs], "text");
                }
                else
                {
                    foreach (MaapJob job in jobs)
                    {
                        WriteText(job);
                    }
                }

                return jobs.Any(job => job.State == MaapState.Failed) ? DpsExitCode.Findings : DpsExitCode.Clean;
            });
    }

    private static void WriteText(MaapJob job)
    {
        Console.Out.WriteLine($"{Terminal.Bold(PlainText.Line(job.Id))}  {Coloured(job.State)}");
        JobText.WriteFacts(
            Console.Out,
            [
                ("algorithm", job.Algorithm), ("queue", job.Queue), ("tags", string.Join(", ", job.Tags)), ("created", JobText.Time(job.Created)),
                ("started", JobText.Time(job.Started)), ("finished", JobText.Time(job.Finished)), ("duration", Duration(job.Duration)),
                ("machine", job.Machine), ("message", job.Message), ("results", job.ProductFolder),
            ]);
    }

    private static Command Cancel()
    {
        var options = new RemoteOptions();
        var choice = new JobChoice();
        return options.Create(
            "cancel",
            "Cancels jobs that wait or run. Those that have ended stay as they are. Exit codes: 0 all have been asked to end, or had ended, 1 the server has refused some, 2 it could not be asked.",
            [choice.Ids, choice.Tag, choice.Table],
            async (parsed, connection, cancel) =>
            {
                IReadOnlyList<MaapJob> jobs = await JobChoice.LookAsync(connection, choice.Read(parsed), cancel).ConfigureAwait(false);
                MaapJob[] open = [.. jobs.Where(job => !job.State.IsTerminal())];
                var refused = new List<(string Job, string Why)>();
                foreach (MaapJob job in open)
                {
                    try
                    {
                        await connection.Client.CancelJobAsync(job.Id, cancel).ConfigureAwait(false);
                    }
                    catch (MaapException e) when (e.Kind is MaapErrorKind.Refused or MaapErrorKind.NotFound or MaapErrorKind.Forbidden)
                    {
                        refused.Add((job.Id, e.Message));
                    }
                }

                string[] cancelled = [.. open.Select(job => job.Id).Except(refused.Select(one => one.Job))];
                Tell(parsed.GetValue(options.Json), jobs.Count - open.Length, cancelled, refused);
                return refused.Count == 0 ? DpsExitCode.Clean : DpsExitCode.Findings;
            });
    }

    private static void Tell(bool isJson, int ended, string[] cancelled, List<(string Job, string Why)> refused)
    {
        if (isJson)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, json =>
            {
                json.WriteTexts("cancelled", cancelled);
                json.WriteNumber("had_ended", ended);
                json.WriteStartArray("refused");
                foreach ((string job, string why) in refused)
                {
                    json.WriteStartObject();
                    json.WriteString("id", job);
                    json.WriteString("message", why);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        Console.Out.WriteLine($"{cancelled.Length} cancelled{(ended > 0 ? $", {ended} had ended" : "")}{(refused.Count > 0 ? $", {refused.Count} refused" : "")}");
        refused.ForEach(one => Console.Out.WriteLine($"  {PlainText.Line(one.Job)}: {PlainText.Line(one.Why)}"));
    }

    private static string Coloured(MaapState state) => state switch
    {
        MaapState.Successful => Terminal.Green(JobText.Word(state)),
        MaapState.Failed => Terminal.Red(JobText.Word(state)),
        MaapState.Running => Terminal.Blue(JobText.Word(state)),
        _ => Terminal.Yellow(JobText.Word(state)),
    };

    private static string? Duration(TimeSpan? time) => time is not { } span ? null
        : span.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min")
        : span.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s");

    private static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            string text = result.Tokens is [var token] ? token.Value : "";
            if (text.Length > 1 && text[^1] is 's' or 'm' or 'h' or 'd'
                && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count < 100_000)
            {
                TimeSpan unit = text[^1] switch
                {
                    's' => TimeSpan.FromSeconds(1), 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), _ => TimeSpan.FromDays(1),
                };
                return DateTimeOffset.UtcNow - (unit * count);
            }

            if (text is [>= '0' and <= '9', ..]
                && text.Contains('-', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            {
                return time;
            }

            result.AddError($"'{text}' is not valid for {name}: write a time such as 2026-01-31, 2026-01-31T12:00:00Z (UTC), 2h or 7d.");
            return null;
        },
    };
}
