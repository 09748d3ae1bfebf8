using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using DpsAuthoring.Cli.Batches;
using DpsAuthoring.Cli.Building.Images;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Cli.Serving;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Server;
using DpsAuthoring.Server.Hosting;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps serve</c>: MAAP's DPS on this machine.</summary>
internal static class ServeCommand
{
    private const string Description =
        """
        Serves MAAP's API on this machine: register, build, submit, monitor and collect as with DPS, with maap-py or any other client. Jobs run as dps run runs them.

        Examples:
          dps serve                                  on http://127.0.0.1:8080, until Ctrl-C
          dps serve --port 0 --data /scratch/dps     on any free port, which is printed; all that it keeps is in that folder
          dps serve --queue fast=5 --queue slow      two queues of your own, of which fast stops jobs after 5 minutes
          dps serve --engine slurm --data /shared/dps -- --partition=main
                                                     jobs run on a cluster, whose nodes see that folder
          dps serve --container                      what is registered becomes an image, and jobs run in its containers
          dps serve --doctor                         what is missing here
          export MAAP_API_HOST=http://127.0.0.1:8080 MAAP_PGT=$(cat ~/.local/share/dps/serve/token)    for maap-py

        The token is that of MAAP_PGT, or else in the file 'token' of the data folder, which is made.

        Exit codes: 0 nothing is missing (--doctor), 1 something is, 2 it could not serve, 130 it was stopped by Ctrl-C.
        """;

    private const int DefaultPort = 8080;
    private const int MostParallel = 1000;

