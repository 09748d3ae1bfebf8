using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>Slurm by its own programs, which read the site's configuration and know its ways of proving who asks.</summary>
internal sealed class SlurmClient
{
    /// <summary>Longest names that squeue is asked to print; ours are shorter.</summary>
    private const int NameWidth = 80;

    /// <summary>Reasons are sentences, and may have names of nodes in them.</summary>
    private const int ReasonWidth = 160;

    private const string NoAccounting = "accounting_storage/none";

    private readonly string? _accounting;

    private readonly string? _programs;

    private SlurmClient(string? programs, int maxArraySize, string? accounting) =>
        (_programs, MaxArraySize, _accounting) = (programs, maxArraySize, accounting);

    /// <summary>One more than the highest index of an array's task.</summary>
    public int MaxArraySize { get; }

    /// <summary>Whether sacct knows what has ended, also long ago.</summary>
    public bool HasAccounting => _accounting is not (null or NoAccounting or "(null)");

    /// <summary>Asks Slurm how it is configured.</summary>
    /// <exception cref="SlurmException">It is not installed here, or does not answer.</exception>
    public static async Task<SlurmClient> ConnectAsync(string? programs, CancellationToken cancel)
    {
        string config = await RequireAsync(programs, "scontrol", ["show", "config"], cancel).ConfigureAwait(false);
        string? Value(string name) => config.Split('\n').Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[0].Trim() == name).Select(pair => pair[1].Trim()).FirstOrDefault();
        return new SlurmClient(
            programs,
            int.TryParse(Value("MaxArraySize"), NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 1 ? size : 1001,
            Value("AccountingStorageType"));
    }

    /// <summary>Submits an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="tasks">How many tasks it has.</param>
    /// <param name="parallel">How many of these run at a time; null for any number.</param>
    /// <param name="options">The user's own options of sbatch.</param>
    /// <returns>What Slurm calls it.</returns>
    /// <exception cref="SlurmException">It is not known to be submitted; it may be all the same.</exception>
    public async Task<string> SubmitAsync(
        ArrayFolder array, int tasks, int? parallel, IReadOnlyList<string> options, CancellationToken cancel)
    {
        string throttle = parallel is { } most ? string.Create(CultureInfo.InvariantCulture, $"%{most}") : "";
        string answer = await RequireAsync(
            _programs,
            "sbatch",
            [
                .. options,
                "--parsable",
                $"--job-name={array.Name}",
                string.Create(CultureInfo.InvariantCulture, $"--array=0-{tasks - 1}{throttle}"),
                "--open-mode=append", // A task that is requeued goes on.
                $"--output={array.LogPattern}",
                array.Script,
            ],
            cancel).ConfigureAwait(false);

        // With --parsable it is the id, and behind a semicolon the cluster's name.
        string id = answer.Trim().Split(';')[0];
        return id.Length > 0 && id.All(char.IsAsciiDigit) ? id : throw new SlurmException($"sbatch gives no job id: {PlainText.Line(answer)}");
    }

    /// <summary>Asks what has become of arrays, by their names: these are known before Slurm is.</summary>
    public async Task<SlurmAnswer> AskAsync(IReadOnlyCollection<string> names, DateTime since, CancellationToken cancel)
    {
        string list = string.Join(',', names);
        var answer = new SlurmAnswer();
        string queue = await RequireAsync(
            _programs,
            "squeue",
            [
                "--noheader", "--array", "--states=all", $"--name={list}",
                $"--Format=Name:{NameWidth},ArrayJobID:20,ArrayTaskID:20,State:20,exit_code:20,Reason:{ReasonWidth}",
            ],
            cancel).ConfigureAwait(false);
        foreach (string line in queue.Split('\n'))
        {
            if (line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                is [var name, var id, var task, var state, var code, .. var reason])
            {
                answer.Add(name, id, task, SlurmState.OfQueue(state, code, string.Join(' ', reason)));
            }
        }

        if (HasAccounting)
        {
            string start = since.ToLocalTime().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
            string ended = await RequireAsync(
                _programs,
                "sacct",
                [
                    "--noheader", "--allocations", "--parsable2", "--array", $"--name={list}", $"--starttime={start}",
                    "--format=JobName,JobID,State,ExitCode",
                ],
                cancel).ConfigureAwait(false);
            foreach (string line in ended.Split('\n'))
            {
                if (line.Split('|') is [var name, var id, var state, var code] && id.Split('_') is [var array, var task])
                {
                    answer.AddEnded(name, array, task, SlurmState.OfAccounting(state, code));
                }
            }
        }

        return answer;
    }

