using System.CommandLine;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps resubmit</c>: jobs once more, as they were.</summary>
internal static class ResubmitCommand
{
    private const string Description =
        """
        Submits jobs once more, with the inputs, queue and tags that they had. The new one bears a tag with the old one's id, by which it counts in its place, and by which nothing is submitted again twice, however often this is started.

        Examples:
          dps resubmit --failed                      those of the table that was submitted here which have failed
          dps resubmit --failed --tag summer         those with a tag
          dps resubmit 0a1b2c3d-… --queue maap-dps-worker-32gb

        Exit codes: 0 success, 1 the server has refused some, 2 it could not submit, or has stopped.
        """;

    public static Command Create()
    {
        var options = new RemoteOptions();
        var choice = new JobChoice();
        var failed = new Option<bool>("--failed") { Description = "Of the jobs that are named, those that have failed." };
        var queue = new Option<string?>("--queue") { Description = "The queue. Default: that of each job.", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what would be submitted, and submit nothing." };
        return options.Create(
            "resubmit",
            Description,
            [choice.Ids, choice.Tag, choice.Table, failed, queue, dryRun],
            async (parsed, connection, cancel) =>
            {
                ChosenJobs chosen = choice.Read(parsed);
                if (chosen.Ids.Count == 0 && !parsed.GetValue(failed))
                {
                    throw new CouldNotRunException("Say --failed to submit those again that have failed, or name single jobs by their ids.");
                }

                bool onlyFailed = parsed.GetValue(failed);
                IReadOnlyList<MaapJob> jobs = await JobChoice.LookCloselyAsync(
                    connection, chosen, withInputs: true, cancel).ConfigureAwait(false);
                MaapJob[] wanted = [.. jobs.Where(job => onlyFailed ? job.State == MaapState.Failed : job.State.IsTerminal())];
                if (parsed.GetValue(dryRun))
                {
                    Console.Out.WriteLine($"{wanted.Length} of {jobs.Count} jobs would be submitted again.");
                    return DpsExitCode.Clean;
                }

                var resubmission = new JobResubmission(connection, parsed.GetValue(queue));
                List<Again> done = await resubmission.RunAsync(wanted, cancel).ConfigureAwait(false);
                Tell(done, parsed.GetValue(options.Json));
                return
                    done.FirstOrDefault(one => one.Error is { Kind: not MaapErrorKind.Refused }) is { Error: { } stop }
                        ? throw new CouldNotRunException($"Stopped with {done.Count(one => one.NewId is not null)} of {wanted.Length} jobs submitted again: {connection.Sentence(stop)} The same command goes on, and submits none twice.")
                    : done.Exists(one => one.NewId is null) ? DpsExitCode.Findings
                    : DpsExitCode.Clean;
            });
    }

    private static void Tell(List<Again> done, bool isJson)
    {
        if (isJson)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, json =>
            {
                json.WriteStartArray("jobs");
                foreach (Again one in done)
                {
                    json.WriteStartObject();
                    json.WriteString("id", one.Job.Id);
                    json.WriteString("new_id", one.NewId);
                    json.WriteString("message", one.Error?.Message);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        foreach (Again one in done)
        {
            Console.Out.WriteLine($"{PlainText.Line(one.Job.Id)}  {PlainText.Line(one.NewId ?? one.Error!.Message)}");
        }

        Console.Out.WriteLine($"{done.Count(one => one.NewId is not null)} submitted again");
    }
}
