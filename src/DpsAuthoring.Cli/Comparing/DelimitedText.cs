using System.Text;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>A table as text: values with commas, semicolons or tabs between them, quoted as RFC 4180 says.</summary>
internal sealed class DelimitedText : IDisposable
{
    private static readonly char[] s_separators = [',', '\t', ';'];

    private readonly StreamReader _text;

    /// <exception cref="InvalidDataException">It is no such table.</exception>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public DelimitedText(string path)
    {
        _text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            Separator = SeparatorOf(path);
            Columns = Record() ?? throw new InvalidDataException("The table is empty.");
            if (Columns.Distinct(StringComparer.Ordinal).Count() < Columns.Length)
            {
                throw new InvalidDataException("Two columns have one name.");
            }
        }
        catch
        {
            _text.Dispose();
            throw;
        }
    }

    public char Separator { get; }

    /// <summary>The names in the first line.</summary>
    public string[] Columns { get; }

    /// <summary>The next row; null at the end.</summary>
    /// <exception cref="InvalidDataException">It has more or fewer values than there are columns.</exception>
    public string[]? Read()
    {
        string[]? row = Record();
        while (row is [""] && Columns.Length > 1) // An empty line.
        {
            row = Record();
        }

        return row is null || row.Length == Columns.Length
            ? row
            : throw new InvalidDataException($"A row has {row.Length} values, and there are {Columns.Length} columns.");
    }

    public void Dispose() => _text.Dispose();

    private static char SeparatorOf(string path)
    {
        using var text = new StreamReader(path);
        string first = text.ReadLine() ?? "";
        return s_separators.MaxBy(separator => first.Count(c => c == separator));
    }

    private string[]? Record()
    {
        if (_text.Peek() < 0)
        {
            return null;
        }

        var values = new List<string>();
        var value = new StringBuilder();
        bool isQuoted = false;
        while (true)
        {
            int c = _text.Read();
            if (isQuoted)
            {
                if (c < 0)
                {
                    throw new InvalidDataException("A quoted value is not closed.");
                }

                if (c != '"')
                {
                    value.Append((char)c);
                }
                else if (_text.Peek() == '"')
                {
                    value.Append((char)_text.Read());
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (c == '"' && value.Length == 0)
            {
                isQuoted = true;
            }
            else if (c == Separator)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else if (c is < 0 or '\n')
            {
                values.Add(value.ToString());
                return [.. values];
            }
            else if (c != '\r' || _text.Peek() is not ('\n' or < 0))
            {
                value.Append((char)c);
            }
        }
    }
}
