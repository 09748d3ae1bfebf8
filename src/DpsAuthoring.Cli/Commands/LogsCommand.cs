using System.CommandLine;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Running;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps logs</c>: what a job, or the build of an algorithm, has written.</summary>
internal static class LogsCommand
{
    private const string Description =
        """
        Shows what a job has written: both streams, of one that failed also why, and the names of what triage kept. DPS has a job's log when the job has ended.

        Examples:
          dps logs 0a1b2c3d-…                        both streams
          dps logs 0a1b2c3d-… --stream stderr        one of them, as it is
          dps logs 0a1b2c3d-… --stream triage        what triage kept, with the job's own *.log
          dps logs --build                           the log of your newest build; or name the build

        Exit codes: 0 success, 1 there is no log, 2 it cannot be had.
        """;

    public static Command Create()
    {
        var options = new RemoteOptions();
        var id = new Argument<string?>("JOB") { Description = "The job's id; with --build the build's.", Arity = ArgumentArity.ZeroOrOne };
        var stream = new Option<string?>("--stream") { Description = "stdout or stderr alone, or triage: all that was kept of a job that failed." };
        stream.AcceptOneOf("stdout", "stderr", "triage");
        var build = new Option<bool>("--build") { Description = "The log of a build: the newest of yours, or the one that is named." };
        return options.Create("logs", Description, [id, stream, build], async (parsed, connection, cancel) =>
        {
            bool isJson = parsed.GetValue(options.Json);
            if (parsed.GetValue(build))
            {
                return await BuildAsync(connection, parsed.GetValue(id), isJson, cancel).ConfigureAwait(false);
            }

            string job = parsed.GetValue(id) ?? throw new CouldNotRunException("Name a job, as 'dps jobs' lists them, or say --build.");
            return await JobAsync(connection, job, parsed.GetValue(stream), isJson, cancel).ConfigureAwait(false);
        });
    }

    private static async Task<int> BuildAsync(Connection connection, string? id, bool isJson, CancellationToken cancel)
    {
        MaapBuild build = id is not null
            ? await connection.Client.GetBuildAsync(id, cancel).ConfigureAwait(false)
            : (await connection.Client.GetBuildsAsync(cancel).ConfigureAwait(false)) is [var newest, ..] ? newest
            : throw new CouldNotRunException($"{connection.Profile.Address} has no build of yours.");
        Uri address = build.LogAddress ?? throw new CouldNotRunException($"The server does not tell where the log of build {build.Id} is.");
        using var log = new BuildLogFollower(connection.Profile, address);
        await log.ShowNewAsync(isJson ? TextWriter.Null : Console.Out, cancel).ConfigureAwait(false);
        if (isJson)
        {
            Write([("build", address.AbsoluteUri, log.Text)]);
        }
        else if (!log.IsReadable)
        {
            Console.Out.WriteLine($"The log is a page: {address}");
        }

        return DpsExitCode.Clean;
    }

    private static async Task<int> JobAsync(Connection connection, string id, string? stream, bool isJson, CancellationToken cancel)
    {
        MaapJob job = await JobChoice.OneAsync(connection, id, cancel).ConfigureAwait(false);
        if (!job.State.IsTerminal())
        {
            throw new CouldNotRunException($"Job {id} is {JobText.Word(job.State)}: DPS has its log when it has ended. To wait for that: dps watch {id}");
        }

        MaapJobResults results = await connection.Client.GetResultsAsync(id, cancel).ConfigureAwait(false);
        using var places = new ResultPlaces(connection.Profile);
        var all = new List<ResultFile>();
        foreach (MaapOutput output in results.Outputs)
        {
            all.AddRange(await places.ListAsync(output, cancel).ConfigureAwait(false));
        }

        ResultFile[] wanted = [.. all.Where(file => IsWanted(file.Name, stream))];
        if (stream != "triage")
        {
            wanted = [.. wanted.Where(file => file.Size > 0 || stream is not null)];
        }

        string folder = Directory.CreateTempSubdirectory("dps-logs-").FullName;
        try
        {
            var logs = new List<(string Name, string Address, string Text)>();
            foreach (ResultFile file in wanted)
            {
                string copy = Path.Combine(folder, logs.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                await places.FetchAsync(file, copy, cancel).ConfigureAwait(false);
                logs.Add((file.Name, file.Address, File.Exists(copy) ? await File.ReadAllTextAsync(copy, cancel).ConfigureAwait(false) : ""));
            }

            if (isJson)
            {
                Write(logs);
            }
            else
            {
                Show(logs, stream, stream is null or "triage" ? results.Failure ?? job.Message : null, stream == "triage" ? all : []);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return wanted.Length > 0 ? DpsExitCode.Clean : DpsExitCode.Findings;
    }

    private static bool IsWanted(string name, string? stream) => stream switch
    {
        "stdout" => name == WorkDirectory.StandardOutput,
        "stderr" => name == WorkDirectory.StandardError,
        "triage" => name is WorkDirectory.StandardOutput or WorkDirectory.StandardError || name.EndsWith(".log", StringComparison.Ordinal),
        _ => name is WorkDirectory.StandardOutput or WorkDirectory.StandardError,
    };

    private static void Show(
        List<(string Name, string Address, string Text)> logs, string? stream, string? failure, IReadOnlyList<ResultFile> kept)
    {
        if (failure is { Length: > 0 })
        {
            Console.Out.WriteLine(PlainText.Line(failure.ReplaceLineEndings(" ")));
        }

        foreach (ResultFile file in kept)
        {
            Console.Out.WriteLine($"{file.Size,12}  {PlainText.Line(file.Name)}");
        }

        foreach ((string name, _, string text) in logs)
        {
            if (stream is null or "triage")
            {
                Console.Out.WriteLine($"==> {PlainText.Line(name)} <==");
            }

            using var lines = new StringReader(text);
            while (lines.ReadLine() is { } line)
            {
                Console.Out.WriteLine(PlainText.Line(line));
            }
        }

        if (logs.Count == 0)
        {
            Console.Error.WriteLine("dps: the job has left no log.");
        }
    }

    private static void Write(IReadOnlyList<(string Name, string Address, string Text)> logs)
    {
        using Stream output = Console.OpenStandardOutput();
        JsonOutput.Write(output, json =>
        {
            json.WriteStartArray("logs");
            foreach ((string name, string address, string text) in logs)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("address", address);
                json.WriteString("text", text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
