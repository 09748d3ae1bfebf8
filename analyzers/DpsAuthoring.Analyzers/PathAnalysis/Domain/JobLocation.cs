namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>Where a path starts, seen from a job.</summary>
internal enum PathRoot
{
    Unknown,
    Output,
    Input,
    Scratch,
    Absolute,
    Program,
    Home,
    Temp,
    Remote,
}

/// <summary>Where a text leads: its root, and whether it is known to stay below it.</summary>
internal readonly struct JobLocation
{
    private static readonly string[] s_schemes = ["s3://", "http://", "https://", "gs://", "ftp://"];

    private JobLocation(PathRoot root, Piece? decisive, Piece? escaping = null, bool isJobFolder = false)
    {
        IsJobFolder = isJobFolder;
        Root = root;
        Decisive = decisive;
        Escaping = escaping;
    }

    public PathRoot Root { get; }

    /// <summary>The piece that makes the root what it is.</summary>
    public Piece? Decisive { get; }

    /// <summary>The first piece that could lead out of the root.</summary>
    public Piece? Escaping { get; }

    /// <summary>Whether it is the folder itself in which the job starts.</summary>
    public bool IsJobFolder { get; }

    public static JobLocation Of(PathText text)
    {
        if (text.IsEmpty)
        {
            return default;
        }

        Piece first = text.Pieces[0];
        switch (first.Kind)
        {
            case PieceKind.Anchor when first.Anchor != Anchor.Working:
                return new JobLocation(
                    first.Anchor switch { Anchor.Program => PathRoot.Program, Anchor.Home => PathRoot.Home, _ => PathRoot.Temp },
                    first);
            case PieceKind.Literal
                when text.Pieces.Length > 1
                    && first.Text.Trim('/').Length == 0
                    && text.Pieces[1] is { Kind: PieceKind.Hole, Identity: Piece { Kind: PieceKind.Anchor } place }:
                // Of several separators at the start all but one are idle.
                return Of(PathText.Of(place).Append(text.Pieces.Skip(2)));
            case PieceKind.Literal when IsKernels(first.Text):
                return new JobLocation(PathRoot.Unknown, first);
            case PieceKind.Literal when IsRemote(first.Text) || GdalName.IsRemote(first.Text):
                return Remote(first);
            case PieceKind.Literal when IsAbsolute(first.Text):
                return new JobLocation(PathRoot.Absolute, first);
            case PieceKind.Hole when first.May(Taint.Rooted):
                return new JobLocation(PathRoot.Unknown, first);
            default:
                return Relative(text);
        }
    }

    /// <summary>On another machine.</summary>
    public static JobLocation Remote(Piece decisive) => new(PathRoot.Remote, decisive);

    /// <summary>A literal that starts at a root, of Linux or of Windows, or at a home that only a shell knows.</summary>
    public static bool IsAbsolute(string text) =>
        text[0] == '/'
        || text.StartsWith(@"\\", StringComparison.Ordinal)
        || text == "~"
        || text.StartsWith("~/", StringComparison.Ordinal)
        || (text.Length > 2 && text[1] == ':' && text[2] is '\\' or '/' && char.ToLowerInvariant(text[0]) is >= 'a' and <= 'z');

    /// <summary>What the kernel of every Linux machine shows as files; <c>/dev/shm</c> is a folder in memory, and lost.</summary>
    private static bool IsKernels(string text) =>
        text.StartsWith("/proc/", StringComparison.Ordinal)
        || text.StartsWith("/sys/", StringComparison.Ordinal)
        || (text.StartsWith("/dev/", StringComparison.Ordinal) && !text.StartsWith("/dev/shm", StringComparison.Ordinal));

    public static bool IsRemote(string text)
    {
        foreach (string scheme in s_schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static JobLocation Relative(PathText text)
    {
        var segments = new List<Segment>();
        var current = new Segment();
        Piece? reset = null;
        bool isFirst = true;
        foreach (Piece piece in text.Pieces)
        {
            if (piece.Kind == PieceKind.Hole)
            {
                reset ??= !isFirst && piece.May(Taint.Rooted) ? piece : null;
                current.Add(piece);
            }
            else if (piece.Kind == PieceKind.Literal)
            {
                int start = 0;
                for (int slash = piece.Text.IndexOf('/'); slash >= 0; slash = piece.Text.IndexOf('/', start))
                {
                    current.Add(piece, start, slash);
                    if (Push(segments, current) is { } escaped)
                    {
                        return escaped;
                    }

                    current = new Segment();
                    start = slash + 1;
                }

                current.Add(piece, start, piece.Text.Length);
            }

            isFirst = false;
        }

        if (Push(segments, current) is { } outside)
        {
            return outside;
        }

        if (segments.Count == 0)
        {
            return new JobLocation(PathRoot.Scratch, text.Pieces[0], isJobFolder: true);
        }

        Segment top = segments[0];
        PathRoot root = top.FirstIs("output") && !top.HasHole ? PathRoot.Output
            : top.FirstIs("input") && !top.HasHole ? PathRoot.Input
            : top.MayBeAmong(segments.Count > 1, "output", "input") ? PathRoot.Unknown
            : PathRoot.Scratch;
        Piece? escaping = reset;
        for (int i = 1; i < segments.Count && escaping is null; i++)
        {
            escaping = segments[i].Unsafe;
        }

        return new JobLocation(root, top.First, escaping);
    }

    /// <summary>Takes one more segment; the location, where it leads out of the folder in which the text starts.</summary>
    private static JobLocation? Push(List<Segment> segments, Segment segment)
    {
        if (segment.IsNothing)
        {
            return null;
        }

        if (!segment.IsUp)
        {
            segments.Add(segment);
            return null;
        }

        if (segments.Count == 0)
        {
            return new JobLocation(PathRoot.Scratch, segment.First);
        }

        Segment last = segments[segments.Count - 1];
        if (last is { MayHoldSeparator: false, Unsafe: null })
        {
            segments.RemoveAt(segments.Count - 1);
        }
        else
        {
            // Out of a part of unknown depth leads anywhere: it may have been none, or '..' itself.
            last.LeaveUpwards();
        }

        return null;
    }

    /// <summary>What stands between two separators.</summary>
    private sealed class Segment
    {
        private string _before = "";
        private string _after = "";
        private bool _hasAffix;
        private Taint _taint;
        private Piece? _unsafe;
        private Piece? _hole;
        private bool _leftUpwards;

        public Piece? First { get; private set; }

        public bool HasHole { get; private set; }

        public bool IsNothing => !HasHole && _before is "" or ".";

        public bool IsUp => !HasHole && _before == "..";

        public bool MayHoldSeparator => (_taint & Taint.Separator) != Taint.None;

        public Piece? Unsafe => _unsafe is not null && (_leftUpwards || MayHoldSeparator || !_hasAffix) ? _unsafe : null;

        public bool FirstIs(string name) => _before == name;

        public void LeaveUpwards()
        {
            _leftUpwards = true;
            _unsafe ??= _hole;
        }

        public void Add(Piece hole)
        {
            First ??= hole;
            _hole ??= hole;
            HasHole = true;
            _after = "";
            _taint |= hole.Taint;
            if (hole.May(Taint.DotDot))
            {
                _unsafe ??= hole;
            }
            else if (!hole.May(Taint.Separator))
            {
                _hasAffix = true;
            }
        }

        public void Add(Piece literal, int start, int end)
        {
            if (start == end)
            {
                return;
            }

            First ??= literal;
            string text = literal.Text.Substring(start, end - start);
            _hasAffix |= text.Trim('.').Length > 0;
            if (HasHole)
            {
                _after += text;
            }
            else
            {
                _before += text;
            }
        }

        /// <summary>Whether this first segment may turn out to be one of these names.</summary>
        public bool MayBeAmong(bool hasMore, params string[] names)
        {
            if (!HasHole || (_taint & Taint.Word) == Taint.None)
            {
                return false;
            }

            foreach (string name in names)
            {
                if (name.StartsWith(_before, StringComparison.Ordinal)
                    && (MayHoldSeparator || (hasMore && name.EndsWith(_after, StringComparison.Ordinal))))
                {
                    return true;
                }
            }

            return hasMore && Unsafe is not null;
        }
    }
}
