using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Declaration;

/// <summary>
/// What one run makes an algorithm from. Generated code in authors' assemblies takes it whole, so what a later version adds breaks none
/// of it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class AlgorithmActivation
{
    internal AlgorithmActivation(InputValues inputs, ILoggerFactory loggerFactory)
    {
        Inputs = inputs;
        LoggerFactory = loggerFactory;
    }

    /// <summary>The values that the run was given.</summary>
    public InputValues Inputs { get; }

    /// <summary>Makes the loggers that the algorithm's constructor takes; what they write goes to the job's log.</summary>
    public ILoggerFactory LoggerFactory { get; }
}
