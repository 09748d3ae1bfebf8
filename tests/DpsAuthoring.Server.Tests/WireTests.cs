using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>What maap-py sends, byte for byte, so that the wire is held without it.</summary>
public sealed class WireTests(WireTests.Registered registered) : IClassFixture<WireTests.Registered>
{
    private Support.Server Server => registered.Server;

    [Fact]
    public void The_configuration_is_everybodys_and_complete()
    {
        Answer answer = Wire.Send(Server, "GET /api/environment/config", "*/*", null, headers: "");
        Assert.Equal(200, answer.Status);
        JsonElement endpoints = answer.Json.GetProperty("maap_endpoint");
        foreach (string name in (string[])
            ["search_granule_url", "search_collection_url", "algorithm_register", "algorithm_build", "mas_algo", "dps_job", "wmts", "member",
                "member_dps_token", "requester_pays", "edc_credentials", "workspace_bucket_credentials", "s3_signed_url", "processes_ogc",
                "deployment_jobs_ogc", "jobs_ogc"])
        {
            Assert.False(endpoints.GetProperty(name).GetString()!.StartsWith('/'), name);
        }

        Assert.Equal(Server.Address + "/api", answer.Json.GetProperty("service").GetProperty("maap_api_root").GetString());
        Assert.Equal(JsonValueKind.String, answer.Json.GetProperty("service").GetProperty("maap_token").ValueKind);
    }

    [Theory]
    [InlineData("GET /api/members/self", "application/json")]
    [InlineData("GET /api/mas/algorithm/resource", Wire.Echo)]
    [InlineData("GET /api/mas/algorithm", Wire.Echo)]
    [InlineData("GET /api/ogc/processes", Wire.Echo)]
    [InlineData("GET /api/ogc/jobs?getJobDetails=True&offset=0&pageSize=10", Wire.Echo)]
    [InlineData("GET /api/dps/job/list?get_job_details=True&offset=0&page_size=10&job_type=a%3Ab", Wire.Echo)]
    public void What_a_client_accepts_decides_nothing(string line, string accept)
    {
        Answer answer = Wire.Send(Server, line, accept, Wire.Echo);
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal("application/json", answer.Type);
        Assert.Equal(JsonValueKind.Object, answer.Json.ValueKind);
    }

    [Theory]
    [InlineData("GET /api/mas/algorithm/counter:main")]
    [InlineData("GET /api/mas/algorithm/counter%3Amain")]
    [InlineData("GET /api/dps/job/describeprocess/counter:main")]
    public void A_description_is_xml(string line)
    {
        Answer answer = Wire.Send(Server, line, Wire.Echo, Wire.Echo);
        Assert.Equal("text/xml", answer.Type);
        XElement[] inputs = [.. XElement.Parse(answer.Body).Descendants().Where(element => element.Name.LocalName == "Input")];
        Assert.Equal(["number", "mood", "queue_name"], inputs.Select(input => input.Elements().ElementAt(1).Value));
        Assert.All(inputs, input => Assert.Equal("1", (string?)input.Attribute("minOccurs")));
        Assert.DoesNotContain(answer.Body, c => c > 127);
    }

    [Fact]
    public void A_body_in_Latin_1_arrives_as_it_was_meant()
    {
        string body = Wire.Execute("counter:main", ("identifier", "t1"), ("queue", "maap-dps-sandbox"), ("number", "30"), ("mood", "é"), ("username", "me"));
        Answer answer = Wire.Send(Server, "POST /api/dps/job", Wire.Echo, Wire.Echo, Encoding.Latin1.GetBytes(body));
        Assert.Equal((200, "text/xml"), (answer.Status, answer.Type));
        var info = XElement.Parse(answer.Body);
        string job = info.Elements().First().Value;
        Assert.True(Guid.TryParse(job, out _));
        Assert.Equal("Accepted", info.Elements().Last().Value);

        Until.True(() => Server.StatusOf(job) == "Succeeded", Server.StatusOf(job));
        var result = XElement.Parse(Wire.Send(Server, $"GET /api/dps/job/{job}", Wire.Echo, null, headers: "").Body);
        string[] places = [.. result.Descendants().Where(element => element.Name.LocalName == "Data").Select(element => element.Value)];
        Assert.Equal(3, places.Length);
        Assert.Contains(":80/", places[1], StringComparison.Ordinal);
        string folder = new Uri(places[2]).LocalPath;
        Assert.Equal("30 é\n", File.ReadAllText(Path.Combine(folder, "result.txt")));
        string id = (string)result.Elements().Last().Attribute("id")!;
        Assert.True(File.Exists(Path.Combine(folder, id + ".met.json")), id);
        Assert.Equal("30 é\n", Server.Get(new Uri(places[0]).PathAndQuery + "/result.txt", null).Body);

        var metrics = XElement.Parse(Wire.Send(Server, $"GET /api/dps/job/{job}/metrics", Wire.Echo, null, headers: "").Body);
        Assert.Equal("metrics", metrics.Name.LocalName);
        Assert.NotEmpty(metrics.Element("job_duration_seconds")!.Value);
    }

