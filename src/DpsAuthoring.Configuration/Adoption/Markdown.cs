namespace DpsAuthoring.Configuration.Adoption;

/// <summary>Texts of others in Markdown, so that they are texts there.</summary>
internal static class Markdown
{
    /// <summary>A text of one line; what begins markup begins none. An address stays one.</summary>
    public static string Text(string text) => string.Concat(text.Select((c, at) => IsMarkup(text, at) ? "\\" + c : c.ToString()));

    /// <summary>A cell of a table.</summary>
    public static string Cell(string text) => Text(AdoptedNames.Words(text));

    /// <summary>Code in a line; longer than what it holds in backquotes.</summary>
    public static string Code(string text)
    {
        string words = AdoptedNames.Words(text);
        string fence = "`";
        while (words.Contains(fence))
        {
            fence += "`";
        }

        return words.Length == 0 ? "" : fence.Length > 1 ? $"{fence} {words} {fence}" : $"`{words}`";
    }

    /// <summary>The same in a cell of a table, which a bar would end also there.</summary>
    public static string CodeCell(string text) => Code(text).Replace("|", "\\|");

    /// <summary>What an input is without a value, in a cell.</summary>
    public static string Default(AdoptedInput input) =>
        input.IsRequired ? "required" : input.Registered.IsOptional ? "" : CodeCell(input.Registered.Default ?? "");

    /// <summary>Between letters and digits an underscore is only that.</summary>
    private static bool IsMarkup(string text, int at) => text[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '~' => true,
        '_' => !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])),
        '#' or '-' or '+' => at == 0,
        _ => false,
    };
}
