namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>
/// The path that NLog makes of a layout such as <c>${basedir}/logs/${shortdate}.log</c>. What is relative it looks for beside the program.
/// </summary>
internal static class LogFileLayout
{
    public static PathText PathOf(PathText layout)
    {
        PathText path = PathText.Empty;
        foreach (Piece piece in layout.Pieces)
        {
            foreach (Piece part in piece.Kind == PieceKind.Literal ? Rendered(piece) : [piece])
            {
                path = path.IsEmpty ? PathText.Of(part) : path.Concat(PathText.Of(part));
            }
        }

        path = path.AsPath();
        return path.IsEmpty || path.MayBeRooted || JobLocation.IsAbsolute(path.Pieces[0].Text)
            ? path
            : PathText.Of(Piece.At(Anchor.Program, path.Pieces[0].Source)).Append(Piece.Literal("/")).Append(path.Pieces);
    }

    /// <summary>A literal with what stands in <c>${…}</c> replaced by what it stands for.</summary>
    private static IEnumerable<Piece> Rendered(Piece literal)
    {
        string text = literal.Text;
        int from = 0;
        for (int start = text.IndexOf("${", StringComparison.Ordinal);
            start >= 0;
            start = text.IndexOf("${", from, StringComparison.Ordinal))
        {
            yield return literal.WithText(text.Substring(from, start - from));
            int end = EndOf(text, start + 2);
            yield return Renderer(text.Substring(start + 2, end - start - 2), literal);
            from = Math.Min(end + 1, text.Length);
        }

        yield return literal.WithText(text.Substring(from));
    }

    /// <summary>Where a renderer's brace closes; it may hold others.</summary>
    private static int EndOf(string text, int from)
    {
        int open = 1;
        for (int i = from; i < text.Length; i++)
        {
            open += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (open == 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static Piece Renderer(string renderer, Piece literal) => renderer.Split(':')[0].Trim().ToLowerInvariant() switch
    {
        "basedir" or "nlogdir" or "processdir" => Piece.At(Anchor.Program, literal.Source),
        "currentdir" => Piece.At(Anchor.Working, literal.Source),
        "tempdir" => Piece.At(Anchor.Temp, literal.Source),
        "specialfolder" or "userlocalappdatadir" or "userappdatadir" => Piece.At(Anchor.Home, literal.Source),
        "shortdate" or "longdate" or "date" or "time" or "ticks" or "guid" or "counter" or "processid" or "threadid" =>
            Piece.Hole(Taint.None, renderer, source: literal.Source, origins: literal.Origins),
        "level" or "logger" or "processname" or "machinename" or "hostname" =>
            Piece.Hole(Taint.Name, renderer, source: literal.Source, origins: literal.Origins),
        _ => Piece.Hole(Taint.Any, renderer, source: literal.Source, origins: literal.Origins),
    };
}
