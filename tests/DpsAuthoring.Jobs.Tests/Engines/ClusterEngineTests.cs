using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>Batches whose jobs run elsewhere, and go on whatever becomes of the process that submitted them.</summary>
[Trait("Speed", "Slow")]
public sealed class ClusterEngineTests : BatchContractTests
{
    private readonly Cluster _cluster;

    public ClusterEngineTests() => _cluster = new Cluster(World);

    private string Output => Path.Combine(Results, "dps_output");

    private protected override IJobEngine Start(int parallel) => new ClusterEngine(_cluster, Output, () => { });

    /// <summary><c>DPS_KILL_JOBS</c>, <c>DPS_KILLS</c> and <c>DPS_KILL_SEED</c> choose other numbers, as for the local engine.</summary>
    [Fact]
    public async Task Lost_at_any_moment_every_job_is_run_once_and_published_once()
    {
        int jobs = Setting("DPS_KILL_JOBS", 60);
        int kills = Setting("DPS_KILLS", 40);
        int seed = Setting("DPS_KILL_SEED", Random.Shared.Next(10_000));
        TestContext.Current.TestOutputHelper?.WriteLine($"DPS_KILL_SEED={seed}");
        var random = new Random(seed);
        string[] numbers = [.. Enumerable.Range(1, jobs).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        World.FailAtFirst("7", 1);
        int lost = 0;
        bool isOver = false;
        while (!isOver)
        {
            using Batch batch = Open();
            await batch.ListAsync(Template, Rows.Of(numbers), TestContext.Current.CancellationToken);
            int left = lost < kills ? random.Next(2 * jobs / kills + 4) : int.MaxValue;
            var engine = new ClusterEngine(_cluster, Output, () =>
            {
                if (left-- == 0)
                {
                    throw new ProcessLostException();
                }
            }, capacity: 10);
            try
            {
                var options = new BatchOptions { Retries = 1, RetryDelay = TimeSpan.Zero };
                await batch.RunAsync(Template, engine, options, TestContext.Current.CancellationToken);
                isOver = true;
            }
            catch (IOException e) when (e.InnerException is ProcessLostException)
            {
                lost++;
            }
        }

        using BatchReader reader = BatchReader.Open(Path.Combine(Results, "batch"))!;
        Assert.Equal((jobs, 0, 0), Counts(reader));
        Assert.Equal(numbers.Append("7").OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal), World.Ran().Split(' '));
        Assert.Equal(numbers.Order(StringComparer.Ordinal), Published().Select(text => text.TrimEnd('\n')).Order(StringComparer.Ordinal));
        Assert.True(lost >= kills, $"seed {seed}: it was lost {lost} times");
    }

    [Fact]
    public async Task One_that_failed_while_nobody_was_there_is_tried_again_once()
    {
        World.FailAtFirst("1", 1);
        int calls = 0;
        Action loseAfterSubmission = () =>
        {
            if (++calls == 3)
            {
                throw new ProcessLostException();
            }
        };
        using (Batch batch = Open())
        {
            await batch.ListAsync(Template, Rows.Of("1"), TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<IOException>(() => batch.RunAsync(
                Template,
                new ClusterEngine(_cluster, Output, loseAfterSubmission),
                new BatchOptions(),
                TestContext.Current.CancellationToken));
        }

        using (Batch batch = Open())
        {
            await batch.ListAsync(Template, Rows.Of("1"), TestContext.Current.CancellationToken);
            var options = new BatchOptions { Retries = 1, RetryDelay = TimeSpan.Zero };
            await batch.RunAsync(Template, Start(2), options, TestContext.Current.CancellationToken);
            using BatchReader reader = batch.Read();
            Assert.Equal((1, 0, 0), Counts(reader));
        }

        Assert.Equal("1 1", World.Ran());
    }

    [Fact]
    public async Task What_the_cluster_has_forgotten_is_run_again()
    {
        World.Wait("1");
        World.Wait("2");
        using var stop = new CancellationTokenSource();
        using (Batch batch = Open())
        {
            await batch.ListAsync(Template, Rows.Of("1", "2"), stop.Token);
            Task run = batch.RunAsync(Template, Start(2), new BatchOptions(), stop.Token);
            Until.True(() => World.Ran() == "1 2", "the jobs do not start");
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            using BatchReader reader = batch.Read();
            Assert.Equal(2, reader.Count(BatchJobState.Submitted)); // They go on.
            _cluster.Forget(reader.Jobs().First().Handle!);
        }

        World.GoOn("1");
        World.GoOn("2");
        await RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), "1", "2");
        Assert.Equal("1 1 2", World.Ran());
    }

    [Fact]
    public async Task Thousands_of_jobs_elsewhere_need_no_threads_here()
    {
        const int Jobs = 3000;
        World.Wait("x");
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of(Enumerable.Repeat("x", Jobs)), TestContext.Current.CancellationToken);
        Task run = batch.RunAsync(
            Template,
            new ClusterEngine(_cluster, Output, () => { }, capacity: Jobs),
            new BatchOptions(),
            TestContext.Current.CancellationToken);
        Until.True(() => _cluster.Count == Jobs, "they are not all submitted");
        using (var process = Process.GetCurrentProcess())
        {
            Assert.InRange(process.Threads.Count, 1, 200);
        }

        World.GoOn("x");
        await run;
        using BatchReader reader = batch.Read();
        Assert.Equal((Jobs, 0, 0), Counts(reader));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : otherwise;

    private sealed class ProcessLostException : Exception;
}
