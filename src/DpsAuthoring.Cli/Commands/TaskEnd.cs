using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Commands;

/// <summary>How a task of an array in Slurm ends, whoever has submitted it.</summary>
internal static class TaskEnd
{
    /// <summary>Runs a task.</summary>
    /// <param name="run">Runs its jobs, and says whether they were still this task's.</param>
    /// <exception cref="CouldNotRunException">It cannot go on.</exception>
    public static async Task<int> OfAsync(Func<Task<bool>> run)
    {
        try
        {
            if (!await run().ConfigureAwait(false))
            {
                Console.Error.WriteLine("dps: The jobs of this task were taken from it: nothing is run.");
            }

            return DpsExitCode.Clean; // Of jobs that have failed, the task's file tells.
        }
        catch (JobException e)
        {
            throw new CouldNotRunException(e.Message);
        }
    }
}
