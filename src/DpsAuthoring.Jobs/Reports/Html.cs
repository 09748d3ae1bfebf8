using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>
/// A piece of a page. Markup is only what stands in this program's own text; whatever is put into it is encoded, unless it is such a piece
/// itself. There is no way to make one of a text that came from elsewhere.
/// </summary>
internal readonly struct Html
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_markup);

    /// <summary>Makes a piece: <c>Html.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>.</summary>
    public static Html Of(Writer markup) => new(markup.ToString());

    /// <summary>Pieces one after the other.</summary>
    public static Html All(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece._markup)));

    /// <summary>A piece where something holds, and nothing else.</summary>
    public static Html If(bool holds, Writer markup) => holds ? new(markup.ToString()) : default;

    /// <inheritdoc/>
    public override string ToString() => _markup ?? "";

    /// <summary>A text as markup that shows it: nothing in it is obeyed, neither markup nor a turn of the reading direction.</summary>
    private static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        return s_encoder.Encode(text.Any(IsObeyed) ? string.Concat(text.Select(c => IsObeyed(c) ? '\uFFFD' : c)) : text);
    }

    private static bool IsObeyed(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Puts a piece together of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Writer
    {
        private readonly StringBuilder _text;

        public Writer(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (16 * formattedCount));

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(string? text) => _text.Append(Encode(text));

        public void AppendFormatted(Html piece) => _text.Append(piece._markup);

        public void AppendFormatted(IEnumerable<Html> pieces)
        {
            foreach (Html piece in pieces)
            {
                _text.Append(piece._markup);
            }
        }

        public void AppendFormatted(long number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(double number) => _text.Append(number.ToString("0.##", CultureInfo.InvariantCulture));

        public override string ToString() => _text.ToString();
    }
}
