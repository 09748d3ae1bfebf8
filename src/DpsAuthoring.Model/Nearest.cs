namespace DpsAuthoring.Model;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Nearest
{
    private const int LongestWord = 60;

    /// <summary>The nearest of some words, if it is near: within a third of the letters; null if none is.</summary>
    public static string? To(string word, IEnumerable<string> words) => word.Length > LongestWord ? null
            : words
                .Select(known =>
                    (known, Distance: Distance(Plain(word), Plain(known), Math.Max(1, Math.Min(word.Length, known.Length) / 3))))
            .Where(pair => pair.Distance is not null)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.known)
            .FirstOrDefault();

    private static string Plain(string word) => word.ToLowerInvariant().Replace("-", "").Replace("_", "").Replace(" ", "");

    /// <summary>The fewest letters to insert, delete or replace; null if they are more than so many.</summary>
    private static int? Distance(string from, string to, int most)
    {
        if (Math.Abs(from.Length - to.Length) > most)
        {
            return null;
        }

        int[] row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[to.Length] <= most ? row[to.Length] : null;
    }
}
