using System.Collections.Concurrent;
using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>JSON under <c>ogc/</c>: algorithms are processes, which have numbers.</summary>
internal sealed class OgcApi(MaapHttp http, ApiRoot root) : Api(http, root)
{
    private readonly ConcurrentDictionary<string, string> _processes = new(StringComparer.Ordinal);
    private readonly OgcDeployments _deployments = new(http, root);

    public OgcDeployments Deployments => _deployments;

    public override async Task<IReadOnlyList<MaapAlgorithm>> ListAlgorithmsAsync(
        MaapAlgorithmFilter filter, CancellationToken cancellationToken)
    {
        Uri address = Query(Processes(), ("deployer", filter.DeployedBy), ("algorithmName", filter.Name), ("algorithmVersion", filter.Version));
        Answer answer = await GetAsync(address, cancellationToken).ConfigureAwait(false);
        return answer.Json<IReadOnlyList<MaapAlgorithm>>(json =>
            [.. from process in json.IsArray ? json.Items : json["processes"].Items
                where IdOf(process) is not null
                select Process(process, IdOf(process)!)]);
    }

    public override async Task<MaapAlgorithm> DescribeAsync(string algorithm, CancellationToken cancellationToken)
    {
        string id = await ProcessIdAsync(algorithm, cancellationToken).ConfigureAwait(false);
        Answer answer = await GetAsync(Processes(id), cancellationToken).ConfigureAwait(false);
        return Known(algorithm, answer).Json(json => json.IsObject ? Process(json, id) : throw answer.Lacks("process"));
    }

    public override async Task DeleteAlgorithmAsync(string algorithm, CancellationToken cancellationToken)
    {
        string id = await ProcessIdAsync(algorithm, cancellationToken).ConfigureAwait(false);
        Answer answer = await SendAsync(HttpMethod.Delete, Processes(id), Repeat.Always, null, cancellationToken).ConfigureAwait(false);
        _processes.Clear();
        if (answer is not { WasRepeated: true, Status: 404 })
        {
            answer.EnsureSuccess();
        }
    }

    public override Task<MaapRegistrationStatus> RegisterAsync(MaapRegistration registration, CancellationToken cancellationToken)
    {
        _processes.Clear();
        return
            registration.LegacyConfiguration is not null
                ? throw new MaapException(MaapErrorKind.Unsupported, "This server speaks the OGC generation: register by an OGC configuration or a CWL.")
            : registration.OgcConfiguration is { } configuration ? _deployments.BuildAsync(configuration, cancellationToken)
            : _deployments.DeployAsync(registration, cancellationToken);
    }

    public override Task<MaapRegistrationStatus> RegistrationAsync(MaapRegistrationStatus last, CancellationToken cancellationToken) =>
        _deployments.FollowAsync(last, cancellationToken);

    public override async Task<string> SubmitAsync(MaapSubmission submission, CancellationToken cancellationToken)
    {
        string id = await ProcessIdAsync(submission.Algorithm, cancellationToken).ConfigureAwait(false);
        string body = Json(json =>
        {
            json.WritePropertyName("inputs");
            submission.Inputs.WriteTo(json);
            json.WriteString("queue", submission.Queue);
            if (submission.Deduplicate is { } dedup)
            {
                json.WriteBoolean("dedup", dedup);
            }

            if (submission.Tags is { } tags)
            {
                json.WriteString("tag", tags);
            }
        });
        Answer answer = await SendAsync(
            HttpMethod.Post, Root.Part("processes_ogc", "ogc/processes", id, "execution"), Repeat.WhenNotTaken, body, cancellationToken).ConfigureAwait(false);
        return Known(submission.Algorithm, answer).Json(json =>
            json.First("jobID", "id").Words
            ?? MaapLink.ReadAll(json["links"], Root.Address).FirstOrDefault(link => link.Relation == "monitor")?.Id
            ?? throw answer.Lacks("job's id"));
    }

