using System.CommandLine;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Slurm;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps batch-task</c>: a task of an array that <c>dps batch --engine slurm</c> has submitted. People do not write it.</summary>
internal static class BatchTaskCommand
{
    public const string Name = "batch-task";

    public static Command Create()
    {
        var common = new JobOptions();
        var contract = new Option<string?>("--contract");
        var file = new Argument<string>("FILE") { Description = "The task's file." };
        var command = new Command(Name, "Runs a task of an array of dps batch.")
        {
            common.Path,
            file,
            contract,
            common.Tag,
            common.TimeLimit,
            common.Container,
            common.ContainerEngineName,
            common.AsDps,
            common.Output,
            common.Cache,
        };
        command.Hidden = true;
        command.SetAction(parsed => Interruption.Run(async cancel =>
        {
            try
            {
                JobSettings settings = common.Read(parsed);
                bool isOurs = await TaskRun.RunAsync(
                    parsed.GetValue(file)!,
                    settings.Request(settings.Contracts(parsed.GetValue(contract))[0]),
                    work => settings.CreateEngine(work, parallel: 1, Console.Error.WriteLine),
                    cancel).ConfigureAwait(false);
                if (!isOurs)
                {
                    Console.Error.WriteLine("dps: The jobs of this task were taken from it: nothing is run.");
                }

                return DpsExitCode.Clean; // Of jobs that have failed, the task's file tells.
            }
            catch (JobException e)
            {
                throw new CouldNotRunException(e.Message);
            }
        }));
        return command;
    }
}