    public static Command Create()
    {
        Option<int?> port = Cli.Choices.Number(
            0, ushort.MaxValue, $"The port on 127.0.0.1; 0 for any that is free. Default: {DefaultPort}.", "--port");
        var data = new Option<string?>("--data")
        {
            Description = "The folder of all that it keeps: algorithms, jobs, results. Default: dps/serve of XDG_DATA_HOME.",
            HelpName = "FOLDER",
        };
        var queues = new Option<QueueLimit[]>("--queue")
        {
            Description = "A queue in place of MAAP's, with the minutes that its jobs may run; may be given several times, the default one first.",
            HelpName = "NAME[=MINUTES]",
            CustomParser = ReadQueues,
        };
        Option<int?> parallel = Cli.Choices.Number(
            1, MostParallel, "How many jobs run at a time. Default: one for each processor.", "--parallel");
        var container = new Option<bool>("--container")
        {
            Description = "Make an image of what is registered, as DPS does, and run jobs in containers of it.",
        };
        var basis = new Option<string?>("--base")
        {
            Description = "With --container, the image to build on instead of the configured ones.",
            HelpName = "IMAGE",
        };
        Option<string?> containerEngine = JobOptions.CreateContainerEngine();
        var engine = new Option<string>("--engine")
        {
            Description = "What runs the jobs: 'local', this machine, or 'slurm', tasks of arrays, which go on without the server. Default: local.",
            DefaultValueFactory = _ => BatchEngine.Local,
        };
        engine.AcceptOneOf(BatchEngine.Local, BatchEngine.Slurm);
        var passedOn = new Argument<string[]>("-- OPTIONS")
        {
            Description = "Options of sbatch, behind --, such as -- --partition=main --mem=4G.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var open = new Option<bool>("--no-token") { Description = "Serve everybody on this machine without a token: they can run programs as you." };
        var doctor = new Option<bool>("--doctor") { Description = "Say what is missing on this machine, and end." };
        var json = new Option<bool>("--json") { Description = "Print the address and where everything is as one JSON object with a version." };
        var cache = new Option<string?>("--cache") { Description = "Where fetched inputs are kept.", HelpName = "FOLDER" };
        var command = new Command("serve", Description) { port, data, queues, parallel, container, basis, containerEngine, engine, open, doctor, json, cache, passedOn };
        command.SetAction(parsed => Interruption.Run(cancel => RunAsync(
            new ServerOptions
            {
                Data = Path.GetFullPath(parsed.GetValue(data) ?? ServerPlace.DefaultData),
                Port = parsed.GetValue(port) ?? DefaultPort,
                Token = null,
                User = UserName(),
                Queues = parsed.GetValue(queues) is { Length: > 0 } own ? own : QueueLimit.Default,
                Say = Say,
            },
            new EngineChoice(
                parsed.GetValue(engine) == BatchEngine.Slurm,
                parsed.GetValue(parallel),
                JobOptions.CacheFolder(parsed.GetValue(cache)),
                PassedOn(parsed, parsed.GetValue(engine) == BatchEngine.Slurm)),
            new Choices(
                parsed.GetValue(open),
                parsed.GetValue(doctor),
                parsed.GetValue(json),
                ReadContainers(parsed.GetValue(container), parsed.GetValue(basis), parsed.GetValue(containerEngine))),
            cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ServerOptions options, EngineChoice chosen, Choices choices, CancellationToken cancel)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new CouldNotRunException("Jobs are run on Linux only, as in DPS: use a container, or WSL.");
        }

        if (choices.Doctor)
        {
            return ServerDoctor.Tell(options, chosen.Cache, Console.Out) ? DpsExitCode.Clean : DpsExitCode.Findings;
        }

        ContainerEngine? containers = choices.Containers is { } wanted ? AlgorithmImage.RequireEngine(wanted.Engine) : null;
        using var server = DpsServer.Open(options);
        ServerToken? token = choices.IsOpen ? null : ServerToken.Find(options.Data);

        // Jobs find this server as they find MAAP's.
        Environment.SetEnvironmentVariable("MAAP_API_HOST", server.Address);
        Environment.SetEnvironmentVariable(ServerToken.Variable, token?.Value);
        using var looks = new GdalLooks();
        await using var items = new ServedItems();
        IJobEngine engine = await ServerEngine.StartAsync(chosen, options, containers, cancel).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable _ = engine.ConfigureAwait(false);
        await server.RunAsync(
            options with { Token = token?.Value, TokenFile = token?.File },
            new RegisteredBuild(containers is null ? null : new RegisteredImages(containers, choices.Containers!.Base)),
            engine,
            looks,
            items,
            () => Tell(server, options, token?.File, choices),
            cancel).ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        return DpsExitCode.Clean;
    }

    /// <summary>What stands behind <c>--</c>.</summary>
    private static string[] PassedOn(ParseResult parsed, bool isForSlurm)
    {
        string[] behind = [.. parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Select(token => token.Value)];
        int words = parsed.CommandResult.Children.OfType<ArgumentResult>().Sum(argument => argument.Tokens.Count);
        return words == behind.Length
            ? behind.Length == 0 || isForSlurm
                ? behind
                : throw new CouldNotRunException($"'{behind[0]}' behind -- is for sbatch, and this machine runs the jobs: choose --engine slurm.")
            : throw new CouldNotRunException("dps serve takes options only: those of sbatch stand behind --.");
    }

    private static Containers? ReadContainers(bool isWanted, string? basis, string? engine) =>
        isWanted ? new Containers(basis is null ? null : AlgorithmImage.ReadName("--base", basis), engine)
            : basis is null && engine is null ? null
            : throw new CouldNotRunException("--base and --container-engine choose what --container makes, and there is no --container.");


    private static void Tell(DpsServer server, ServerOptions options, string? tokenFile, Choices choices)
    {
        ServerPlace.Announce(options.Data, server.Address);
        if (choices.Json)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, writer =>
            {
                writer.WriteString("address", server.Address);
                writer.WriteString("data", options.Data);
                writer.WriteString("token_file", tokenFile);
                writer.WriteTexts("queues", [.. options.Queues.Select(queue => queue.Name)]);
            });
            return;
        }

        string secret = tokenFile is null ? "" : $" MAAP_PGT=$(cat {JobCommand.Quote(tokenFile)})";
        Console.Out.WriteLine($"Listening on {server.Address}");
        Console.Out.WriteLine($"  page      {server.Address}/jobs");
        Console.Out.WriteLine($"  data      {options.Data}");
        Console.Out.WriteLine($"  token     {(choices.IsOpen ? "none: everybody on this machine may use it, and so run programs as you" : tokenFile ?? "that of MAAP_PGT")}");
        Console.Out.WriteLine($"  clients   export MAAP_API_HOST={server.Address}{secret}");
        Console.Out.Flush();
    }

    private static QueueLimit[] ReadQueues(ArgumentResult result)
    {
        var queues = new List<QueueLimit>();
        foreach (Token token in result.Tokens)
        {
            if (QueueLimit.Parse(token.Value) is { } queue)
            {
                queues.Add(queue);
            }
            else
            {
                result.AddError($"'{token.Value}' is not a valid queue: write NAME or NAME=MINUTES, of letters, digits, - and _.");
            }
        }

        return [.. queues];
    }

    /// <summary>The user's name, which is a folder of the results' path.</summary>
    private static string UserName() =>
        Environment.UserName is { Length: > 0 } name && name is not ("." or "..") && !name.Contains('/', StringComparison.Ordinal) ? name : "me";

    private static void Say(string sentence) => Console.Error.WriteLine("dps: " + sentence.ReplaceLineEndings(" "));

    private sealed record Choices(bool IsOpen, bool Doctor, bool Json, Containers? Containers);

    private sealed record Containers(ImageName? Base, string? Engine);
}
