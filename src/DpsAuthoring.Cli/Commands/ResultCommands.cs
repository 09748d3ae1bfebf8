using System.CommandLine;
using System.Text.Json;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps results</c>, <c>download</c> and <c>metrics</c>: what jobs have left, and what they cost.</summary>
internal static class ResultCommands
{
    private const string DownloadDescription =
        """
        Fetches what jobs have left: of each its results into FOLDER/JOB/, and of one that failed what triage kept. A file appears only when all of it is there; started again, it fetches what is missing.

        Examples:
          dps download 0a1b2c3d-…                    into the folder of that name
          dps download --tag summer -o results       of all jobs with a tag that have ended
          dps download                               of the table that was submitted here

        From MAAP, results come by S3 with your AWS credentials (AWS_ACCESS_KEY_ID and its like, or AWS_PROFILE).

        Exit codes: 0 all is there, 1 some jobs have left nothing, 2 something could not be fetched.
        """;

    public static IEnumerable<Command> Create() => [Results(), Download(), Metrics()];

    private static Command Results()
    {
        var options = new RemoteOptions();
        var choice = new JobChoice();
        return options.Create(
            "results",
            "Tells where the results of jobs are: every link, and the folder in a workspace. Exit codes: 0 success, 1 a job has left nothing, 2 the server could not be asked.",
            [choice.Ids, choice.Tag, choice.Table],
            async (parsed, connection, cancel) =>
            {
                IReadOnlyList<MaapJob> jobs = await JobChoice.LookAsync(connection, choice.Read(parsed), cancel).ConfigureAwait(false);
                var found = new List<(MaapJob Job, MaapJobResults Results)>();
                foreach (MaapJob job in jobs)
                {
                    found.Add((job, await FindAsync(connection, job, cancel).ConfigureAwait(false)));
                }

                if (parsed.GetValue(options.Json))
                {
                    WriteJson(found);
                }
                else
                {
                    found.ForEach(one => WriteText(one.Job, one.Results));
                }

                return found.Any(one => one.Results.Outputs.Count == 0) ? DpsExitCode.Findings : DpsExitCode.Clean;
            });
    }

    /// <summary>What a job has left; nothing of one that has not ended, of which the server fails to tell.</summary>
    public static async Task<MaapJobResults> FindAsync(Connection connection, MaapJob job, CancellationToken cancel) =>
        job.State.IsTerminal()
            ? await connection.Client.GetResultsAsync(job.Id, cancel).ConfigureAwait(false)
            : new MaapJobResults();

    private static void WriteText(MaapJob job, MaapJobResults results)
    {
        Console.Out.WriteLine($"{Terminal.Bold(PlainText.Line(job.Id))}  {JobText.Word(job.State)}");
        if (results.Outputs.Count == 0)
        {
            Console.Out.WriteLine($"  {(job.State.IsTerminal() ? "It has left nothing." : "It has not ended, and so has no results yet.")}");
        }

        foreach (MaapOutput output in results.Outputs)
        {
            Console.Out.WriteLine($"  {PlainText.Line(output.Id)}");
            foreach (MaapPlace place in output.Places)
            {
                Console.Out.WriteLine($"    {PlainText.Line(place.Text)}");
            }
        }

        JobText.WriteFacts(Console.Out, [("folder", job.ProductFolder), ("failure", results.Failure)]);
    }

