using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>Where the commands of jobs run: on this machine as it is, or in containers. All else of a job is the same in both.</summary>
internal interface IJobHost
{
    /// <summary>
    /// What removes, besides its processes, all that a runner's jobs have left here, for when that runner has been killed.
    /// </summary>
    /// <returns>A program and its arguments; empty where nothing can be left.</returns>
    IReadOnlyList<string> CleanUp(RunnerMark runner);

    /// <summary>Removes what the jobs of runners have left here that are over.</summary>
    /// <param name="home">The folder that they were run for.</param>
    void EndLeftovers(string home);

    /// <summary>The variables that a job's command gets here, of those that its job has.</summary>
    IReadOnlyList<string> EnvironmentOf(JobRequest request, IReadOnlyList<string> variables);

    /// <summary>What a job starts here.</summary>
    /// <exception cref="JobException">The configuration's command cannot be started by DPS.</exception>
    JobCommand CommandOf(JobRequest request, JobValues values, string inputFolder, IReadOnlyList<string> environment);

    /// <summary>Runs a job's command, and returns when nothing of it runs any more.</summary>
    /// <param name="start">What is run.</param>
    /// <param name="cancel">Stops it as its time limit would.</param>
    /// <exception cref="JobException">It cannot be started.</exception>
    ProcessExit Run(JobStart start, CancellationToken cancel);
}

/// <summary>A job's command that is to be started.</summary>
/// <param name="Request">The job.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Command">The command.</param>
/// <param name="Environment">Its variables.</param>
/// <param name="Runner">Names the process that runs it.</param>
/// <param name="HostName">What its processes are known by.</param>
/// <param name="Inputs">What the links in <c>input/</c> lead to.</param>
internal sealed record JobStart(
    JobRequest Request,
    WorkDirectory Folder,
    JobCommand Command,
    IReadOnlyList<string> Environment,
    RunnerMark Runner,
    string HostName,
    IReadOnlyCollection<string> Inputs)
{
    /// <summary>What its standard output goes to: a CWL runner keeps its own.</summary>
    public string Output => Request.Contract == JobContract.Legacy ? Folder.OutputFile : Folder.ErrorFile;
}
