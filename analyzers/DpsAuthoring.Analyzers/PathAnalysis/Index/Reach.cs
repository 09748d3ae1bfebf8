
namespace DpsAuthoring.Analyzers.PathAnalysis.Index;

/// <summary>Which bodies may call some APIs, themselves or through others: by names, and so too many rather than too few.</summary>
internal sealed class Reach
{
    /// <summary>How many helpers deep a path is followed.</summary>
    public const int DeepestHelper = 5;

    private readonly HashSet<(int Type, int Name)> _reaching = [];
    private readonly HashSet<int> _names = [];
    private readonly HashSet<(int Type, int Name)> _declared = [];
    private readonly HashSet<int> _types = [];

    /// <summary>Types that no variable bears the name of; only an extension adds to what they have.</summary>
    private static readonly HashSet<int> s_keywords =
    [
        .. ((string[])["bool", "byte", "char", "decimal", "double", "float", "int", "long", "object", "short", "string", "uint", "ulong"])
            .Select(WordReader.Hash),
    ];

    /// <summary>The last that were found: while somebody types, no name reaches anything new.</summary>
    private static readonly Reach?[] s_last = new Reach?[8];

    private static int s_next;

    private readonly long _fingerprint;

    private Reach(long fingerprint, List<Body> bodies, HashSet<int> apis)
    {
        _fingerprint = fingerprint;
        foreach (Body body in bodies)
        {
            if (!body.IsOpen)
            {
                _declared.Add((body.Type, body.Name));
            }

            _types.Add(body.Type);
        }

        // From the APIs outwards, DeepestHelper steps at most: no path is followed further.
        for (int depth = 0; depth < DeepestHelper; depth++)
        {
            var next = new List<Body>();
            foreach (Body body in bodies)
            {
                if (!Contains(body.Type, body.Name) && (depth == 0 ? body.Words.Any(one => apis.Contains(one.Word)) : Calls(body)))
                {
                    next.Add(body);
                }
            }

            foreach (Body body in next)
            {
                _reaching.Add((body.Type, body.Name));
                _names.Add(body.Name);
            }
        }
    }

    /// <summary>What the bodies of some files reach.</summary>
    public static Reach Of(Declarations[] files, HashSet<int> apis)
    {
        long fingerprint = apis.OrderBy(static api => api).Aggregate(17L, static (all, api) => unchecked((all * 1_000_003) + api));
        foreach (Declarations file in files)
        {
            fingerprint = unchecked((fingerprint * 1_000_003) + file.Fingerprint);
        }

        foreach (Reach? last in s_last)
        {
            if (last?._fingerprint == fingerprint)
            {
                return last;
            }
        }

        var found = new Reach(fingerprint, [.. files.SelectMany(static file => file.Bodies)], apis);
        s_last[(Interlocked.Increment(ref s_next) & int.MaxValue) % s_last.Length] = found;
        return found;
    }

    public bool Contains(int type, int name) => _reaching.Contains((type, name));

    /// <summary>Whether a word in a body of a type names something that reaches the APIs.</summary>
    public bool IsNamed(int type, int qualifier, int word) => _names.Contains(word) && qualifier switch
    {
        // A method of its own type, a type that is constructed, or something inherited.
        WordReader.Alone => Contains(type, word) || Contains(word, word) || !_declared.Contains((type, word)),
        WordReader.Something => true,
        _ => !(_types.Contains(qualifier) || s_keywords.Contains(qualifier)) || Contains(qualifier, word),
    };

    private bool Calls(Body body)
    {
        foreach ((int qualifier, int word) in body.Words)
        {
            if (IsNamed(body.Type, qualifier, word))
            {
                return true;
            }
        }

        return false;
    }
}
