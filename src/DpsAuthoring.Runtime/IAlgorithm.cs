namespace DpsAuthoring;

/// <summary>A batch algorithm: inputs declared as properties, one method that does the work.</summary>
/// <remarks>
/// Mark the class with <see cref="AlgorithmAttribute"/>, make it <c>partial</c>, and declare each input with
/// <see cref="InputAttribute"/>. A constructor may take an <c>ILogger&lt;T&gt;</c> or an <c>ILoggerFactory</c>.
/// </remarks>
public interface IAlgorithm
{
    /// <summary>Does the work of one job.</summary>
    /// <param name="job">The job's folders and progress.</param>
    /// <param name="cancellationToken">Cancelled by SIGTERM or Ctrl-C; a job then has 5 seconds to leave.</param>
    /// <returns>A task that ends when the results have been published; an exception fails the job with exit code 1.</returns>
    Task RunAsync(Job job, CancellationToken cancellationToken);
}
