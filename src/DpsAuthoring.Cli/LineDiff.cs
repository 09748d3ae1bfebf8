namespace DpsAuthoring.Cli;

/// <summary>The lines by which two texts differ, as people read them in a patch.</summary>
internal static class LineDiff
{
    private const int Context = 2;

    /// <summary>Lines with <c>-</c>, <c>+</c> or a blank in front; of what is the same, only what stands beside a difference.</summary>
    public static IReadOnlyList<string> Of(string before, string after)
    {
        string[] old = before.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        string[] now = after.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        List<string> all = All(old, now);
        return
        [
            .. all.Where(
                (line, i) =>
                    line[0] != ' '
                        || Enumerable.Range(i - Context, (2 * Context) + 1).Any(j => j >= 0 && j < all.Count && all[j][0] != ' ')),
        ];
    }

    private static List<string> All(string[] old, string[] now)
    {
        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<string>();
        int o = 0, n = 0;
        while (o < old.Length || n < now.Length)
        {
            if (o < old.Length && n < now.Length && old[o] == now[n])
            {
                lines.Add("  " + old[o++]);
                n++;
            }
            else if (n == now.Length || (o < old.Length && common[o + 1, n] >= common[o, n + 1]))
            {
                lines.Add("- " + old[o++]);
            }
            else
            {
                lines.Add("+ " + now[n++]);
            }
        }

        return lines;
    }
}
