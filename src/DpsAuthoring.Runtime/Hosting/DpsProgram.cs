using DpsAuthoring.Declaration;

namespace DpsAuthoring.Hosting;

/// <summary>The entry of an algorithm's program: <c>return await DpsProgram.RunAsync&lt;MyAlgorithm&gt;(args);</c></summary>
public static class DpsProgram
{
    /// <summary>Runs an algorithm as this process, in the current directory, under the contract that the arguments show.</summary>
    /// <typeparam name="T">The algorithm: a partial class that bears <see cref="AlgorithmAttribute"/>.</typeparam>
    /// <param name="args">The program's arguments.</param>
    /// <returns>
    /// The exit code: 0 success, 1 failure, 2 an input that cannot be used, 130 after Ctrl-C, 143 after SIGTERM.
    /// It never throws for what goes wrong in a run.
    /// </returns>
    public static Task<int> RunAsync<T>(string[] args)
        where T : class, IDeclaredAlgorithm<T> =>
        new AlgorithmRunner<T>(T.Declaration, JobHost.ThisProcess()).RunAsync(args);

    /// <summary>Runs an algorithm inside another program, such as a test: in any folder, with its own streams.</summary>
    /// <typeparam name="T">The algorithm: a partial class that bears <see cref="AlgorithmAttribute"/>.</typeparam>
    /// <param name="args">What would be the program's arguments.</param>
    /// <param name="host">The folder, the streams and what stops the job.</param>
    /// <returns>What would be the exit code.</returns>
    public static Task<int> RunAsync<T>(IReadOnlyList<string> args, JobHost host)
        where T : class, IDeclaredAlgorithm<T>
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(host);
        return new AlgorithmRunner<T>(T.Declaration, host).RunAsync(args);
    }
}
