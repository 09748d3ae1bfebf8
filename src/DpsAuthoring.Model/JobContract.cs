#if RUNTIME
namespace DpsAuthoring; // Authors' programs carry this file, and not the rest of the model.
#else
namespace DpsAuthoring.Model;
#endif

/// <summary>The two ways in which DPS hands a job its inputs and takes its results.</summary>
public enum JobContract
{
    /// <summary>
    /// Every input as <c>--name value</c>, files as paths, a true boolean as a bare <c>--name</c> (CWL); the result is the one directory
    /// that matches <c>output*</c>.
    /// </summary>
    Ogc,

    /// <summary>
    /// Files in <c>./input/</c>, the other values as positional arguments in declared order; the result is <c>output/</c>.
    /// </summary>
    Legacy,
}
