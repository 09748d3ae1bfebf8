using System.CommandLine;
using DpsAuthoring.Cli.Batches;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Cli.Commands;

/// <summary>What can be done with a batch from another terminal, while it runs and afterwards.</summary>
internal sealed class BatchLookCommands
{
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder that has dps_batches/.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ".",
    };

    private readonly Argument<string?> _name = new("NAME")
    {
        Description = "The batch's name. Default: the only one that there is.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write JSON for scripts." };

    /// <summary>All of them.</summary>
    public static IEnumerable<Command> Create()
    {
        var commands = new BatchLookCommands();
        return
        [
            commands.List(), commands.Status(), commands.Logs(), commands.Retry(), commands.Cancel(),
            BatchCollectCommand.Create(commands._name, commands._output),
        ];
    }

    private Command List()
    {
        var command = new Command("ls", "Lists the batches here: how far each is, and whether it runs.") { _output, _json };
        command.SetAction(parsed =>
        {
            BatchState[] all = [.. BatchFolders.All(parsed.GetValue(_output)!).Select(BatchState.Read).OfType<BatchState>()];
            BatchState.Write(Console.Out, all, parsed.GetValue(_json));
            return DpsExitCode.Clean;
        });
        return command;
    }

    private Command Status()
    {
        var command = new Command("status", "Tells how far a batch is, which rows run, what has failed so far, and what was lost.")
        {
            _name, _output, _json,
        };
        command.SetAction(parsed =>
        {
            string folder = Folder(parsed);
            BatchState state = BatchState.Read(folder) ?? throw new CouldNotRunException($"{folder} has no batch yet.");
            BatchState.Write(Console.Out, [state], parsed.GetValue(_json));
            if (!parsed.GetValue(_json))
            {
                if (RunningJobs.Text(state.Running) is { } running)
                {
                    Console.Out.WriteLine(running);
                }

                using BatchReader reader = BatchReader.Open(folder)!;
                BatchSummary.WriteDetails(Console.Out, reader);
            }

            return state.Failed == 0 ? DpsExitCode.Clean : DpsExitCode.Findings;
        });
        return command;
    }

    private Command Logs()
    {
        var row = new Argument<int>("ROW") { Description = "The row of the table, counted from 1." };
        Argument<string> name = new("NAME") { Description = "The batch's name." };
        var command = new Command("logs", "Shows what a job has written to its log: one that runs, has succeeded or has failed.") { name, row, _output };
        command.SetAction(parsed =>
        {
            JobLogs.Write(Console.Out, BatchFolders.Find(parsed.GetValue(_output)!, parsed.GetValue(name)), parsed.GetValue(row));
            return DpsExitCode.Clean;
        });
        return command;
    }

    private Command Retry()
    {
        Option<RowRanges?> rows = BatchCommand.Rows("--only", "Run these rows again: 7, or 1-10,15, or 90-. Default: all that have failed.");
        var command = new Command("retry", "Has a batch that runs try its failed jobs again.") { _name, rows, _output };
        command.SetAction(parsed => Interruption.Run(cancel => GiveAsync(
            Folder(parsed), new BatchOrder(BatchOrderKind.Retry, parsed.GetValue(rows)), "Its failed jobs are run again.", cancel)));
        return command;
    }

    private Command Cancel()
    {
        Option<RowRanges?> rows = BatchCommand.Rows(
            "--only", "Cancel these rows: 7, or 1-10,15, or 90-; the others go on. Default: stop the batch, which can be gone on with.");
        var command = new Command("cancel", "Stops a batch that runs, or some of its jobs: also what a cluster goes on with although no dps waits for it.") { _name, rows, _output };
        command.SetAction(parsed => Interruption.Run(cancel =>
        {
            RowRanges? some = parsed.GetValue(rows);
            return GiveAsync(
                Folder(parsed),
                new BatchOrder(some is null ? BatchOrderKind.Stop : BatchOrderKind.Cancel, some),
                some is null ? "It stops: the jobs that run are ended, and are to be run again." : "These jobs are ended, and count as failed.",
                cancel);
        }));
        return command;
    }

    private static async Task<int> GiveAsync(string folder, BatchOrder order, string done, CancellationToken cancel)
    {
        if (!await order.GiveAsync(folder, cancel).ConfigureAwait(false)
            && (order.Kind == BatchOrderKind.Retry || !await EndAsync(folder, order.Rows, cancel).ConfigureAwait(false)))
        {
            throw new CouldNotRunException(
                $"Nobody runs the batch in {folder}. The command that it was started with goes on with it, and runs what has failed.");
        }

        Console.Out.WriteLine(done);
        return DpsExitCode.Clean;
    }

    /// <summary>Ends what engines go on with although nobody waits for them.</summary>
    /// <returns>Whether they had any of it.</returns>
    private static async Task<bool> EndAsync(string folder, RowRanges? rows, CancellationToken cancel)
    {
        if (Batch.KeyOf(folder) is null)
        {
            return false;
        }

        try
        {
            using var batch = Batch.Open(folder);
            return await BatchEngine.EndAsync(
                batch, rows, sentence => Console.Error.WriteLine($"dps: {sentence}"), cancel).ConfigureAwait(false) > 0;
        }
        catch (JobException e)
        {
            throw new CouldNotRunException(e.Message);
        }
    }

    private string Folder(ParseResult parsed) => BatchFolders.Find(parsed.GetValue(_output)!, parsed.GetValue(_name));
}
