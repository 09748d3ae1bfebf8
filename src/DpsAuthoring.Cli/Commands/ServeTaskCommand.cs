using System.CommandLine;
using DpsAuthoring.Cli.Building.Images;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Cli.Serving;
using DpsAuthoring.Jobs;
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
        command.SetAction(parsed => Interruption.Run(async cancel =>
        {
            ContainerEngine? engine = parsed.GetValue(containers) is { } named ? AlgorithmImage.RequireEngine(named) : null;
            string place = CachePlace.Find(parsed.GetValue(cache)!, parsed.GetValue(output)!, Console.Error);
            try
            {
                bool isOurs = await TaskRun.RunAsync(
                    parsed.GetValue(file)!,
                    template: null,
                    work => ServerEngine.OfThisMachine(
                        new Workspace(parsed.GetValue(output)!, work), place, parallel: 1, engine, Console.Error.WriteLine),
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
