using System.CommandLine;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Jobs;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps watch</c>: jobs, to their end.</summary>
internal static class WatchCommand
{
    private const string Description =
        """
        Watches jobs until all have ended: a line that changes on a terminal, lines with their time in a log. Ctrl-C ends the watching, and not the jobs.

        Examples:
          dps watch                                  the jobs of the table that was submitted here
          dps watch 0a1b2c3d-…                       one job, or several
          dps watch --tag summer --exit-status       those with a tag; exit with 1 if one does not succeed

        Exit codes: 0 all have ended (--exit-status: and succeeded), 1 one has not succeeded, 2 the server could not be asked, 130 it was stopped by Ctrl-C.
        """;

    private const int ToldKinds = 20;

    public static Command Create()
    {
        var options = new RemoteOptions();
        var choice = new JobChoice();
        var exitStatus = new Option<bool>("--exit-status") { Description = "Exit with 1 if a job does not succeed." };
        return options.Create(
            "watch",
            Description,
            [choice.Ids, choice.Tag, choice.Table, exitStatus],
            async (parsed, connection, cancel) =>
            {
                ChosenJobs chosen = choice.Read(parsed);
                IReadOnlyList<MaapJob> jobs = await WatchAsync(connection, chosen, cancel).ConfigureAwait(false);
                Tell(jobs, parsed.GetValue(options.Json));
                return parsed.GetValue(exitStatus) && jobs.Any(job => job.State is not (MaapState.Successful or MaapState.Deduped))
                    ? DpsExitCode.Findings
                    : DpsExitCode.Clean;
            });
    }

    private static async Task<IReadOnlyList<MaapJob>> WatchAsync(Connection connection, ChosenJobs chosen, CancellationToken cancel)
    {
        using IProgressView view = ProgressView.Create();
        var told = new HashSet<string>(StringComparer.Ordinal);
        var pace = new LookPace(connection.Profile);
        TimeSpan patience = connection.Profile.IsHere ? TimeSpan.FromSeconds(10) : TimeSpan.FromMinutes(10);
        DateTimeOffset? failsSince = null;
        DateTimeOffset begun = DateTimeOffset.UtcNow;
        try
        {
            while (true)
            {
                try
                {
                    IReadOnlyList<MaapJob> jobs = await JobChoice.LookAsync(connection, chosen, cancel).ConfigureAwait(false);
                    failsSince = null;
                    bool isThere = jobs.Count > 0 || DateTimeOffset.UtcNow - begun > connection.Settling;
                    view.Show(Summary(jobs));
                    SayFailures(view, jobs, told);
                    if (isThere && jobs.All(job => job.State.IsTerminal()))
                    {
                        return jobs.Count > 0
                            ? jobs
                            : throw new CouldNotRunException($"{connection.Profile.Address} has no job with the tag {chosen.Tag}: 'dps jobs' lists yours.");
                    }
                }
                catch (MaapException e) when (e.IsTransient)
                {
                    // Jobs run for hours, and go on without a server that is away for minutes.
                    failsSince ??= DateTimeOffset.UtcNow;
                    if (DateTimeOffset.UtcNow - failsSince > patience)
                    {
                        throw;
                    }

                    view.Show($"{connection.Profile.Address} does not answer; it is asked again.");
                }

                await Task.Delay(pace.Next(), cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            view.Say("The jobs go on without being watched; the same command watches them again, and 'dps cancel' ends them.");
            throw;
        }
    }

    private static string Summary(IReadOnlyList<MaapJob> jobs)
    {
        IEnumerable<string> counts = jobs.GroupBy(job => job.State).OrderBy(state => state.Key)
            .Select(state => $"{state.Count()} {JobText.Word(state.Key)}");
        return jobs.Count == 0 ? "no jobs yet" : $"{string.Join(", ", counts)} of {jobs.Count}";
    }

    private static void SayFailures(IProgressView view, IReadOnlyList<MaapJob> jobs, HashSet<string> told)
    {
        foreach (MaapJob job in jobs.Where(job => job.State == MaapState.Failed))
        {
            string why = job.Message ?? "";
            if (told.Count < ToldKinds && told.Add(why))
            {
                view.Say($"failed: {PlainText.Line(job.Id)} {PlainText.Line(why.ReplaceLineEndings(" "))}".TrimEnd());
            }
        }
    }

    private static void Tell(IReadOnlyList<MaapJob> jobs, bool isJson)
    {
        if (isJson)
        {
            JobText.Print(jobs);
        }
        else
        {
            Console.Out.WriteLine(Summary(jobs));
        }
    }
}
