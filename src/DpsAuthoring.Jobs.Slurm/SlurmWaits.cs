namespace DpsAuthoring.Jobs.Slurm;

/// <summary>Tells why Slurm does not begin tasks, where it is not only that others have their turn.</summary>
/// <param name="say">Is told in a sentence.</param>
internal sealed class SlurmWaits(Action<string> say)
{
    /// <summary>A reason passes by itself where it is another one by the next answer.</summary>
    private const int FewestAnswers = 2;

    private static readonly HashSet<string> s_ordinary =
    [
        "", "None", "(null)", "Priority", "Resources", "JobArrayTaskLimit", "BeginTime", "Dependency", "Prolog", "Cleaning",
    ];

    private static readonly string[] s_nodes = ["DOWN", "DRAINED", "ReqNodeNotAvail", "NodeDown"];

    private static readonly string[] s_never =
        ["PartitionTimeLimit", "PartitionNodeLimit", "BadConstraints", "InvalidAccount", "InvalidQOS", "NotAllowed"];

    private readonly Dictionary<string, int> _answers = new(StringComparer.Ordinal);

    /// <summary>Hears what Slurm says of the tasks that are wanted.</summary>
    public void Note(IEnumerable<SlurmState> tasks)
    {
        var now = tasks.Where(task => !s_ordinary.Contains(task.Reason)).GroupBy(task => task.Reason)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (string gone in _answers.Keys.Where(reason => !now.ContainsKey(reason)).ToArray())
        {
            _answers.Remove(gone);
        }

        foreach ((string reason, int count) in now)
        {
            int answers = _answers[reason] = _answers.GetValueOrDefault(reason) + 1;
            if (answers == FewestAnswers)
            {
                say($"Slurm does not begin {(count == 1 ? "1 task" : $"{count} tasks")}: {PlainText.Line(reason)}. {Advice(reason)}");
            }
        }
    }

    private static string Advice(string reason)
    {
        bool Has(string word) => reason.Contains(word, StringComparison.OrdinalIgnoreCase);
        return s_nodes.Any(Has)
            ? "'sinfo -R' tells which nodes are out of use and why; who runs the cluster brings one back by 'scontrol update NodeName=… State=RESUME', and the batch goes on by itself."
            : Has("held") ? "'squeue --me' has their ids, and 'scontrol release ID' lets them go on."
            : s_never.Any(Has) ? "They never begin so: 'dps batch cancel' ends them, and the same command with other options behind -- goes on."
            : "They are waited for.";
    }
}
