using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>XML under <c>mas/</c> and <c>dps/</c>: algorithms are job types, which have a name and a version.</summary>
internal sealed class LegacyApi(MaapHttp http, ApiRoot root) : Api(http, root)
{
    private const string QueueInput = "queue_name";
    private const string Wps = "http://www.opengis.net/wps/2.0";
    private const string Ows = "http://www.opengis.net/ows/2.0";

    public override async Task<IReadOnlyList<MaapAlgorithm>> ListAlgorithmsAsync(
        MaapAlgorithmFilter filter, CancellationToken cancellationToken)
    {
        if (filter.DeployedBy is not null)
        {
            throw new MaapException(MaapErrorKind.Unsupported, "This server speaks the legacy generation, which does not tell who deployed an algorithm.");
        }

        Answer answer = await GetAsync(Algorithms(), cancellationToken).ConfigureAwait(false);
        return answer.Json<IReadOnlyList<MaapAlgorithm>>(json =>
            [.. from algorithm in json.IsArray ? json.Items : json["algorithms"].Items
                let name = algorithm["type"].Words
                let version = algorithm["version"].Words
                where name is not null && (filter.Name ?? name) == name && (filter.Version ?? version) == version
                select new MaapAlgorithm { Id = version is null ? name : $"{name}:{version}", Name = name, Version = version }]);
    }

