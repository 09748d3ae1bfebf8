using System.Text.Json.Nodes;
using System.Xml.Linq;
using DpsAuthoring.Server.Documents;

namespace DpsAuthoring.Server.Http;

/// <summary>A request that is not done, in one of the shapes that the API has for that.</summary>
/// <param name="reply">What the client gets.</param>
/// <param name="sentence">The same for people.</param>
internal sealed class Refusal(Reply reply, string sentence) : Exception(sentence)
{
    public const string NoSuchProcess = "ogcapi-processes-1/1.0/no-such-process";
    public const string NoSuchJob = "ogcapi-processes-1/1.0/no-such-job";
    public const string DuplicatedProcess = "ogcapi-processes-2/1.0/duplicated-process";
    public const string ImmutableProcess = "ogcapi-processes-2/1.0/immutable-process";
    public const string InvalidParameter = "ogcapi-processes-1/1.0/invalid-parameter";
    public const string ServerError = "ogcapi-processes-1/1.0/server-error";

    /// <summary>What the client gets.</summary>
    public Reply Reply => reply;

    /// <summary>The shape of <c>ogc/*</c> and <c>build</c>. Its type is never null, which a typed client cannot read.</summary>
    public static Refusal Ogc(int status, string detail, string? kind = null, JsonObject? additional = null)
    {
        var body = new JsonObject
        {
            ["type"] = "http://www.opengis.net/def/exceptions/" + (kind ?? (status < 500 ? InvalidParameter : ServerError)),
            ["title"] = detail,
            ["status"] = status,
            ["detail"] = detail,
            ["instance"] = "",
        };
        if (additional is not null)
        {
            body["additionalProperties"] = additional;
        }

        return new Refusal(Reply.Json(body, status), detail);
    }

    /// <summary>The short shape of OGC's results and lists.</summary>
    public static Refusal OgcShort(int status, string detail) =>
        new(Reply.Json(new JsonObject { ["status"] = status, ["detail"] = detail }, status), detail);

    /// <summary>The shape of <c>mas/*</c> and <c>members/*</c>, where the code may be another than the status.</summary>
    public static Refusal Rest(int status, string message, string? error = null, int? code = null)
    {
        var body = new JsonObject { ["code"] = code ?? status, ["message"] = message };
        if (error is not null)
        {
            body["error"] = error;
        }

        return new Refusal(Reply.Json(body, status), message);
    }

    /// <summary>The shape of the framework beneath: logins, unknown paths, wrong methods.</summary>
    public static Refusal Framework(int status, string message) =>
        new(Reply.Json(new JsonObject { ["message"] = message, ["code"] = status }, status), message);

    /// <summary>The shape of <c>dps/*</c>.</summary>
    public static Refusal Wps(int status, string code, string locator, string text)
    {
        var report = new XElement(
            Wps20.Ows + "ExceptionReport",
            new XAttribute(XNamespace.Xmlns + "ows", Wps20.Ows),
            new XAttribute("version", "2.0.0"),
            new XElement(
                Wps20.Ows + "Exception",
                new XAttribute("exceptionCode", code),
                new XAttribute("locator", locator),
                new XElement(Wps20.Ows + "ExceptionText", Wps20.Clean(text))));
        return new Refusal(Reply.Xml(report, status), text);
    }
}
