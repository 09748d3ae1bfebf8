using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>Takes jobs, and is not heard of again.</summary>
/// <param name="problem">What comes in place of an answer.</param>
/// <param name="outlivesProcess">Whether it says that its jobs go on without us.</param>
/// <param name="isDeaf">Whether it does not even take over what it has.</param>
internal sealed class LostEngine(Func<Exception> problem, bool outlivesProcess = true, bool isDeaf = false) : IJobEngine
{
    public string Name => "lost";

    public int Capacity => 1;

    public bool OutlivesProcess => outlivesProcess;

    public Task<IReadOnlyCollection<string>> AdoptAsync(
        IReadOnlyList<SubmittedJob> jobs,
        IJobObserver observer,
        CancellationToken cancellationToken) => isDeaf ? throw problem() : Task.FromResult<IReadOnlyCollection<string>>([]);

    public Task SubmitAsync(IReadOnlyList<JobRequest> jobs, IJobObserver observer, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken) => throw problem();

    public Task CancelAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
