namespace DpsAuthoring.Jobs.Slurm;

/// <summary>
/// Tasks whose jobs have all ended, and which Slurm takes for alive: a controller that was killed did not hear of their end, or has
/// forgotten it, and would give their place to nobody.
/// </summary>
/// <param name="patience">How long Slurm may take to hear of an end.</param>
internal sealed class Husks(TimeSpan patience)
{
    private readonly Dictionary<OpenTask, DateTime?> _aliveSince = [];

    /// <summary>Those that are not known to be over.</summary>
    public IEnumerable<OpenTask> Alive => _aliveSince.Where(husk => husk.Value is not null).Select(husk => husk.Key);

    /// <summary>Adds tasks whose jobs have all ended.</summary>
    public void Add(IEnumerable<OpenTask> tasks)
    {
        foreach (OpenTask task in tasks)
        {
            _aliveSince[task] = DateTime.UtcNow;
        }
    }

    /// <summary>Hears what Slurm says of them.</summary>
    /// <param name="answer">What it says.</param>
    /// <param name="open">The tasks that have jobs which have not ended: as long as an array has such, its others are looked at.</param>
    /// <returns>Those that are to be ended.</returns>
    public IReadOnlyList<OpenTask> Take(SlurmAnswer answer, IEnumerable<OpenTask> open)
    {
        HashSet<ArrayFolder> arrays = [.. open.Select(task => task.Array)];
        var ending = new List<OpenTask>();
        foreach ((OpenTask task, DateTime? since) in _aliveSince.ToArray())
        {
            bool isOver = answer.StateOf(task.Array.Name, task.Index).IsOver;
            if (isOver && !arrays.Contains(task.Array))
            {
                _aliveSince.Remove(task);
                continue;
            }

            _aliveSince[task] = isOver ? null : since ?? DateTime.UtcNow;
            if (!isOver && DateTime.UtcNow - since >= patience)
            {
                _aliveSince[task] = null; // It is asked for once, and again where it lives on.
                ending.Add(task);
            }
        }

        return ending;
    }
}
