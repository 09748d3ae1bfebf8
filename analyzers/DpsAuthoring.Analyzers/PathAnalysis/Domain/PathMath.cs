namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>What the members of <c>System.IO.Path</c> make of a text, on Linux.</summary>
internal static class PathMath
{
    private static readonly Piece s_slash = Piece.Literal("/");

    /// <summary><c>Path.Combine</c>: a rooted right side forgets the left one.</summary>
    public static PathText Combine(PathText left, PathText right) =>
        right.IsRooted || left.IsEmpty ? right : right.IsEmpty ? left : Separated(left).Append(right.Pieces);

    /// <summary><c>Path.Join</c>: the right side is always appended.</summary>
    public static PathText Join(PathText left, PathText right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return left.IsEmpty ? right : left;
        }

        bool isSeparated = right.Pieces[0] is { Kind: PieceKind.Literal } first && first.Text[0] == '/';
        return (isSeparated ? left : Separated(left)).Concat(right);
    }

    public static PathText GetFullPath(PathText path)
    {
        path = Normalized(path);
        if (path.IsEmpty || path.MayBeRooted)
        {
            return path.AsFull();
        }

        Piece first = path.Pieces[0];
        return first.Kind == PieceKind.Literal && (JobLocation.IsAbsolute(first.Text) || JobLocation.IsRemote(first.Text))
            ? path.AsFull()
            : PathText.Of(Piece.At(Anchor.Working)).Append(s_slash).Append(path.Pieces).AsFull();
    }

    /// <summary>
    /// What the end of a path becomes: what is appended afterwards no longer belongs to a <c>.</c> or a <c>..</c> that stood there.
    /// </summary>
    private static PathText Normalized(PathText path)
    {
        if (path.IsEmpty || path.IsFull)
        {
            return path;
        }

        int at = path.Pieces.Length - 1;
        Piece last = path.Pieces[at];
        if (last.Kind == PieceKind.Hole)
        {
            bool isAlone =
                last.May(Taint.DotDot)
                && at > 0
                && path.Pieces[at - 1] is { Kind: PieceKind.Literal } before
                && before.Text.EndsWith("/", StringComparison.Ordinal);
            return isAlone ? With(last.WithTaint(last.Taint | Taint.Separator)) : path;
        }

        string text = last.Text;
        while (last.Kind == PieceKind.Literal)
        {
            if (text.Length > 2 && text.EndsWith("/.", StringComparison.Ordinal))
            {
                text = text.Substring(0, text.Length - 2);
                continue;
            }

            int parent = text.Length > 3 && text.EndsWith("/..", StringComparison.Ordinal) ? text.LastIndexOf('/', text.Length - 4) : -1;
            if (parent <= 0 || text.Substring(parent + 1, text.Length - 4 - parent) is "" or "." or "..")
            {
                break;
            }

            text = text.Substring(0, parent);
        }

        return text == last.Text ? path : With(last.WithText(text));

        PathText With(Piece end) => PathText.Of(path.Pieces.Take(at).Append(end));
    }

    public static PathText GetFullPath(PathText path, PathText start) => GetFullPath(Combine(start, path));

    public static PathText GetFileName(PathText path)
    {
        (PathText? folder, PathText name) = Split(path);
        if (name.Pieces.Length > 0 && LastDeep(name) is var deep and >= 0)
        {
            // A separator may hide in it, so nothing that stands before it is surely in the name.
            Piece hole = name.Pieces[deep];
            return PathText
                .Of(Piece.Hole(hole.Taint & ~(Taint.Separator | Taint.Rooted), Call("GetFileName", hole), hole, hole.Source, hole.Origins))
                .Append(name.Pieces.Skip(deep + 1));
        }

        return name.Pieces.Length > 0 && name.Pieces[0].Kind == PieceKind.Anchor
            ? PathText.Of(Piece.Hole(Taint.Name, source: name.Pieces[0].Source))
            : folder is null && name.IsEmpty ? PathText.Empty : name;
    }

    public static PathText GetFileNameWithoutExtension(PathText path) => WithoutExtension(GetFileName(path));

    public static PathText GetExtension(PathText path)
    {
        PathText name = GetFileName(path);
        if (name.IsEmpty)
        {
            return name;
        }

        Piece last = name.Pieces[name.Pieces.Length - 1];
        int dot = last.Kind == PieceKind.Literal ? last.Text.LastIndexOf('.') : -1;
        return dot >= 0 ? PathText.Of(Piece.Literal(dot == last.Text.Length - 1 ? "" : last.Text.Substring(dot), last.Source, last.Origins))
            : name.Constant is not null ? PathText.Empty
            : PathText.Of(Piece.Hole(Taint.Name, Call("GetExtension", last), source: last.Source, origins: last.Origins));
    }

    public static PathText ChangeExtension(PathText path, PathText? extension)
    {
        if (path.IsEmpty)
        {
            return path;
        }

        PathText bare = WithoutExtension(path);
        if (extension is null)
        {
            return bare;
        }

        bool hasDot = !extension.IsEmpty && extension.Pieces[0] is { Kind: PieceKind.Literal } first && first.Text[0] == '.';
        return (hasDot ? bare : bare.Append(Piece.Literal("."))).Concat(extension);
    }

    public static PathText GetDirectoryName(PathText path)
    {
        if (path.IsEmpty)
        {
            return path;
        }

        (PathText? folder, PathText name) = Split(path);
        if (LastDeep(name) is var deep and >= 0)
        {
            Piece hole = name.Pieces[deep];
            return PathText.Of((folder is null ? Enumerable.Empty<Piece>() : folder.Pieces.Append(s_slash)).Concat(name.Pieces.Take(deep))
                .Append(Piece.Hole(hole.Taint, Call("GetDirectoryName", hole), source: hole.Source, origins: hole.Origins)));
        }

        if (folder is not null)
        {
            return folder.IsEmpty ? PathText.Of("/") : path.IsFull ? folder.AsFull() : folder;
        }

        return path.Pieces[0] switch
        {
            { Kind: PieceKind.Anchor, Anchor: Anchor.Working } => path.Append(Piece.Literal("/..")),
            { Kind: PieceKind.Anchor } => path,
            _ => PathText.Empty,
        };
    }

    /// <summary><c>Path.GetRelativePath</c>, where the one is below the other.</summary>
    public static PathText? GetRelativePath(PathText root, PathText path)
    {
        PathText? rest = GetFullPath(path).After(GetFullPath(TrimEnd(root)));
        if (rest is null || rest.IsEmpty)
        {
            return rest is null ? null : PathText.Of(".");
        }

        Piece first = rest.Pieces[0];
        return first.Kind == PieceKind.Literal && first.Text[0] == '/' && rest.Pieces.All(piece => !piece.May(Taint.DotDot | Taint.Rooted))
            ? PathText.Of(new[] { first.WithText(first.Text.TrimStart('/')) }.Concat(rest.Pieces.Skip(1)))
            : null;
    }

    public static PathText TrimEnd(PathText path)
    {
        if (!path.EndsInSeparator)
        {
            return path;
        }

        Piece last = path.Pieces[path.Pieces.Length - 1];
        string text = last.Text.TrimEnd('/');
        var trimmed = PathText.Of(
            path.Pieces.Take(path.Pieces.Length - 1).Append(last.WithText(text.Length == 0 && path.Pieces.Length == 1 ? "/" : text)));
        return path.IsFull ? trimmed.AsFull() : trimmed;
    }

    /// <summary>Something below a folder.</summary>
    public static PathText Below(PathText folder, Taint taint, Microsoft.CodeAnalysis.SyntaxNode? source = null) =>
        folder.IsEmpty ? PathText.Of(Piece.Hole(taint, source: source)) : Separated(folder).Append(Piece.Hole(taint, source: source));

    private static PathText Separated(PathText text) =>
        text.EndsInSeparator ? text : text.Append(Piece.Literal("/", origins: text.Pieces[text.Pieces.Length - 1].Origins));

    /// <summary>Before and after the last separator that is seen.</summary>
    private static (PathText? Folder, PathText Name) Split(PathText path)
    {
        for (int i = path.Pieces.Length - 1; i >= 0; i--)
        {
            Piece piece = path.Pieces[i];
            int slash = piece.Kind == PieceKind.Literal ? piece.Text.LastIndexOf('/') : -1;
            if (slash >= 0)
            {
                return (
                    PathText.Of(path.Pieces.Take(i).Append(piece.WithText(piece.Text.Substring(0, slash)))),
                    PathText.Of(new[] { piece.WithText(piece.Text.Substring(slash + 1)) }.Concat(path.Pieces.Skip(i + 1))));
            }
        }

        return (null, path);
    }

    private static int LastDeep(PathText name)
    {
        for (int i = name.Pieces.Length - 1; i >= 0; i--)
        {
            if (name.Pieces[i].May(Taint.Separator))
            {
                return i;
            }
        }

        return -1;
    }

    private static PathText WithoutExtension(PathText path)
    {
        if (path.IsEmpty)
        {
            return path;
        }

        Piece last = path.Pieces[path.Pieces.Length - 1];
        int dot = last.Kind == PieceKind.Literal ? last.Text.LastIndexOf('.') : -1;
        if (last.Kind == PieceKind.Literal && dot > last.Text.LastIndexOf('/'))
        {
            return PathText.Of(path.Pieces.Take(path.Pieces.Length - 1).Append(last.WithText(last.Text.Substring(0, dot))));
        }

        // The name may end within any part of it that is not known: what stands behind that says nothing.
        int start = path.Pieces.Length;
        Taint taint = Taint.None;
        for (int i = path.Pieces.Length - 1;
            i >= 0 && !(path.Pieces[i].Kind == PieceKind.Literal && path.Pieces[i].Text.IndexOfAny(['/', '.']) >= 0);
            i--)
        {
            start = path.Pieces[i] is { Kind: PieceKind.Hole } hole && hole.May(Taint.Word) ? i : start;
            taint |= path.Pieces[i].Taint;
        }

        if (start >= path.Pieces.Length - 1)
        {
            return path;
        }

        Piece first = path.Pieces[start];
        return PathText.Of(path.Pieces.Take(start).Append(Piece.Hole(taint, first.Text, null, first.Source, first.Origins)));
    }

    private static string Call(string method, Piece hole) => hole.Text.Length == 0 ? "" : $"{method}({hole.Text})";
}
