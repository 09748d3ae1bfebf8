namespace DpsAuthoring.Jobs.Reports;

/// <summary>Writes CSV as RFC 4180 has it, in UTF-8.</summary>
/// <remarks>
/// Texts stay as they are, also such as a spreadsheet takes for a formula (<c>=</c>, <c>+</c>, <c>-</c>, <c>@</c> at the start): what
/// would hide them there would be another value for every program that reads the file, and <c>-1</c> is a number.
/// </remarks>
internal sealed class CsvWriter(TextWriter target)
{
    private static readonly System.Buffers.SearchValues<char> s_special = System.Buffers.SearchValues.Create(",\"\r\n");

    public void Write(params IEnumerable<string?> fields)
    {
        bool isFirst = true;
        foreach (string? field in fields)
        {
            if (!isFirst)
            {
                target.Write(',');
            }

            isFirst = false;
            target.Write(Field(field ?? ""));
        }

        target.Write("\r\n");
    }

    private static string Field(string text) =>
        text.AsSpan().ContainsAny(s_special) || text is [' ', ..] or [.., ' ']
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
