using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>How an algorithm comes to be a process: a build makes its image and CWL, a deployment the process.</summary>
internal sealed class OgcDeployments(MaapHttp http, ApiRoot root)
{
    /// <summary>Of the original: the pipeline's page.</summary>
    private static readonly string[] s_logs = ["processPipelineLink", "pipelineLink"];

    public async Task<MaapRegistrationStatus> BuildAsync(string configuration, CancellationToken cancellationToken)
    {
        Answer answer = await SendAsync(HttpMethod.Post, Builds(), configuration, cancellationToken).ConfigureAwait(false);
        MaapBuild build = answer.Json(json => Build(json, null) ?? throw answer.Lacks("build's id"));
        return Of(build, null);
    }

    /// <summary>Deploys a CWL: as a new process, or in place of the caller's own of that name and version.</summary>
    public async Task<MaapRegistrationStatus> DeployAsync(MaapRegistration registration, CancellationToken cancellationToken)
    {
        string body = Body(registration.Cwl ?? registration.FallbackCwl, registration.CwlAddress);
        Answer answer = await SendAsync(HttpMethod.Post, Processes(), body, cancellationToken).ConfigureAwait(false);
        if (answer.Status == 409
            && registration.Replaces
            && AnswerErrors.Of(answer).ConflictingAlgorithm is { } process)
        {
            answer = await SendAsync(HttpMethod.Put, Processes(process), body, cancellationToken).ConfigureAwait(false);
        }

        return answer.Json(json => new MaapRegistrationStatus
        {
            // A replacement answers without number and state: they are in its link.
            DeploymentId = json["deploymentJobID"].Words ?? Links(json).FirstOrDefault(link => link.Relation == "monitor")?.Id ?? throw answer.Lacks("deployment's id"),
            State = json["status"].Words is { } state ? Unfinished(MaapStates.Parse(state)) : MaapState.Accepted,
            LogAddress = Log(json),
        });
    }

    public async Task<MaapRegistrationStatus> FollowAsync(MaapRegistrationStatus last, CancellationToken cancellationToken)
    {
        if (last.DeploymentId is { } deployment)
        {
            MaapDeployment now = await DeploymentAsync(deployment, cancellationToken).ConfigureAwait(false);
            return new()
            {
                State = now.State == MaapState.Successful && now.AlgorithmId is null ? MaapState.Running : now.State,
                AlgorithmId = now.AlgorithmId,
                BuildId = last.BuildId,
                DeploymentId = deployment,
                LogAddress = now.LogAddress ?? last.LogAddress,
            };
        }

        return Of(await BuildAsync(last.BuildId!, isFollowed: true, cancellationToken).ConfigureAwait(false), last.LogAddress);
    }

    /// <param name="id">The build's id.</param>
    /// <param name="isFollowed">Whether it is asked for again anyway, so that a failure of the server is told at once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<MaapBuild> BuildAsync(string id, bool isFollowed, CancellationToken cancellationToken)
    {
        // The question that first sees the build's success fails at the original, and another one does not.
        Repeat repeat = isFollowed ? Repeat.UnlessServerFailed : Repeat.Always;
        Answer answer = await GetAsync(Builds(id), repeat, cancellationToken).ConfigureAwait(false);
        return answer.Json(json => json["status"].Words is null ? throw answer.Lacks("state of the build") : Build(json, id)!);
    }

    public async Task<IReadOnlyList<MaapBuild>> BuildsAsync(CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Builds(), Repeat.Always, cancellationToken).ConfigureAwait(false);
        return answer.Json<IReadOnlyList<MaapBuild>>(json =>
            [.. from build in json.IsArray ? json.Items : json["builds"].Items where Build(build, null) is not null select Build(build, null)]);
    }

    public async Task<MaapDeployment> DeploymentAsync(string id, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Deployments(id), Repeat.Always, cancellationToken).ConfigureAwait(false);
        return answer.Json(json => json["status"].Words is null ? throw answer.Lacks("state of the deployment") : Deployment(json, id)!);
    }

    public async Task<IReadOnlyList<MaapDeployment>> DeploymentsAsync(CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Deployments(), Repeat.Always, cancellationToken).ConfigureAwait(false);
        return answer.Json<IReadOnlyList<MaapDeployment>>(json =>
            [.. from deployment in json.IsArray ? json.Items : json["deploymentJobs"].Items where Deployment(deployment, null) is not null select Deployment(deployment, null)]);
    }

    private static string Body(string? cwl, Uri? address) => Api.Json(json =>
    {
        if (cwl is not null)
        {
            json.WriteString("cwlRawText", cwl);
            return;
        }

        json.WriteStartObject("executionUnit");
        json.WriteString("href", address!.AbsoluteUri);
        json.WriteEndObject();
    });

    /// <summary>A build that is done has only begun the algorithm's registration.</summary>
    private static MaapRegistrationStatus Of(MaapBuild build, Uri? log) => new()
    {
        State =
            build.DeploymentError is not null ? MaapState.Failed
            : build.DeploymentId is not null ? Unfinished(build.State)
            : build.State,
        BuildId = build.Id,
        DeploymentId = build.DeploymentId,
        LogAddress = build.LogAddress ?? log,
        Message = build.DeploymentError,
    };

    private static MaapState Unfinished(MaapState state) => state == MaapState.Successful ? MaapState.Running : state;

    private MaapBuild? Build(Json json, string? id) =>
        (json.First("build_id", "id").Words ?? id) is { } build
            ? new()
            {
                Id = build,
                StateText = json["status"].Words,
                State = MaapStates.Parse(json["status"].Words),
                Created = json["created"].Time,
                Updated = json["updated"].Time,
                RepositoryUrl = json["repository_url"].Words,
                Branch = json["branch_ref"].Words,
                LogAddress = Log(json),
                DeploymentId = MaapLink.Read(json["deploymentLink"], root.Address)?.Id,
                DeploymentError = json["deploymentError"].AnyText,
            }
            : null;

    private MaapDeployment? Deployment(Json json, string? id) =>
        (json.First("jobId", "deploymentJobID", "id").Words ?? id ?? Links(json).FirstOrDefault(link => link.Relation == "self")?.Id) is { } deployment
            ? new()
            {
                Id = deployment,
                StateText = json["status"].Words,
                State = MaapStates.Parse(json["status"].Words),
                Created = json["created"].Time,
                AlgorithmId = MaapLink.Read(json["processLocation"], root.Address)?.Id,
                LogAddress = Log(json) ?? Log(json["pipeline"]),
            }
            : null;

    private IReadOnlyList<MaapLink> Links(Json json) => MaapLink.ReadAll(json["links"], root.Address);

    private Uri? Log(Json json) =>
        s_logs.Select(name => MaapLink.Read(json[name], root.Address)?.Page).FirstOrDefault(page => page is not null);

    private Uri Processes(params ReadOnlySpan<string> more) => root.Part("processes_ogc", "ogc/processes", more);

    private Uri Deployments(params ReadOnlySpan<string> more) => root.Part("deployment_jobs_ogc", "ogc/deploymentJobs", more);

    private Uri Builds(params ReadOnlySpan<string> more) => root.Part("build", "build", more);

    private Task<Answer> GetAsync(Uri address, Repeat repeat, CancellationToken cancellationToken) =>
        http.SendAsync(new(HttpMethod.Get, address, repeat), cancellationToken);

    private Task<Answer> SendAsync(HttpMethod method, Uri address, string body, CancellationToken cancellationToken) =>
        http.SendAsync(new(method, address, Repeat.WhenNotTaken, body), cancellationToken);
}
