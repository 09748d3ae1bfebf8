using System.Text;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Web pages that come in place of data: servers that want a login send their page for it, and call that a success.</summary>
internal static class WebPage
{
    /// <summary>How much of a page tells that it is one.</summary>
    public const int Start = 4096;

    public const string EarthdataAdvice =
        "Earthdata wants a bearer token or the login in ~/.netrc, and a DPS worker has neither: give the granule's s3 address or a signed one, or let the algorithm fetch it.";

    private const string Advice =
        "The server wants a login, or has an error page for what is not there: open the address in a private window of a browser, and give one that needs no login, an s3 address or a signed one.";

    private static readonly string[] s_pages =
        [".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".cgi", ".do", ".xml", ".md"];

    /// <summary>Refuses a page where something else was asked for.</summary>
    /// <param name="source">What was asked for.</param>
    /// <param name="start">The first bytes of what came.</param>
    /// <exception cref="RemoteException">It is one.</exception>
    public static void Refuse(InputSource source, ReadOnlySpan<byte> start)
    {
        string text = Encoding.UTF8.GetString(start);
        if (MayBePage(source)
            || !text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || !text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith('<'))
        {
            return;
        }

        string name = NameOf(source);
        throw text.Contains("Earthdata", StringComparison.OrdinalIgnoreCase)
            ? new RemoteException($"the server sent Earthdata's login page (text/html) in place of {name}", EarthdataAdvice)
            : new RemoteException($"the server sent a web page (text/html), such as a login page, in place of {name}", Advice);
    }

    /// <summary>Whether a page is what such an address may well mean: its name ends as a page's, or in no kind of file.</summary>
    private static bool MayBePage(InputSource source)
    {
        string ending = Path.GetExtension(NameOf(source));
        return ending.Length < 2 || !char.IsAsciiLetter(ending[1]) || s_pages.Contains(ending, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The name without a query string.</summary>
    private static string NameOf(InputSource source) => Path.GetFileName(Uri.UnescapeDataString(source.Url!.AbsolutePath));
}
