using DpsAuthoring.Server.Catalogue;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Logs;
using DpsAuthoring.Server.Running;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary>What the API's functions work with.</summary>
internal sealed record ServerParts(
    ServerOptions Options,
    AlgorithmStore Algorithms,
    JobStore Jobs,
    SecretStore Secrets,
    JobService JobService,
    RegistrationService Registrations,
    IAlgorithmBuilder Builder,
    JobIndex Index,
    JobLogs Logs,
    IRasterLooks Looks,
    ItemStore Items)
{
    /// <summary>What the code of the algorithms declares.</summary>
    public Declarations Declarations { get; } = new(Builder, Options);

    public string[] QueueNames => [.. Options.Queues.Select(queue => queue.Name)];

    /// <summary>The queues as Python shows a list.</summary>
    public string QueueList => $"[{string.Join(", ", QueueNames.Select(name => $"'{name}'"))}]";

    public JobProduct? ProductOf(JobRecord job, Call call) =>
        JobProduct.Of(job, Algorithms.Define(job.Registration).Contract, call.Origin, Options.Data);

    public JobDocument DocumentOf(JobRecord job, Call call) =>
        new(job, Algorithms.Define(job.Registration), Options.User, ProductOf(job, call));
}
