namespace DpsAuthoring;

/// <summary>The two ways in which DPS hands inputs to a program.</summary>
public enum JobContract
{
    /// <summary>Every input as <c>--name value</c>, files as paths, a true boolean as a bare <c>--name</c> (CWL).</summary>
    Ogc,

    /// <summary>Files in <c>./input/</c>, the other values as positional arguments in declared order.</summary>
    Legacy,
}