    public override async Task<MaapJob> JobAsync(string job, bool withDetails, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Query(Jobs(job), ("getJobDetails", withDetails ? "true" : null)), cancellationToken).ConfigureAwait(false);
        return answer.Json(json =>
            json["status"].Words is null ? throw answer.Lacks("state of the job") : JobDocuments.Read(json, job, Root.Address)!);
    }

    public override async Task<IReadOnlyList<MaapJob>> JobsAsync(
        MaapJobFilter filter, int offset, int count, CancellationToken cancellationToken)
    {
        string? process =
            filter.Algorithm is { } algorithm ? await ProcessIdAsync(algorithm, cancellationToken).ConfigureAwait(false) : null;
        Uri address = Query(
            Jobs(),
            ("processID", process),
            ("status", filter.State is { } state and not MaapState.Deleted ? state.Word(MaapApiGeneration.Ogc) : null),
            ("tag", filter.Tag),
            ("queue", filter.Queue),
            ("priority", filter.Priority is { } priority ? Text(priority) : null),
            ("startTime", filter.Since is { } since ? Times.Write(since) : null),
            ("endTime", filter.Until is { } until ? Times.Write(until) : null),
            ("getJobDetails", filter.WithDetails ? "true" : "false"),
            ("offset", Text(offset)),
            ("pageSize", Text(count)));
        Answer answer = await GetAsync(address, cancellationToken).ConfigureAwait(false);
        return answer.Json(json => JobDocuments.ReadList(json, Root.Address));
    }

    public override async Task<MaapJobResults> ResultsAsync(string job, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Root.Part("jobs_ogc", "ogc/jobs", job, "results"), cancellationToken, Repeat.UnlessServerFailed).ConfigureAwait(false);
        return answer.Json(json => new MaapJobResults
        {
            Failure = json["detail"].AnyText,
            Outputs = [.. from output in json.Members where output.Value.IsObject select new MaapOutput(output.Value["id"].Words ?? output.Name, Places(output.Value))],
        });
    }

    public override async Task<MaapJobMetrics> MetricsAsync(string job, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Root.Part("jobs_ogc", "ogc/jobs", job, "metrics"), cancellationToken, Repeat.UnlessServerFailed).ConfigureAwait(false);
        return answer.Json(json => JobDocuments.Metrics(json.Members.Select(metric => (metric.Name, metric.Value.AnyText))));
    }

    public override Task CancelAsync(string job, CancellationToken cancellationToken) =>
        CancelAsync(job, HttpMethod.Delete, Jobs(job), cancellationToken);

    private static IReadOnlyList<MaapPlace> Places(Json output) =>
        [.. from link in output["links"].Items
            let href = link.IsObject ? link["href"].Words : link.Words
            where href is not null
            select new MaapPlace(href)];

    private Uri Processes(params ReadOnlySpan<string> more) => Root.Part("processes_ogc", "ogc/processes", more);

    private Uri Jobs(params ReadOnlySpan<string> more) => Root.Part("jobs_ogc", "ogc/jobs", more);

    /// <summary>A process that is gone may be there again under another number.</summary>
    private Answer Known(string algorithm, Answer answer)
    {
        if (answer.Status == 404)
        {
            _processes.TryRemove(algorithm, out _);
        }

        return answer;
    }

    /// <summary>The number of a process; of a name and version, the caller's own where several members have such a one.</summary>
    private async Task<string> ProcessIdAsync(string algorithm, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(algorithm);
        if (algorithm.All(char.IsAsciiDigit))
        {
            return algorithm;
        }

        if (_processes.TryGetValue(algorithm, out string? known))
        {
            return known;
        }

        string[] parts = algorithm.Split(':', 2);
        string? version = parts.Length > 1 ? parts[1] : null;
        IReadOnlyList<MaapAlgorithm> listed =
            await ListAlgorithmsAsync(new() { Name = parts[0], Version = version }, cancellationToken).ConfigureAwait(false);
        MaapAlgorithm[] found = [.. listed.Where(process => process.Name == parts[0] && (version is null || process.Version == version))];
        if (found.Length > 1)
        {
            string? self = (await MemberAsync(cancellationToken).ConfigureAwait(false)).UserName;
            found = found.Where(process => process.DeployedBy == self).ToArray() is [{ } own] ? [own] : found;
        }

        return found switch
        {
            [{ } process] => _processes[algorithm] = process.Id,
            [] => throw new MaapException(MaapErrorKind.NotFound, $"There is no algorithm '{algorithm}'.") { Status = 404 },
            _ => throw new MaapException(
                MaapErrorKind.Refused,
                $"There are several algorithms '{algorithm}': give the number of one: {string.Join(", ", found.Select(process => $"{process.Id} ({process}, of {process.DeployedBy})"))}."),
        };
    }

    private string? IdOf(Json process) =>
        MaapLink.ReadAll(process["links"], Root.Address).FirstOrDefault(link => link.Relation == "self" && link.Id?.All(char.IsAsciiDigit) == true)?.Id
        ?? process["processID"].Words;

    private MaapAlgorithm Process(Json json, string id) => new()
    {
        Id = id,
        Name = json["id"].Words,
        Version = json["version"].Words,
        Title = json["title"].Words,
        Description = json["description"].Words,
        Keywords = json["keywords"].Texts(),
        Author = json["author"].Words,
        DeployedBy = json["deployedBy"].Words,
        LastModified = json["lastModifiedTime"].Time,
        CwlAddress = json["cwlLink"].Words,
        RepositoryUrl = json["githubUrl"].Words,
        Commit = json["gitCommitHash"].Words,
        MemoryMinimum = json["ramMin"].Words,
        CoresMinimum = json["coresMin"].Words,
        Command = json["baseCommand"].AnyText,
        Inputs = Inputs(json["inputs"]),
        Links = MaapLink.ReadAll(json["links"], Root.Address),
    };

    private static IReadOnlyList<MaapInput> Inputs(Json inputs) =>
        [.. from input in inputs.IsArray ? inputs.Items.Select(item => (Name: item["name"].Words ?? "", Value: item)) : inputs.Members
            where input.Name.Length > 0
            select new MaapInput
            {
                Name = input.Name,
                Type = input.Value["type"].AnyText,
                Title = input.Value.First("placeholder", "title").Words,
                Description = input.Value["description"].Words,
                Default = input.Value["default"].AnyText,
                IsOptional = input.Value["optional"].Text is "true" or "True",
                IsStaged = input.Value["staged"].Text switch { "true" => true, "false" => false, _ => null },
            }];
}
