using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace DpsAuthoring.Server.Tests.Support;

/// <summary>Requests byte for byte, as they were captured of maap-py: its header lines in the order of Python's requests.</summary>
internal static class Wire
{
    public const string Echo = "application/echo10+xml";

    /// <summary>The body of <c>submitJob</c> as maap-py 4 writes it.</summary>
    public static string Execute(string algorithm, params (string Id, string Value)[] inputs) =>
        $"<wps:Execute\n\txmlns:wps=\"http://www.opengis.net/wps/2.0\"\n\txmlns:ows=\"http://www.opengis.net/ows/2.0\"\n\txmlns:xlink=\"http://www.w3.org/1999/xlink\"\n\txmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n\t   xsi:schemaLocation=\"http://www.opengis.net/wps/2.0 ../wps.xsd\" service=\"WPS\"\n\t   version=\"2.0.0\" response=\"document\" mode=\"sync\">\n\t<ows:Identifier>job-{algorithm}</ows:Identifier>\n"
        + string.Concat(inputs.Select(input =>
            $"\t<wps:Input id=\"{input.Id}\">\n\t\t<wps:Data>\n\t\t\t<wps:LiteralValue><![CDATA[{input.Value}]]></wps:LiteralValue>\n\t\t</wps:Data>\n\t</wps:Input>\n\n"))
        + "\n\t<wps:Output id=\"result\" transmission=\"value\"/>\n</wps:Execute>\n";

    /// <summary>Sends a request on a connection of its own.</summary>
    /// <param name="server">The server.</param>
    /// <param name="line">Method and path.</param>
    /// <param name="accept">What it says that it wants.</param>
    /// <param name="type">What it calls its body, also where it has none; null for nothing.</param>
    /// <param name="body">Its body.</param>
    /// <param name="headers">Header lines in place of the token's.</param>
    public static Answer Send(Server server, string line, string accept, string? type, byte[]? body = null, string? headers = null)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{line} HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nUser-Agent: python-requests/2.28.1\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Accept-Encoding: gzip, deflate\r\nAccept: {accept}\r\nConnection: close\r\n");
        head.Append(headers ?? $"proxy-ticket: {server.Token}\r\n");
        head.Append(type is null ? "" : $"Content-Type: {type}\r\n");
        head.Append(body is null ? "" : $"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n");
        head.Append("\r\n");
        return Raw(server.Port, [.. Encoding.Latin1.GetBytes(head.ToString()), .. body ?? []]);
    }

    /// <summary>Sends bytes, and reads to the end of the connection.</summary>
    public static Answer Raw(int port, byte[] bytes)
    {
        using var client = new TcpClient("127.0.0.1", port);
        using NetworkStream stream = client.GetStream();
        stream.ReadTimeout = 60_000;
        stream.Write(bytes);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        string text = Encoding.UTF8.GetString(all.ToArray());
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, "No answer: " + text);
        string[] lines = text[..end].Split("\r\n");
        string type = lines.FirstOrDefault(one => one.StartsWith("Content-Type: ", StringComparison.Ordinal))?[14..] ?? "";
        return new Answer(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), type, text[(end + 4)..]);
    }
}
