namespace DpsAuthoring.Tables;

/// <summary>The quotes of a cell, by the rules of RFC 4180; blanks around them are let pass.</summary>
internal static class CellQuotes
{
    private const char Quote = '"';

    /// <summary>Takes a cell out of its quotes.</summary>
    /// <param name="raw">The cell as it stands in the file, between two separators.</param>
    /// <param name="text">Its text.</param>
    /// <returns>What is wrong, to stand behind the column's name; null for nothing.</returns>
    public static string? Remove(ReadOnlySpan<char> raw, out string text)
    {
        text = "";
        if (!raw.Contains(Quote))
        {
            text = raw.ToString();
            return null;
        }

        ReadOnlySpan<char> cell = raw.Trim(" \t");
        if (cell[0] != Quote)
        {
            return "has a quote in the middle: write the value in quotes, and each quote in it twice";
        }

        int close = 1;
        while (close < cell.Length && (cell[close] != Quote || (close + 1 < cell.Length && cell[close + 1] == Quote)))
        {
            close += cell[close] == Quote ? 2 : 1;
        }

        if (close >= cell.Length)
        {
            return "opens a quote that is never closed";
        }

        text = cell[1..close].ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
        return close == cell.Length - 1 ? null : "has text behind the quote that closes it: a quote in a value is written twice";
    }

    /// <summary>How many lines end in a text; a carriage return and a line feed end one.</summary>
    public static int LineBreaks(string text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            count += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) ? 1 : 0;
        }

        return count;
    }
}