    private static void WriteJson(List<(MaapJob Job, MaapJobResults Results)> found) => Write(json =>
    {
        json.WriteStartArray("jobs");
        foreach ((MaapJob job, MaapJobResults results) in found)
        {
            json.WriteStartObject();
            json.WriteString("id", job.Id);
            json.WriteString("status", JobText.Word(job.State));
            json.WriteString("folder", job.ProductFolder);
            json.WriteString("failure", results.Failure);
            json.WriteStartArray("outputs");
            foreach (MaapOutput output in results.Outputs)
            {
                json.WriteStartObject();
                json.WriteString("id", output.Id);
                json.WriteTexts("links", [.. output.Places.Select(place => place.Text)]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static Command Download()
    {
        var options = new RemoteOptions();
        var choice = new JobChoice();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder that gets a folder for each job.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => ".",
        };
        return options.Create(
            "download",
            DownloadDescription,
            [choice.Ids, choice.Tag, choice.Table, output],
            async (parsed, connection, cancel) =>
            {
                string folder = parsed.GetValue(output)!;
                if (folder.Length == 0 || File.Exists(folder))
                {
                    throw new CouldNotRunException($"--output '{folder}' is no folder: name the folder that gets the results.");
                }

                IReadOnlyList<MaapJob> jobs = await JobChoice.LookAsync(connection, choice.Read(parsed), cancel).ConfigureAwait(false);
                var fetched = new List<ResultDownload>();
                using (var places = new ResultPlaces(connection.Profile))
                using (IProgressView view = ProgressView.Create())
                {
                    foreach (MaapJob job in jobs)
                    {
                        MaapJobResults results = await FindAsync(connection, job, cancel).ConfigureAwait(false);
                        fetched.Add(await ResultDownload.RunAsync(
                            places, job, results, Path.GetFullPath(folder), view, cancel).ConfigureAwait(false));
                    }
                }

                Tell(fetched, parsed.GetValue(options.Json));
                return fetched.Any(one => one.Files.Count == 0) ? DpsExitCode.Findings : DpsExitCode.Clean;
            });
    }

    private static void Tell(List<ResultDownload> fetched, bool isJson)
    {
        if (!isJson)
        {
            foreach (ResultDownload one in fetched)
            {
                Console.Out.WriteLine(one.Files.Count == 0
                    ? $"{PlainText.Line(one.Job.Id)}: nothing; it is {JobText.Word(one.Job.State)}"
                    : $"{one.Folder}: {one.Files.Count} files, of which {one.Fetched} fetched");
            }

            return;
        }

        Write(json =>
        {
            json.WriteStartArray("jobs");
            foreach (ResultDownload one in fetched)
            {
                json.WriteStartObject();
                json.WriteString("id", one.Job.Id);
                json.WriteString("status", JobText.Word(one.Job.State));
                json.WriteString("folder", one.Folder);
                json.WriteNumber("fetched", one.Fetched);
                json.WriteTexts("files", one.Files);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static Command Metrics()
    {
        var options = new RemoteOptions();
        var ids = new Argument<string[]>("JOB") { Description = "The jobs' ids.", Arity = ArgumentArity.OneOrMore };
        return options.Create("metrics", "Tells what jobs that have ended have used, by the server's own names.", [ids], async (parsed, connection, cancel) =>
        {
            var found = new List<(string Job, MaapJobMetrics Metrics)>();
            foreach (string id in parsed.GetValue(ids)!)
            {
                MaapJob job = await JobChoice.OneAsync(connection, id, cancel).ConfigureAwait(false);
                if (!job.State.IsTerminal())
                {
                    throw new CouldNotRunException($"Job {id} is {JobText.Word(job.State)}: metrics are there when it has ended.");
                }

                found.Add((id, await connection.Client.GetMetricsAsync(id, cancel).ConfigureAwait(false)));
            }

            if (parsed.GetValue(options.Json))
            {
                Write(json =>
                {
                    json.WriteStartArray("jobs");
                    foreach ((string job, MaapJobMetrics metrics) in found)
                    {
                        json.WriteStartObject();
                        json.WriteString("id", job);
                        json.WriteStartObject("metrics");
                        foreach ((string name, string value) in metrics.Values)
                        {
                            json.WriteString(name, value);
                        }

                        json.WriteEndObject();
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                });
                return DpsExitCode.Clean;
            }

            foreach ((string job, MaapJobMetrics metrics) in found)
            {
                Console.Out.WriteLine(Terminal.Bold(PlainText.Line(job)));
                JobText.WriteFacts(Console.Out, [.. metrics.Values.Select(metric => (PlainText.Line(metric.Key), (string?)metric.Value)).DefaultIfEmpty(("metrics", "none"))]);
            }

            return DpsExitCode.Clean;
        });
    }

    private static void Write(Action<Utf8JsonWriter> write)
    {
        using Stream output = Console.OpenStandardOutput();
        JsonOutput.Write(output, write);
    }
}
