using System.CommandLine;
using DpsAuthoring.Cli.Building.Images;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Cli.Serving;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Slurm;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps serve-task</c>: a task of an array that <c>dps serve --engine slurm</c> has submitted. People do not write it.</summary>
internal static class ServeTaskCommand
{
    public const string Name = "serve-task";

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The task's file." };
        var output = new Option<string>("--output") { Required = true };
        var cache = new Option<string>("--cache") { Required = true };
        Option<string?> containers = JobOptions.CreateContainerEngine();
        var command = new Command(Name, "Runs a task of an array of dps serve.") { file, output, cache, containers };
        command.Hidden = true;
        command.SetAction(parsed => Interruption.Run(cancel => TaskEnd.OfAsync(() =>
        {
            ContainerEngine? engine = parsed.GetValue(containers) is { } named ? AlgorithmImage.RequireEngine(named) : null;
            string place = CachePlace.Find(parsed.GetValue(cache)!, parsed.GetValue(output)!, Console.Error);
            return TaskRun.RunAsync(
                parsed.GetValue(file)!,
                template: null,
                work => ServerEngine.OfThisMachine(
                    new Workspace(parsed.GetValue(output)!, work), place, parallel: 1, engine, Console.Error.WriteLine),
                cancel);
        })));
        return command;
    }
}