    /// <summary>Ends tasks of arrays.</summary>
    public Task CancelAsync(IEnumerable<string> tasks, CancellationToken cancel) => RequireAsync(_programs, "scancel", [.. tasks], cancel);

    /// <summary>Lets tasks go on that are held.</summary>
    public Task ReleaseAsync(IEnumerable<string> tasks, CancellationToken cancel) =>
        RequireAsync(_programs, "scontrol", ["release", string.Join(',', tasks)], cancel);

    private static async Task<string> RequireAsync(string? folder, string program, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(folder is null ? program : Path.Combine(folder, program), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The site's or the user's own defaults of how these programs print would change what is read here.
        foreach (string name in start.Environment.Keys.Where(IsFormat).ToArray())
        {
            start.Environment.Remove(name);
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancel);
            Task<string> error = process.StandardError.ReadToEndAsync(cancel);
            try
            {
                await process.WaitForExitAsync(cancel).ConfigureAwait(false);
                return process.ExitCode == 0
                    ? await output.ConfigureAwait(false)
                    : throw new SlurmException($"{program}: {Problem(program, await error.ConfigureAwait(false), process.ExitCode)}");
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
        }
        catch (Win32Exception e)
        {
            throw new SlurmException($"{program} is not on PATH here: run this on a machine from which jobs are submitted to Slurm", e);
        }
    }

    private static bool IsFormat(string name) =>
        name is "SLURM_CLUSTERS" || name.StartsWith("SQUEUE_", StringComparison.Ordinal) || name.StartsWith("SACCT_", StringComparison.Ordinal);

    private static string Problem(string program, string error, int code)
    {
        string? line = error.Split('\n').FirstOrDefault(candidate => candidate.Trim().Length > 0);
        return line is null
            ? $"exit code {code}"
            : PlainText.Line(line.Trim()).Replace($"{program}: ", "", StringComparison.Ordinal).Replace("error: ", "", StringComparison.Ordinal).TrimEnd('.');
    }
}

/// <summary>What Slurm says of arrays.</summary>
internal sealed class SlurmAnswer
{
    private readonly Dictionary<(string Name, int Task), SlurmState> _states = [];
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>Slurm's own id of an array; null where it does not know it.</summary>
    public string? IdOf(string name) => _ids.GetValueOrDefault(name);

    /// <summary>The state of a task.</summary>
    public SlurmState StateOf(string name, int task) => _states.GetValueOrDefault((name, task), SlurmState.Unknown);

    /// <summary>Notes what the queue says.</summary>
    public void Add(string name, string id, string task, SlurmState state)
    {
        _ids[name] = id;
        if (int.TryParse(task, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            _states[(name, index)] = state;
        }
    }

    /// <summary>Notes what the accounting says, which knows more of what has ended, and hears later of what has begun.</summary>
    public void AddEnded(string name, string id, string task, SlurmState state)
    {
        if (int.TryParse(task, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && !_states.ContainsKey((name, index)))
        {
            Add(name, id, task, state);
        }
    }
}

/// <summary>Slurm cannot be asked, or does not do what it was asked for; a sentence without its full stop says why.</summary>
internal sealed class SlurmException(string message, Exception? inner = null) : Exception(message, inner);
