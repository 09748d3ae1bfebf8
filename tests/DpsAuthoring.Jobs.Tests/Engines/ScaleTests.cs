using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Sources;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>
/// What a batch costs besides its jobs: listing, submission and collection of very many against an engine that runs nothing. The figures
/// are in docs/scaling.md.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class ScaleTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public ScaleTests() => _box.Inputs.Add(new AlgorithmInput("n", InputKind.Text));

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData(10_000)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public async Task Jobs_are_submitted_and_collected(int jobs)
    {
        Assert.SkipUnless(
            jobs <= 10_000 || Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 },
            "A million jobs take a minute: ./test --all (DPS_ALL=1) lists them.");
        var time = Stopwatch.StartNew();
        using var batch = Batch.Open(Path.Combine(_box.Root, "batch"));
        JobRequest template = _box.Request(JobContract.Ogc);
        await batch.ListAsync(template, new Numbers(jobs), TestContext.Current.CancellationToken);
        TimeSpan listed = time.Elapsed;
        var engine = new IdleEngine();
        await batch.RunAsync(template, engine, new BatchOptions(), TestContext.Current.CancellationToken);
        using BatchReader reader = batch.Read();
        Assert.Equal(jobs, reader.Count(BatchJobState.Succeeded));
        Assert.Equal(jobs, engine.Taken);
        using var process = Process.GetCurrentProcess();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{jobs} jobs: listed in {listed.TotalSeconds:0.0} s, submitted and collected in {(time.Elapsed - listed).TotalSeconds:0.0} s, {engine.Submissions} submissions, peak memory {process.PeakWorkingSet64 >> 20} MB, store {new FileInfo(Path.Combine(batch.Folder, "batch.db")).Length >> 20} MB"));
    }

    private sealed class Numbers(int count) : IJobSource
    {
        public string Name => "numbers";

#pragma warning disable CS1998 // Nothing is waited for.
        public async IAsyncEnumerable<IReadOnlyDictionary<string, string>> ReadAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
#pragma warning restore CS1998
        {
            for (int number = 1; number <= count; number++)
            {
                yield return Rows.Row(number.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Takes as many jobs as the one for Slurm does, and says at once that they have succeeded.</summary>
    private sealed class IdleEngine : IJobEngine
    {
        private const int Most = 100_000;

        private readonly Queue<string> _jobs = new();
        private IJobObserver? _observer;

        public string Name => "idle";

        public int Capacity => _jobs.Count > Most / 2 ? _jobs.Count : Most;

        public bool OutlivesProcess => true;

        public int Taken { get; private set; }

        public int Submissions { get; private set; }

        public Task<IReadOnlyCollection<string>> AdoptAsync(
            IReadOnlyList<SubmittedJob> jobs, IJobObserver observer, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyCollection<string>>([.. jobs.Select(job => job.JobId)]);

        public Task SubmitAsync(IReadOnlyList<JobRequest> jobs, IJobObserver observer, CancellationToken cancellationToken)
        {
            _observer = observer;
            Submissions++;
            Taken += jobs.Count;
            observer.Submitted([.. jobs.Select((job, at) => new SubmittedJob(job.Id, $"array_{at / 100}"))]);
            foreach (JobRequest job in jobs)
            {
                _jobs.Enqueue(job.Id);
            }

            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken)
        {
            var ended = new List<JobOutcome>();
            while (ended.Count < 1000 && _jobs.TryDequeue(out string? id))
            {
                var outcome = new JobOutcome(id) { Folder = "s3://bucket/" + id, ExitCode = 0 };
                ended.Add(outcome);
            }

            _observer!.Published(ended);
            return Task.FromResult<IReadOnlyList<JobOutcome>>(ended);
        }

        public Task CancelAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
