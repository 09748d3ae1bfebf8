using System.Text.Encodings.Web;

namespace DpsAuthoring.Maap;

/// <summary>Takes a request's token out of whatever the server says.</summary>
internal sealed class Redaction
{
    private readonly string[] _forms;

    /// <param name="token">The token, which a server may give back as it is, or as a part of an address, of JSON or of XML.</param>
    public Redaction(string token) => _forms =
        token.Length == 0
            ? []
            : [.. new[]
            {
                token,
                Uri.EscapeDataString(token),
                JavaScriptEncoder.Default.Encode(token),
                JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(token),
                HtmlEncoder.Default.Encode(token),
            }.Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];

    /// <summary>Whether an exception tells the token: a broken header's text is in its message.</summary>
    public bool IsIn(Exception exception) => exception.ToString() is { } text && Clean(text) != text;

    public string Clean(string text)
    {
        foreach (string form in _forms)
        {
            text = text.Replace(form, "…", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