    [Fact]
    public void A_form_with_the_wrong_type_is_read()
    {
        Answer answer = Wire.Send(Server, "POST /api/mas/publish", Wire.Echo, Wire.Echo, "algo_id=counter%3Amain"u8.ToArray());
        Assert.True(answer.Status == 200, answer.Body);
    }

    [Fact]
    public void An_unknown_job_is_deleted_to_one_generation_and_none_to_the_other()
    {
        Assert.Contains(">Deleted<", Wire.Send(Server, "GET /api/dps/job/j1/status", Wire.Echo, null).Body, StringComparison.Ordinal);
        Answer result = Wire.Send(Server, "GET /api/dps/job/j1", Wire.Echo, null);
        Assert.Equal((500, "text/xml"), (result.Status, result.Type));
        Assert.Contains("FailedGetResult", result.Body, StringComparison.Ordinal);
        Assert.Equal(500, Wire.Send(Server, "GET /api/dps/job/j1/metrics", Wire.Echo, null).Status);
        Assert.Equal(500, Wire.Send(Server, "POST /api/dps/job/cancel/j1", Wire.Echo, null, []).Status);

        Answer none = Wire.Send(Server, "GET /api/ogc/jobs/j1", Wire.Echo, Wire.Echo);
        Assert.Equal(404, none.Status);
        Assert.EndsWith("ogcapi-processes-1/1.0/no-such-job", none.Json.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(404, Wire.Send(Server, "DELETE /api/ogc/jobs/j1", Wire.Echo, Wire.Echo).Status);
    }

    [Theory]
    [InlineData("proxy-ticket: {0}\r\n", 200)]
    [InlineData("cpticket: {0}\r\n", 200)]
    [InlineData("Authorization: Bearer {0}\r\n", 200)]
    [InlineData("Authorization: Basic {0}\r\n", 401)]
    [InlineData("proxy-ticket: wrong\r\nAuthorization: Bearer {0}\r\n", 401)]
    [InlineData("proxy-ticket: \r\n", 401)]
    [InlineData("", 401)]
    public void The_first_credential_decides(string headers, int status)
    {
        Answer answer = Wire.Send(Server, "GET /api/members/self", "application/json", Wire.Echo, headers: string.Format(null, headers, Server.Token));
        Assert.Equal(status, answer.Status);
        if (status == 401)
        {
            Assert.Equal(401, answer.Json.GetProperty("code").GetInt32());
        }
    }

    [Theory]
    [InlineData("GET /api/nothing", 404)]
    [InlineData("PATCH /api/members/self", 405)]
    [InlineData("GET /api/ogc/deploymentJobs/x", 404)]
    [InlineData("GET /api/ogc/processes/1e3", 404)]
    [InlineData("GET /api/build/x", 404)]
    public void Errors_are_json(string line, int status)
    {
        Answer answer = Wire.Send(Server, line, "text/html", null);
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/json", answer.Type);
    }

    /// <summary>A server with an algorithm.</summary>
    public sealed class Registered : IDisposable
    {
        private readonly Repository _repository = new();

        public Registered() => Server.Register(_repository);

        internal Support.Server Server { get; } = new();

        public void Dispose()
        {
            Server.Dispose();
            _repository.Dispose();
        }
    }
}
