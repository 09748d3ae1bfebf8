using System.Text;
using System.Text.Json;
using CsCheck;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>Whatever is sent, the answer has a shape that clients read, and the server goes on.</summary>
[Trait("Speed", "Slow")]
public sealed class FuzzTests(WireTests.Registered registered) : IClassFixture<WireTests.Registered>
{
    private static readonly string[] s_texts =
    [
        "", "null", "\"", "{}", "[]", "[[[", "true", "1e999", "-1", "..", "../x", "/", "%00", "%ff", "é", "\u0000", "\u0001", "\ud800", "<a>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
        "counter:main", "job-counter:main", "maap-dps-sandbox", "'; DROP TABLE job; --", "$(id)", "9223372036854775808", "2026-01-01T00:00:00Z", "../..", "a,b", "\r\nX-Bad: 1", "]]>",
    ];

    private static readonly (string Method, string Path)[] s_doors =
    [
        ("POST", "/api/mas/algorithm"), ("POST", "/api/dps/job"), ("POST", "/api/build"), ("POST", "/api/ogc/processes"), ("POST", "/api/members/self/secrets"),
        ("POST", "/api/mas/publish"), ("POST", "/api/ogc/processes/1/execution"), ("PUT", "/api/ogc/processes/{0}"), ("DELETE", "/api/ogc/jobs/{0}"),
        ("GET", "/api/ogc/jobs?limit={0}"), ("GET", "/api/ogc/jobs?datetime={0}&tag={0}"), ("GET", "/api/ogc/jobs?status={0}&fields={0}"),
        ("GET", "/api/ogc/jobs?processID={0}"), ("GET", "/api/ogc/jobs/{0}"), ("GET", "/api/ogc/jobs/{0}/results"), ("GET", "/api/dps/job/{0}"),
        ("GET", "/api/dps/job/{0}/status"), ("GET", "/api/dps/job/list?job_type={0}&start_time={0}"), ("GET", "/api/mas/algorithm/{0}"),
        ("GET", "/api/members/self/secrets/{0}"), ("GET", "/results/{0}/{0}"), ("GET", "/builds/{0}/log"), ("GET", "/api/build/{0}"), ("GET", "/x{0}"),
        ("POST", "/api/dps/job/cancel/{0}"), ("DELETE", "/api/mas/algorithm/{0}"), ("DELETE", "/api/members/self/secrets/{0}"),
    ];

    private static readonly Gen<string> s_text = Gen.OneOf(Gen.Int[0, s_texts.Length - 1].Select(at => s_texts[at]), Gen.String[0, 40]);

    private static readonly Gen<string> s_body = Gen.OneOf(
        s_text,
        s_text.Select(text => $"{{\"inputs\": {text}, \"executionUnit\": {text}, \"cwlRawText\": \"\\ud800\", \"queue\": {text}}}"),
        Gen.Select(s_text, s_text, s_text, (name, value, queue) => Support.Server.Execute(
            "counter:main", (Xml(name), Xml(value)), ("number", Xml(value)), ("queue", Xml(queue)), ("identifier", Xml(name)))),
        Gen.Select(s_text, s_text, s_text, (name, version, value) => JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["algorithm_name"] = name, ["algorithm_version"] = version, ["run_command"] = value, ["inputs"] = new Dictionary<string, object?> { [name] = value },
            ["code_repository"] = "file:///nowhere/" + value, ["repository_url"] = "file:///nowhere/" + value, ["base_container_url"] = value,
            ["cwlRawText"] = value, ["queue"] = version, ["tag"] = name, ["secret_name"] = name, ["secret_value"] = value, ["algo_id"] = version,
        })));

    private Support.Server Server => registered.Server;

    [Fact]
    public void Every_answer_has_a_shape() =>
        Gen.Select(Gen.Int[0, s_doors.Length - 1].Select(at => s_doors[at]), s_text, s_body, Gen.Bool).Sample(
            (door, text, body, isLatin) =>
            {
                string path = string.Format(null, door.Path, Uri.EscapeDataString(Valid(text)));
                byte[] bytes = (isLatin ? Encoding.Latin1 : Encoding.UTF8).GetBytes(Valid(body));
                Answer answer = Wire.Send(Server, $"{door.Method} {path}", "text/html", Wire.Echo, door.Method is "POST" or "PUT" ? bytes : null);
                if (text.Contains('\0', StringComparison.Ordinal) && answer is { Status: 400, Body: "" })
                {
                    return; // No path has such a character: the web server beneath refuses it.
                }

                if (new Uri(new Uri(Server.Address), path).AbsolutePath == "/")
                {
                    Assert.StartsWith("text/html", answer.Type, StringComparison.Ordinal); // Its dots have led to the pages.
                    return;
                }

                Assert.True(answer.Type is "application/json" or "text/xml", $"{door} {text}: {answer}");
                Assert.DoesNotContain("The server has failed", answer.Body, StringComparison.Ordinal);
                Assert.DoesNotContain("root:x:0", answer.Body, StringComparison.Ordinal);
                if (answer.Type == "text/xml")
                {
                    System.Xml.Linq.XElement.Parse(answer.Body);
                }
                else
                {
                    _ = answer.Json;
                }
            },
            iter: Environment.GetEnvironmentVariable("DPS_ALL") == "1" ? 20_000 : 1_500,
            threads: 1);

    private static string Xml(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));

    /// <summary>Half a surrogate pair is no text that can be sent.</summary>
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
