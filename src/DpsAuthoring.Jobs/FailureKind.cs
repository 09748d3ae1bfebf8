namespace DpsAuthoring.Jobs;

/// <summary>What kind of failure it is.</summary>
public enum FailureKind
{
    /// <summary>The request itself: an unknown or missing input, a tag that is no folder's name.</summary>
    Request,

    /// <summary>An input could not be fetched, or two have one name.</summary>
    Input,

    /// <summary>The run command could not be started.</summary>
    Start,

    /// <summary>It ended with an exit code other than 0, or by a signal of its own.</summary>
    ExitCode,

    /// <summary>It was stopped at its time limit.</summary>
    TimeLimit,

    /// <summary>There is no output that the contract can take.</summary>
    Output,

    /// <summary>It changed its inputs, which are read-only in DPS.</summary>
    ChangedInput,

    /// <summary>The results could not be put in their place.</summary>
    Publication,

    /// <summary>It was stopped from outside; it says nothing about the algorithm.</summary>
    Interrupted,
}
