using System.CommandLine;
using DpsAuthoring.Cli.Jobs;
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
        command.SetAction(parsed => Interruption.Run(cancel => TaskEnd.OfAsync(() =>
        {
            JobSettings settings = common.Read(parsed);
            return TaskRun.RunAsync(
                parsed.GetValue(file)!,
                settings.Request(settings.Contracts(parsed.GetValue(contract))[0]),
                work => settings.CreateEngine(work, parallel: 1, Console.Error.WriteLine),
                cancel);
        })));
        return command;
    }
}
