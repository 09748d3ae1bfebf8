using System.Net;
using System.Text;
using CsCheck;

namespace DpsAuthoring.Maap.Tests;

/// <summary>Whatever a server answers, only a MaapException comes of it, in one line, and no token is in it.</summary>
public sealed class AnyAnswerTests
{
    private static readonly string[] s_names =
    [
        "jobs", "jobID", "id", "status", "code", "message", "detail", "title", "type", "links", "href", "rel", "job", "job_info", "tags", "metrics", "products_staged", "urls", "inputs", "params",
        "processes", "processID", "algorithms", "queues", "builds", "build_id", "deploymentJobs", "deploymentJobID", "deploymentLink", "processLocation", "additionalProperties", "created",
        "duration", "products", "default", "version", "context", "job_specification", "username", "pipelineLink", "baseCommand", "\\ud800", MaapServer.Token,
    ];

    private static readonly string[] s_elements =
        ["StatusInfo", "JobID", "Status", "Result", "Output", "Data", "metrics", "ExceptionReport", "Exception", "ExceptionText", "Process", "Input", "Identifier", "html", "title", "LiteralValue"];

    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.OneOf(
            "running", "successful", "successful", "2026-01-02T03:04:05Z", "/ogc/jobs/7", "//x", "http://[", "s3://h:80/b", "s3://", "\\ud800", "\\u0000", MaapServer.Token, "-1", "1e999",
            "200", "500", "99999999999999999999", "file:///x", "%ZZ", "../..", "", " "),
        Gen.String[Gen.Char['a', '~'], 0, 8].Select(text => text.Replace("\\", "", StringComparison.Ordinal)));

    private static readonly Gen<string> s_json = Gen.Recursive<string>((depth, inner) => Gen.OneOf(
        Gen.OneOf("null", "true", "0", "-1", "200", "404", "500", "1e400", "123456789012345678901234567890", "1.5"),
        s_text.Select(text => $"\"{text}\""),
        depth > 4 ? Gen.Const("[]") : inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
        depth > 4 ? Gen.Const("{}") : Gen.Select(Gen.OneOf(s_names), inner).Array[0, 8].Select(Object)));

    private static readonly Gen<string> s_xml = Gen.Recursive<string>((depth, inner) => Gen.OneOf(
        s_text.Select(text => text.Replace("<", "", StringComparison.Ordinal).Replace("&", "", StringComparison.Ordinal)),
        depth > 4 ? Gen.Const("<x/>") : Gen.Select(Gen.OneOf(s_elements), inner.Array[0, 5]).Select((name, children) => $"<{name} id='{depth}'>{string.Concat(children)}</{name}>")));

    private static readonly Gen<byte[]> s_body = Gen.OneOf(
        s_json.Select(Encoding.UTF8.GetBytes),
        Gen.Select(Gen.OneOf(s_names), s_json).Array[1, 8].Select(members => Encoding.UTF8.GetBytes(Object(members))),
        s_json.Select(Encoding.Latin1.GetBytes),
        s_xml.Select(xml => Encoding.UTF8.GetBytes($"<wps:Any xmlns:wps='x'>{xml}</wps:Any>")),
        Gen.Select(s_json, Gen.Int[0, 40]).Select((json, cut) => Encoding.UTF8.GetBytes(json[..Math.Min(cut, json.Length)])),
        Gen.Byte.Array[0, 60],
        Gen.Const(Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")),
        Gen.Const(Encoding.UTF8.GetBytes(new string('[', 5000))),
        Gen.Const(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 5000)))));

    private static readonly Gen<Answered> s_answer = Gen.Select(
        s_body, Gen.OneOf(200, 200, 200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 418, 429, 500, 502, 503), Gen.OneOf("application/json", "text/xml", "text/html; charset=nonsense", "", ";;"))
        .Select((body, status, type) => new Answered(body, status, type));

    [Fact]
    public async Task Comes_to_no_other_exception()
    {
        await Gen.Select(s_answer.Array[1, 6], Gen.Enum<MaapApiGeneration>(), Gen.Int[0, Calls.Length - 1]).SampleAsync(
            async (answers, generation, call) =>
            {
                using var transport = new Transport(generation, answers);
                using var client = new MaapClient(
                    new("https://maap.example"),
                    MaapCredential.ProxyTicket(MaapServer.Token),
                    new()
                    {
                        Transport = transport,
                        TimeProvider = new InstantTime(),
                        MaxAttempts = 3,
                        OutageTolerance = TimeSpan.FromSeconds(20),
                        SettlingTime = TimeSpan.FromSeconds(5),
                    });
                try
                {
                    await Calls[call](client);
                }
                catch (MaapException e)
                {
                    Assert.DoesNotContain(MaapServer.Token, e + e.ServerMessage + e.Code, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain('\n', e.Message);
                    Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
                }
                catch (OperationCanceledException)
                {
                    // Of a wait that no answer ended.
                }
            },
            iter: 4000);
    }

    [Fact]
    public async Task As_a_configuration_comes_to_no_other_exception()
    {
        await s_answer.Array[1, 3].SampleAsync(
            async answers =>
            {
                using var transport = new Transport(null, answers);
                using var client = new MaapClient(
                    new("https://maap.example"), MaapCredential.ProxyTicket(MaapServer.Token), new() { Transport = transport, TimeProvider = new InstantTime(), MaxAttempts = 3 });
                MaapException e = await Assert.ThrowsAsync<MaapException>(
                    () => client.GetGenerationAsync(TestContext.Current.CancellationToken));
                Assert.DoesNotContain('\n', e.Message);
            },
            iter: 1000);
    }

    private static Func<MaapClient, Task>[] Calls =>
    [
        client => client.GetMemberAsync(),
        client => client.GetQueuesAsync(),
        client => client.GetAlgorithmsAsync(),
        client => client.GetAlgorithmAsync("7"),
        client => client.GetAlgorithmAsync("a:1"),
        client => client.DeleteAlgorithmAsync("7"),
        client => client.SubmitAsync(new() { Algorithm = "7", Queue = "q", UniqueTag = "u" }),
        client => client.SubmitAsync(new() { Algorithm = "a:1", Queue = "q" }),
        client => client.GetJobAsync("j"),
        async client => await client.GetJobs().Take(2000).CountAsync(TestContext.Current.CancellationToken),
        client => client.FindJobAsync("t"),
        client => client.GetResultsAsync("j"),
        client => client.GetMetricsAsync("j"),
        client => client.CancelJobAsync("j"),
        client => client.GetBuildsAsync(),
        client => client.GetBuildAsync("b"),
        client => client.GetDeploymentsAsync(),
        client => client.GetDeploymentAsync("12"),
        client => WaitAsync(token => client.GetJobOperation("j").WaitAsync(cancellationToken: token)),
        client => RegisterAsync(client, MaapRegistration.FromCwl("cwl")),
        client => RegisterAsync(client, MaapRegistration.FromOgcConfiguration("{}", "cwl")),
        client => RegisterAsync(client, MaapRegistration.FromLegacyConfiguration("""{"algorithm_name":"a","algorithm_version":"1"}""")),
    ];

    private static async Task RegisterAsync(MaapClient client, MaapRegistration registration)
    {
        MaapRegistrationOperation operation = await client.RegisterAsync(registration);
        await WaitAsync(token => operation.WaitAsync(cancellationToken: token));
    }

    /// <summary>A wait that the last answer does not end would go on: it is cancelled when so much was asked.</summary>
    private static async Task WaitAsync(Func<CancellationToken, Task> wait)
    {
        using var cancelling = new CancellationTokenSource();
        Transport.AfterMany.Value = cancelling;
        await wait(cancelling.Token);
    }

    private static string Object((string Name, string Value)[] members) => $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    private sealed record Answered(byte[] Body, int Status, string MediaType);

    private sealed class Transport(MaapApiGeneration? generation, Answered[] answers) : HttpMessageHandler
    {
        private int _next;

        public static AsyncLocal<CancellationTokenSource?> AfterMany { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (generation is { } speaks && request.RequestUri!.AbsolutePath.EndsWith("config", StringComparison.Ordinal))
            {
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent(speaks == MaapApiGeneration.Ogc ? Recorded.OgcConfiguration : Recorded.LegacyConfiguration),
                });
            }

            if (_next > 30)
            {
                AfterMany.Value?.Cancel();
            }

            Answered answer = answers[_next++ % answers.Length];
            var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(answer.Body) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.MediaType);
            if (answer.Status == 301)
            {
                response.Headers.TryAddWithoutValidation("Location", "/api/ogc/elsewhere");
            }

            return Task.FromResult(response);
        }
    }
}
