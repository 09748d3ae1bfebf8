using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>
/// How far the analysis of one body, or of one member's value, may go, so that no code makes it slow, and which of its helpers' runs it
/// remembers. It records what a run depended on besides what it was called with, so that only what is true for every caller is remembered.
/// </summary>
/// <param name="walk">The members that are being valued, where this is the value of one.</param>
internal sealed class Budget(MemberWalk? walk = null)
{
    /// <summary>How many members of one known object may be initialized by each other in a row.</summary>
    public const int DeepestInitializer = 24;

    private const int MostRuns = 150;

    private readonly Dictionary<ISymbol, int> _running = new(SymbolEqualityComparer.Default);
    private readonly List<ISymbol> _ran = [];
    private int _runs = MostRuns;
    private readonly HashSet<HelperRun> _counted = [];
    private readonly List<HelperRun> _used = [];
    private int _spent;
    private bool _isExhausted;
    private bool _isTentative;
    private bool _isTooDeep;
    private int _slack = int.MaxValue;
    private int _lowestCut = int.MaxValue;

    public MemberWalk? Walk { get; } = walk;

    /// <summary>Whether a helper may be run from this depth. Where it may not, the run at hand is cut short.</summary>
    public bool MayGoDeeper(int depth, int deepest = Reach.DeepestHelper)
    {
        if (depth >= deepest)
        {
            _isTooDeep = true;
            return false;
        }

        _slack = Math.Min(_slack, deepest - depth);
        return Walk?.IsAborted != true;
    }

    /// <summary>Whether there is a run left. Where there is none, the run at hand is cut short.</summary>
    public bool HasRuns
    {
        get
        {
            _isExhausted |= _runs <= 0;
            return _runs > 0;
        }
    }

    /// <summary>Takes one run.</summary>
    public void Spend()
    {
        _runs--;
        _spent++;
    }

    /// <summary>Notes that the run at hand has read a member's value that is not found yet.</summary>
    public void ReadTentatively() => _isTentative = true;

    public bool IsRunning(ISymbol symbol) => _running.ContainsKey(symbol);

    /// <summary>
    /// Starts to run something; false where it runs already, so that recursion ends here and the run at hand is cut short.
    /// </summary>
    public bool Enter(ISymbol symbol)
    {
        if (_running.TryGetValue(symbol, out int position))
        {
            _lowestCut = Math.Min(_lowestCut, position);
            return false;
        }

        _running.Add(symbol, _running.Count);
        _ran.Add(symbol);
        return true;
    }

    public void Leave(ISymbol symbol) => _running.Remove(symbol);

    /// <summary>Starts to record what a run depends on.</summary>
    public Recording Record()
    {
        var outer = new Recording(_ran.Count, _used.Count, _spent, _running.Count, _isTooDeep, _isTentative, _slack, _lowestCut);
        (_spent, _isTooDeep, _isTentative, _slack, _lowestCut) = (0, false, false, int.MaxValue, int.MaxValue);
        return outer;
    }

    /// <summary>Ends a recording: what the run depended on; null where it says nothing of another run with the same arguments.</summary>
    public Reliance? End(in Recording outer, int depth)
    {
        // A recursion that came back to the run itself, or to what it ran, is the same wherever it starts.
        bool isCutByCaller = _lowestCut < outer.Running;
        Reliance? reliance = isCutByCaller || _isExhausted || _isTentative || Walk?.IsAborted == true
            ? null
            : new Reliance(
                depth,
                _isTooDeep,
                _slack,
                Distinct(_ran, outer.Ran, SymbolEqualityComparer.Default),
                Distinct(_used, outer.Used, EqualityComparer<HelperRun>.Default),
                _spent);
        _spent = outer.Spent + (reliance is null ? _spent : 0);
        _isTooDeep |= outer.IsTooDeep;
        _isTentative |= outer.IsTentative;
        _slack = Math.Min(_slack, outer.Slack);
        _lowestCut = Math.Min(isCutByCaller ? _lowestCut : int.MaxValue, outer.LowestCut);
        return reliance;
    }

    /// <summary>What stands in a list from a position on, each once.</summary>
    private static T[] Distinct<T>(List<T> list, int from, IEqualityComparer<T> comparer) => (list.Count - from) switch
    {
        0 => [],
        1 => [list[from]],
        _ => [.. list.Skip(from).Distinct(comparer)],
    };

    /// <summary>Whether a remembered run is what a new one would be here.</summary>
    public bool Holds(Reliance reliance, int depth)
    {
        if (reliance.IsTooDeep ? depth != reliance.Depth : depth - reliance.Depth >= reliance.Slack)
        {
            return false;
        }

        foreach (ISymbol ran in reliance.Ran)
        {
            if (IsRunning(ran))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the budget lasts for all that a remembered run would take if it were run now: of its helpers, those that were not run yet.
    /// </summary>
    public bool MayRely(HelperRun run)
    {
        int needed = _counted.Contains(run) ? 0 : run.Reliance!.Spent;
        foreach (HelperRun used in run.Reliance!.Used)
        {
            needed += _counted.Contains(used) ? 0 : used.Reliance!.Spent;
        }

        return needed <= Math.Max(_runs, 0);
    }

    /// <summary>Takes what a remembered run depended on for the run at hand, and what it would have taken.</summary>
    public void Rely(HelperRun run, int depth)
    {
        Reliance reliance = run.Reliance!;
        Count(run);
        _used.Add(run);
        foreach (HelperRun used in reliance.Used)
        {
            Count(used);
            _used.Add(used);
        }

        _isTooDeep |= reliance.IsTooDeep;
        _slack = reliance.Slack == int.MaxValue ? _slack : Math.Min(_slack, reliance.Slack - (depth - reliance.Depth));
        _ran.AddRange(reliance.Ran);

        void Count(HelperRun one) => _runs -= _counted.Add(one) ? one.Reliance!.Spent : 0;
    }

    /// <summary>Takes a run that was just made, and has been spent.</summary>
    public void Remember(HelperRun run)
    {
        _counted.Add(run);
        _used.Add(run);
    }

    /// <summary>What was recorded before a run started.</summary>
    public readonly record struct Recording(
        int Ran, int Used, int Spent, int Running, bool IsTooDeep, bool IsTentative, int Slack, int LowestCut);
}

/// <summary>What a run depended on, besides its arguments.</summary>
/// <param name="Depth">How deep it ran.</param>
/// <param name="IsTooDeep">Whether it was cut short at the deepest level, so that it says nothing of a run at another depth.</param>
/// <param name="Slack">How many levels deeper it would be cut short.</param>
/// <param name="Ran">What it ran, itself among it: while one of these runs, a new run would end where that recurs.</param>
/// <param name="Used">The remembered runs that it used.</param>
/// <param name="Spent">How many runs it took itself, and for what is not remembered.</param>
internal sealed record Reliance(int Depth, bool IsTooDeep, int Slack, ISymbol[] Ran, HelperRun[] Used, int Spent);