    public override async Task<MaapAlgorithm> DescribeAsync(string algorithm, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Algorithms(algorithm), cancellationToken, Repeat.UnlessServerFailed).ConfigureAwait(false);
        return answer.Xml(root => Algorithm(root, algorithm) ?? throw answer.Lacks("process"));
    }

    public override async Task DeleteAlgorithmAsync(string algorithm, CancellationToken cancellationToken)
    {
        Answer answer = await SendAsync(
            HttpMethod.Delete, Algorithms(algorithm), Repeat.Always, null, cancellationToken).ConfigureAwait(false);
        if (answer is not { WasRepeated: true, Status: 404 })
        {
            answer.EnsureSuccess();
        }
    }

    public override async Task<MaapRegistrationStatus> RegisterAsync(MaapRegistration registration, CancellationToken cancellationToken)
    {
        if (registration.LegacyConfiguration is not { } configuration)
        {
            throw new MaapException(MaapErrorKind.Unsupported, "This server speaks the legacy generation: register by a legacy configuration.");
        }

        string algorithm = NameOf(configuration);
        bool wasThere = await IsThereAsync(algorithm, cancellationToken).ConfigureAwait(false);
        Answer answer = await SendAsync(
            HttpMethod.Post, Root.Part("algorithm_register", "mas/algorithm"), Repeat.WhenNotTaken, configuration, cancellationToken).ConfigureAwait(false);
        return answer.Json(json => new MaapRegistrationStatus
        {
            State = MaapState.Accepted,
            AlgorithmId = algorithm,
            WasThereBefore = wasThere,
            Message = json["message"].Text ?? json["message"]["status"].Text,
            LogAddress = MaapLink.Read(json["message"].First("job_web_url", "web_url"), Root.Address)?.Page,
        });
    }

    /// <summary>It is registered once it is listed; a build that fails is told nowhere but in its log.</summary>
    public override async Task<MaapRegistrationStatus> RegistrationAsync(
        MaapRegistrationStatus last, CancellationToken cancellationToken) => new()
    {
        State = await IsThereAsync(last.AlgorithmId!, cancellationToken).ConfigureAwait(false) ? MaapState.Successful : MaapState.Running,
        AlgorithmId = last.AlgorithmId,
        WasThereBefore = last.WasThereBefore,
        Message = last.Message,
        LogAddress = last.LogAddress,
    };

    public override async Task<string> SubmitAsync(MaapSubmission submission, CancellationToken cancellationToken)
    {
        Answer answer = await SendAsync(
            HttpMethod.Post, Jobs(), Repeat.WhenNotTaken, Execute(submission), cancellationToken, "application/xml").ConfigureAwait(false);
        return answer.Xml(root => Text(root, "JobID") ?? throw answer.Lacks("job's id"));
    }

    public override async Task<MaapJob> JobAsync(string job, bool withDetails, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Jobs(job, "status"), cancellationToken).ConfigureAwait(false);
        string state = answer.Xml(root => Text(root, "Status") ?? throw answer.Lacks("state of the job"));
        return new() { Id = job, StateText = state, State = MaapStates.Parse(state) };
    }

    public override async Task<IReadOnlyList<MaapJob>> JobsAsync(
        MaapJobFilter filter, int offset, int count, CancellationToken cancellationToken)
    {
        Uri address = Query(
            Jobs("list"),
            ("job_type", filter.Algorithm is { } algorithm ? $"job-{algorithm}" : null),
            ("status", filter.State is { } state and not MaapState.Deleted ? state.Word(MaapApiGeneration.Legacy) : null),
            ("tag", filter.Tag),
            ("queue", filter.Queue),
            ("priority", filter.Priority is { } priority ? Text(priority) : null),
            ("start_time", filter.Since is { } since ? Times.Write(since) : null),
            ("end_time", filter.Until is { } until ? Times.Write(until) : null),
            ("get_job_details", filter.WithDetails ? "True" : "False"),
            ("offset", Text(offset)),
            ("page_size", Text(count)));
        Answer answer = await GetAsync(address, cancellationToken).ConfigureAwait(false);
        if (AnswerText.IsXml(answer.Text))
        {
            throw answer.Xml(_ => answer.Lacks("list of jobs"));
        }

        return answer.Json(json => JobDocuments.ReadList(json, Root.Address));
    }

    public override async Task<MaapJobResults> ResultsAsync(string job, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Jobs(job), cancellationToken, Repeat.UnlessServerFailed).ConfigureAwait(false);
        return answer.Xml(root =>
        {
            ILookup<bool, XElement> outputs = Named(root, "Output").ToLookup(output => output.Attribute("id")?.Value == "traceback");
            return new MaapJobResults
            {
                Failure = outputs[true].Select(output => output.Value.Trim()).FirstOrDefault(),
                Outputs = [.. from output in outputs[false] select new MaapOutput(output.Attribute("id")?.Value ?? "", Places(output))],
            };
        });
    }

    public override async Task<MaapJobMetrics> MetricsAsync(string job, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Jobs(job, "metrics"), cancellationToken, Repeat.UnlessServerFailed).ConfigureAwait(false);
        return answer.Xml(root => JobDocuments.Metrics(
            root?.Elements().Select(metric => (metric.Name.LocalName, (string?)metric.Value)) ?? []));
    }

    public override Task CancelAsync(string job, CancellationToken cancellationToken) =>
        CancelAsync(job, HttpMethod.Post, Jobs("cancel", job), cancellationToken);

    private static string NameOf(string configuration)
    {
        try
        {
            var json = Reading.Json.Parse(configuration);
            return json["algorithm_name"].Words is { } name && json["algorithm_version"].Words is { } version
                ? $"{name}:{version}"
                : throw new ArgumentException("A legacy configuration needs algorithm_name and algorithm_version.", nameof(configuration));
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The configuration is no JSON: {e.Message}", nameof(configuration), e);
        }
    }

    private static string Execute(MaapSubmission submission)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartElement("wps", "Execute", Wps);
            xml.WriteAttributeString("xmlns", "ows", null, Ows);
            xml.WriteAttributeString("service", "WPS");
            xml.WriteAttributeString("version", "2.0.0");
            xml.WriteAttributeString("response", "document");
            xml.WriteAttributeString("mode", "sync");
            xml.WriteElementString("ows", "Identifier", Ows, $"job-{submission.Algorithm}");
            foreach ((string name, string? value) in Values(submission))
            {
                if (value is not null)
                {
                    WriteInput(xml, name, value);
                }
            }

            xml.WriteStartElement("wps", "Output", Wps);
            xml.WriteAttributeString("id", "result");
            xml.WriteAttributeString("transmission", "value");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string? Value)> Values(MaapSubmission submission) =>
    [
        ("identifier", submission.Tags),
        ("queue", submission.Queue),
        ("dedup", submission.Deduplicate switch { null => null, true => "true", false => "false" }),
        .. submission.Inputs.Select(input => (input.Key, TextOf(input.Value))),
    ];

    private static string? TextOf(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString();

    private static void WriteInput(XmlWriter xml, string name, string value)
    {
        try
        {
            xml.WriteStartElement("wps", "Input", Wps);
            xml.WriteAttributeString("id", name);
            xml.WriteStartElement("wps", "Data", Wps);
            xml.WriteElementString("wps", "LiteralValue", Wps, value);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"The value of '{name}' holds a character that the legacy generation's XML cannot carry.", nameof(value), e);
        }
    }

    private static MaapAlgorithm? Algorithm(XElement? root, string id)
    {
        XElement? process = Named(root, "Process").FirstOrDefault();
        if (process is null)
        {
            return null;
        }

        string name = Child(process, "Identifier")?.Value.Trim() ?? id;
        XElement[] inputs = [.. process.Elements().Where(element => element.Name.LocalName == "Input")];
        return new()
        {
            Id = id,
            Name = name.Split(':', 2)[0],
            Version = name.Split(':', 2) is [_, { } version] ? version : null,
            Title = Child(process, "Title")?.Value.Trim(),
            Queue = inputs.Where(input => Child(input, "Identifier")?.Value.Trim() == QueueInput).Select(input => Text(input, "LiteralValue")).FirstOrDefault(),
            Inputs = [.. from input in inputs
                         let input_name = Child(input, "Identifier")?.Value.Trim()
                         where input_name is { Length: > 0 } and not QueueInput
                         select new MaapInput
                         {
                             Name = input_name,
                             Title = Child(input, "Title")?.Value.Trim(),
                             Type = TypeOf(input),
                             Default = Text(input, "LiteralValue"),
                             IsOptional = input.Attribute("minOccurs")?.Value == "0",
                             IsStaged = TypeOf(input) == "xs:anyURI" ? true : null,
                         }],
        };
    }

    private static string? TypeOf(XElement input) => Named(input, "DataType")
        .Select(type => type.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "reference")?.Value).FirstOrDefault();

    private static IReadOnlyList<MaapPlace> Places(XElement output) =>
        [.. from data in Named(output, "Data") where !string.IsNullOrWhiteSpace(data.Value) select new MaapPlace(data.Value.Trim())];

    /// <summary>Prefixes and namespaces are free, as they are to maap-py.</summary>
    private static IEnumerable<XElement> Named(XElement? root, string name) =>
        root?.DescendantsAndSelf().Where(element => element.Name.LocalName == name) ?? [];

    private static XElement? Child(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    private static string? Text(XElement? root, string name) =>
        Named(root, name).FirstOrDefault()?.Value.Trim() is { Length: > 0 } text ? text : null;

    private Uri Algorithms(params ReadOnlySpan<string> more) => Root.Part("mas_algo", "mas/algorithm", more);

    private Uri Jobs(params ReadOnlySpan<string> more) => Root.Part("dps_job", "dps/job", more);

    private async Task<bool> IsThereAsync(string algorithm, CancellationToken cancellationToken) =>
        (await ListAlgorithmsAsync(new(), cancellationToken).ConfigureAwait(false)).Any(listed => listed.Id == algorithm);
}
