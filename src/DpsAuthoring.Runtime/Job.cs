using DpsAuthoring.Logging;

namespace DpsAuthoring;

/// <summary>One run of an algorithm: its folders, its progress, and what it prints.</summary>
public sealed class Job
{
    private readonly JobLog _log;

    internal Job(string workingDirectory, JobContract contract, JobInput input, JobOutput output, JobScratch scratch, JobLog log)
    {
        WorkingDirectory = workingDirectory;
        Contract = contract;
        Input = input;
        Output = output;
        Scratch = scratch;
        _log = log;
        Progress = new JobProgress(log);
    }

    /// <summary>The full path of the job's working folder.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The contract under which the inputs arrived.</summary>
    public JobContract Contract { get; }

    /// <summary>The <c>input/</c> folder. Declared file inputs are on the algorithm's own properties.</summary>
    public JobInput Input { get; }

    /// <summary>The <c>output/</c> folder: the only place whose content outlives the job.</summary>
    public JobOutput Output { get; }

    /// <summary>A folder for intermediate files, gone when the job ends.</summary>
    public JobScratch Scratch { get; }

    /// <summary>Takes how much is done, from 0 to 1: a bar on a terminal, sparse lines in a log.</summary>
    public JobProgress Progress { get; }

    /// <summary>Prints a line to standard output just as it is, and to the log file with the time.</summary>
    /// <param name="text">The line.</param>
    public void Print(string text) => _log.Print(text);
}
