using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace DpsAuthoring.Maap.Reading;

/// <summary>The text of an answer, whatever its headers say: UTF-8, else Latin-1.</summary>
internal static partial class AnswerText
{
    private const int LongestQuote = 300;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings s_xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 1 << 27,
    };

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return s_utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <exception cref="XmlException">It is no XML.</exception>
    public static XElement Xml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text.TrimStart()), s_xml);
        return XElement.Load(reader);
    }

    public static bool IsHtml(string text) => Html().IsMatch(text.Length > 1024 ? text[..1024] : text);

    public static bool IsXml(string text) => text.AsSpan().TrimStart().StartsWith("<") && !IsHtml(text);

    /// <summary>What a page calls itself.</summary>
    public static string? Title(string html) =>
        PageTitle().Match(html) is { Success: true } title && !string.IsNullOrWhiteSpace(title.Groups[1].Value)
            ? System.Net.WebUtility.HtmlDecode(title.Groups[1].Value)
            : null;

    /// <summary>Words of somebody else, as a part of a sentence of ours: one line, not long.</summary>
    public static string Quote(string words)
    {
        string line = Blanks().Replace(words.Length > 4 * LongestQuote ? words[..(4 * LongestQuote)] : words, " ").Trim();
        if (line.Length > LongestQuote)
        {
            int end = char.IsHighSurrogate(line[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
            line = line[..end] + "…";
        }

        return $"'{line}'";
    }

    [GeneratedRegex("""^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title)\b""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Html();

    [GeneratedRegex("""<title[^>]*>([^<]{0,2000})</title>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageTitle();

    [GeneratedRegex("""[\s\p{Cc}\p{Cf}]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
