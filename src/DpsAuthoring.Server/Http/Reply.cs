using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Http;

/// <summary>An answer. Nothing is negotiated: clients ask for <c>application/echo10+xml</c> whatever they want.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The body's type.</param>
/// <param name="WriteAsync">Writes the body.</param>
internal sealed record Reply(int Status, string ContentType, Func<HttpContext, Task> WriteAsync)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Character references stand for what is not ASCII, so that no client can get the encoding wrong.
    private static readonly XmlWriterSettings s_xml = new()
    {
        OmitXmlDeclaration = true, Encoding = Encoding.ASCII, CheckCharacters = true, Async = false,
    };

    /// <summary>Where the client is to go on; null for here.</summary>
    public string? Location { get; init; }

    /// <summary>Sends a browser to another page.</summary>
    public static Reply SeeOther(string path) => Text("", status: 303) with { Location = path };

    public static Reply Json(JsonNode? node, int status = 200) => Bytes(
        status, "application/json", Encoding.UTF8.GetBytes(node?.ToJsonString(s_json) ?? "null"));

    public static Reply Xml(XElement element, int status = 200)
    {
        using var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text, s_xml))
        {
            element.WriteTo(writer);
        }

        return Bytes(status, "text/xml", text.ToArray());
    }

    public static Reply Text(string text, string type = "text/plain; charset=utf-8", int status = 200) =>
        Bytes(status, type, Encoding.UTF8.GetBytes(text));

    public Task SendAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        if (Location is not null)
        {
            context.Response.Headers.Location = Location;
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : WriteAsync(context);
    }

    private static Reply Bytes(int status, string type, byte[] body) => new(status, type, context =>
    {
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    });
}
