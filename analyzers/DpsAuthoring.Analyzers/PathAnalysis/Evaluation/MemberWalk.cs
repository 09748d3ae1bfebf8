using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>How a member is met whose value is asked for while others' values are being found.</summary>
internal enum Meeting
{
    /// <summary>It is to be found now.</summary>
    New,

    /// <summary>It is being found, and those after it need it: none of them can be told.</summary>
    Cycle,

    /// <summary>It reads itself, or what is found now is thrown away.</summary>
    Unknown,
}

/// <summary>
/// The members whose values are being found for one member's, each for the one before it. What is found does not depend on where the walk
/// starts. Each member waits for one other at a time; those that wait for each other in a circle do so from wherever one comes to them, and
/// are told apart from those that only need them. A long chain does not need a deep stack: a member that is met too deep is found by
/// itself, and those that need it once more after it.
/// </summary>
internal sealed class MemberWalk
{
    private const int Deepest = 8;

    private readonly List<ISymbol> _path = [];
    private readonly Stack<(ISymbol Member, int Start)> _open = new();
    private int _depth;

    public MemberWalk(ISymbol member) => _open.Push((member, 0));

    /// <summary>Whether what is being evaluated is going to be thrown away.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>The next member to be found by itself; null where all are.</summary>
    public ISymbol? Next()
    {
        if (_open.Count == 0)
        {
            return null;
        }

        (ISymbol member, int start) = _open.Peek();
        _path.RemoveRange(start, _path.Count - start);
        _depth = 0;
        IsAborted = false;
        return member;
    }

    /// <summary>Takes the next as found.</summary>
    public void Done() => _open.Pop();

    public void Enter(ISymbol member)
    {
        _path.Add(member);
        _depth++;
    }

    /// <summary>Ends a member's evaluation: whether it counts.</summary>
    public bool Leave()
    {
        _depth--;
        if (!IsAborted)
        {
            // Of what is thrown away the path stays: it leads to what is found next.
            _path.RemoveAt(_path.Count - 1);
        }

        return !IsAborted;
    }

    public Meeting Meet(ISymbol member)
    {
        int position = IndexOf(member);
        if (IsAborted || position == _path.Count - 1)
        {
            return Meeting.Unknown;
        }

        if (position >= 0)
        {
            IsAborted = true;
            return Meeting.Cycle;
        }

        if (_depth < Deepest)
        {
            return Meeting.New;
        }

        _open.Push((member, _path.Count));
        IsAborted = true;
        return Meeting.Unknown;
    }

    /// <summary>The members from one that was met again to the last.</summary>
    public IReadOnlyList<ISymbol> CycleOf(ISymbol member) => _path.GetRange(IndexOf(member), _path.Count - IndexOf(member));

    private int IndexOf(ISymbol member) => _path.FindIndex(one => SymbolEqualityComparer.Default.Equals(one, member));
}
