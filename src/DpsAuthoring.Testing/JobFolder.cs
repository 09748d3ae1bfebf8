using DpsAuthoring.Declaration;
using DpsAuthoring.Hosting;

namespace DpsAuthoring.Testing;

/// <summary>
/// A job's folder inside a test: inputs are linked into <c>input/</c> as DPS links them, the algorithm runs in it, and what it left is
/// looked at. Disposing it deletes everything.
/// </summary>
public sealed class JobFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dps-job-").FullName;
    private readonly ReadOnlyInputs _cache;

    /// <summary>Makes an empty job folder in the system's temporary folder.</summary>
    public JobFolder()
    {
        FullPath = Directory.CreateDirectory(Path.Combine(_root, "job")).FullName;
        _cache = new ReadOnlyInputs(Directory.CreateDirectory(Path.Combine(_root, "cache")).FullName, Path.Combine(FullPath, "input"));
    }

    /// <summary>The full path of the job's working folder.</summary>
    public string FullPath { get; }

    /// <summary>Puts a copy of a file or a directory, read-only and behind a link, into <c>input/</c> under its own name.</summary>
    /// <param name="file">The file or directory to copy.</param>
    /// <returns>The full path in <c>input/</c>.</returns>
    /// <exception cref="IOException">The file cannot be read, or <c>input/</c> has one of that name, which fails a real job
    /// too.</exception>
    public string AddInput(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return _cache.Add(Path.GetFileName(Path.TrimEndingDirectorySeparator(file)), path => ReadOnlyInputs.Copy(file, path));
    }

    /// <summary>Makes an input file, read-only and behind a link in <c>input/</c>.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="write">Writes its content to the path it is given; it may also make a directory of that name.</param>
    /// <returns>The full path in <c>input/</c>.</returns>
    /// <exception cref="IOException"><c>input/</c> has a file of that name already, which fails a real job too.</exception>
    public string AddInput(string name, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(write);
        return _cache.Add(name, write);
    }

    /// <summary>Runs an algorithm in this process with the inputs as a contract hands them over.</summary>
    /// <typeparam name="T">The algorithm.</typeparam>
    /// <param name="contract">
    /// <see cref="JobContract.Ogc"/> writes every input as <c>--name value</c>. <see cref="JobContract.Legacy"/> writes the values in
    /// declared order and leaves files to be found in <c>input/</c>, where <see cref="AddInput(string)"/> has put them.
    /// </param>
    /// <param name="inputs">The inputs by name, as text. Inputs that are not here keep their defaults.</param>
    /// <param name="cancellationToken">Stops the job as SIGTERM does; the exit code is then 143.</param>
    /// <returns>What the run left.</returns>
    /// <exception cref="ArgumentException">The algorithm has no input of such a name, or the contract cannot leave one out.</exception>
    public Task<JobResult> RunAsync<T>(
        JobContract contract, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken = default)
        where T : class, IDeclaredAlgorithm<T>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return RunArgumentsAsync<T>(ContractArguments.For(T.Declaration.Inputs, contract, inputs), cancellationToken);
    }

    /// <summary>Runs an algorithm in this process with arguments just as they are.</summary>
    /// <typeparam name="T">The algorithm.</typeparam>
    /// <param name="args">The program's arguments.</param>
    /// <param name="cancellationToken">Stops the job as SIGTERM does; the exit code is then 143.</param>
    /// <returns>What the run left.</returns>
    public async Task<JobResult> RunArgumentsAsync<T>(IReadOnlyList<string> args, CancellationToken cancellationToken = default)
        where T : class, IDeclaredAlgorithm<T>
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new JobHost(FullPath) { Output = output, Error = error, Stop = cancellationToken };
        int exitCode = await DpsProgram.RunAsync<T>(args, host).ConfigureAwait(false);
        return Result(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a program, such as <c>run.sh</c>, in the job folder: a real process, with its standard input at its end.</summary>
    /// <param name="program">The program's path.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="timeLimit">As in DPS: SIGTERM to all its processes when it is over, 5 seconds later SIGKILL. Default: none.</param>
    /// <param name="cancellationToken">Stops the processes as the time limit does.</param>
    /// <returns>What the run left.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public async Task<JobResult> RunProcessAsync(
        string program, IReadOnlyList<string> args, TimeSpan? timeLimit = null, CancellationToken cancellationToken = default)
    {
        (int exitCode, string output, string error) =
            await JobProcess.RunAsync(program, args, FullPath, timeLimit, cancellationToken).ConfigureAwait(false);
        return Result(exitCode, output, error);
    }

    /// <summary>Deletes the job's folder.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            _cache.Unlock();
            Directory.Delete(_root, recursive: true);
        }
    }

    private JobResult Result(int exitCode, string output, string error) => new(FullPath, exitCode, output, error, _cache.Changed());
}
