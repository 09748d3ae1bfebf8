namespace DpsAuthoring.Model;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Nearest
{
    private const int LongestWord = 60;

    /// <summary>The nearest of some words, if it is near: within a third of the letters; null if none is.</summary>
    public static string? To(string word, IEnumerable<string> words)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        return words
            .Select(known => (known, Distance: Distance(Plain(word), Plain(known))))
            .Where(pair => pair.Distance <= Math.Max(1, Math.Min(word.Length, pair.known.Length) / 3))
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.known)
            .FirstOrDefault();
    }

    private static string Plain(string word) => word.ToLowerInvariant().Replace("-", "").Replace("_", "").Replace(" ", "");

    /// <summary>The fewest letters to insert, delete, replace, or swap with the next.</summary>
    private static int Distance(string from, string to)
    {
        int[,] least = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    least[i, j] = i + j;
                    continue;
                }

                int replaced = least[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                least[i, j] = Math.Min(replaced, Math.Min(least[i - 1, j], least[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    least[i, j] = Math.Min(least[i, j], least[i - 2, j - 2] + 1);
                }
            }
        }

        return least[from.Length, to.Length];
    }
}
