using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Slurm;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>Batches whose jobs are tasks of arrays, with programs that stand in for Slurm's; <c>RealSlurmTests</c> has its own.</summary>
[Trait("Speed", "Slow")]
public sealed class SlurmEngineTests : BatchContractTests
{
    private readonly FakeSlurm _slurm;
    private readonly List<string> _said = [];

    public SlurmEngineTests()
    {
        _slurm = new FakeSlurm(Path.Combine(Box.Root, "slurm"));
        File.WriteAllText(Path.Combine(Box.Repository, "algorithm_config.yml"), """
            algorithm_name: wrapper
            algorithm_version: main
            run_command: wrapper/run.sh
            inputs:
              - {name: n, type: string}
            outputs:
              - {name: out, type: Directory}

            """);
    }

    private string Arrays => Path.Combine(Results, "batch", "slurm");

    /// <summary>Tasks run side by side; where jobs shall run one after the other, one task has all of them.</summary>
    private protected override IJobEngine Start(int parallel) => Engine(rowsPerTask: parallel == 1 ? 100 : 5);

    [Fact]
    public async Task An_array_whose_id_was_never_noted_is_found_again()
    {
        _slurm.Set("hold");
        using var stop = new CancellationTokenSource();
        await StopAsync(stop, () => Directory.Exists(Arrays) && Directory.EnumerateFiles(Arrays, "id", SearchOption.AllDirectories).Any());
        File.Delete(Directory.EnumerateFiles(Arrays, "id", SearchOption.AllDirectories).Single());
        _slurm.Unset("hold");
        await RunAsync(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "2", "3");
        Assert.Equal("1 2 3", World.Ran());
        Assert.Equal(1, _slurm.Calls("sbatch"));
    }

    [Fact]
    public async Task An_array_that_reaches_Slurm_when_it_was_given_up_runs_nothing()
    {
        _slurm.Set("hold");
        using var stop = new CancellationTokenSource();
        await StopAsync(stop, () => Directory.Exists(Arrays) && Directory.EnumerateFiles(Arrays, "id", SearchOption.AllDirectories).Any());
        string id = Directory.EnumerateFiles(Arrays, "id", SearchOption.AllDirectories).Single();
        string array = Path.GetDirectoryName(id)!;
        _slurm.Set(Path.Combine(File.ReadAllText(id), "forgotten")); // As if sbatch were still on its way.
        File.Delete(id);
        Task run = RunAsync(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "2", "3");
        Until.True(() => _slurm.Calls("sbatch") == 2, "the jobs are not submitted again");
        _slurm.Unset("hold");
        await run;
        Until.True(() => File.Exists(Path.Combine(array, "0.log")), "the late array does not run");
        Until.True(() => File.ReadAllText(Path.Combine(array, "0.log")).Contains("nothing is run", StringComparison.Ordinal), "it runs jobs");
        Assert.Equal("1 2 3", World.Ran());
        Assert.Equal(3, Published().Length);
    }

    [Fact]
    public async Task An_answer_that_is_lost_submits_nothing_twice()
    {
        _slurm.Set("lose-answer");
        await RunAsync(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "2", "3");
        Assert.Equal("1 2 3", World.Ran());
        Assert.Equal(1, _slurm.Calls("sbatch"));
    }

    [Fact]
    public async Task A_refusal_is_told_and_the_jobs_are_run_when_it_is_gone()
    {
        _slurm.Set("refuse");
        IOException problem = await Assert.ThrowsAsync<IOException>(() => RunAsync(_ => { }, "1", "2"));
        Assert.Equal(
            "The batch cannot go on: Slurm takes no jobs: sbatch: invalid partition specified: nope.",
            problem.Message.Replace("sbatch: sbatch:", "sbatch:", StringComparison.Ordinal));
        _slurm.Unset("refuse");
        await RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), "1", "2");
        Assert.Equal("1 2", World.Ran());
    }

    [Theory]
    [InlineData("accounting_storage/none")]
    [InlineData("accounting_storage/slurmdbd")]
    public async Task A_task_that_is_killed_loses_nothing(string accounting)
    {
        _slurm.Set("accounting", accounting);
        World.Wait("2");
        Task run = RunAsync(batch => Assert.Equal((4, 0, 0), Counts(batch)), Engine(rowsPerTask: 2), "1", "2", "3", "4");
        Until.True(() => World.Ran().StartsWith("1 2", StringComparison.Ordinal), "the job does not start");
        Assert.Equal(0, Command.Run("kill", "-KILL", Task(0)));
        World.GoOn("2");
        await run;
        Assert.Equal("1 2 2 3 4", World.Ran());
        Assert.Equal(4, Published().Length);
        Assert.Contains(_said, sentence => sentence.Contains("was lost (FAILED, signal 9): 1 of its jobs are run again.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_success_without_a_result_is_told()
    {
        // The task calls itself a success, and has done nothing.
        await RunAsync(
            batch =>
            {
                Assert.Equal((0, 2, 0), Counts(batch));
                Assert.Equal("Slurm calls the task a success, and it has not run the job", Assert.Single(batch.Failures()).Failure.Subject);
            },
            Engine(rowsPerTask: 1, command: ["/bin/true"]),
            "1", "2");
        await RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), "1", "2");
        Assert.Equal("1 2", World.Ran());
    }

    [Fact]
    public async Task A_result_that_is_gone_is_told()
    {
        World.Wait("2");
        Task run = RunAsync(
            batch =>
            {
                Assert.Equal((1, 1, 0), Counts(batch));
                Assert.Equal("the task tells of a success, and results are missing", Assert.Single(batch.Failures()).Failure.Subject);
            },
            Engine(rowsPerTask: 2, look: TimeSpan.FromSeconds(2)),
            "1", "2");
        Until.True(() => World.Ran() == "1 2", "the second job does not start");
        File.Delete(Directory.EnumerateFiles(Path.Combine(Results, "dps_output"), "r", SearchOption.AllDirectories).Single());
        World.GoOn("2");
        await run;
    }

    [Fact]
    public async Task A_task_that_cannot_be_started_is_told_with_its_own_words()
    {
        await RunAsync(
            batch => Assert.Contains(
                "cannot-be", Assert.Single(batch.Failures()).Failure.Reason, StringComparison.Ordinal),
            Engine(rowsPerTask: 1, command: ["/cannot-be"]),
            "1", "2");
        Assert.Equal("", World.Ran());
    }

    [Fact]
    public async Task Slurm_that_is_down_is_waited_for()
    {
        World.Wait("1");
        Task run = RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), "1", "2");
        Until.True(() => World.Ran() == "1", "the job does not start");
        _slurm.Set("down");
        Until.True(() => _said.Count == 1, "nothing is said");
        World.GoOn("1");
        await run;
        Assert.StartsWith("Slurm does not answer (squeue: Unable to contact slurm controller", _said[0], StringComparison.Ordinal);
        Assert.Equal("1 2", World.Ran());
    }

    [Theory]
    [InlineData("Nodes required for job are DOWN, DRAINED or reserved for jobs in higher priority partitions", "'sinfo -R' tells which nodes")]
    [InlineData("JobHeldUser", "scontrol release")]
    [InlineData("PartitionTimeLimit", "They never begin so")]
    public async Task Why_tasks_do_not_begin_is_told_once(string reason, string advice)
    {
        _slurm.Set("hold");
        _slurm.Set("reason", reason);
        Task run = RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), Engine(rowsPerTask: 1), "1", "2");
        Until.True(() => _slurm.Calls("squeue") >= 5, "Slurm is not asked");
        _slurm.Set("reason", "Resources");
        _slurm.Unset("hold");
        await run;
        string sentence = Assert.Single(_said);
        Assert.StartsWith($"Slurm does not begin 2 tasks: {reason}. ", sentence, StringComparison.Ordinal);
        Assert.Contains(advice, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("launch failed requeued held")]
    [InlineData("launch_failed_requeued_held")]
    public async Task What_a_node_did_not_launch_is_released(string reason)
    {
        _slurm.Set("hold");
        _slurm.Set("reason", reason);
        await RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), Engine(rowsPerTask: 1), "1", "2");
        Assert.Equal("A node could not launch 2 tasks, which Slurm held: released, once.", Assert.Single(_said));
        Assert.Contains("scontrol release 1_0,1_1\n", _slurm.Read("calls"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_held_again_is_told_and_not_released_again()
    {
        _slurm.Set("stays-held");
        _slurm.Set("hold");
        _slurm.Set("reason", "launch failed requeued held");
        Task run = RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), Engine(rowsPerTask: 2), "1", "2");
        Until.True(() => _slurm.Calls("squeue") >= 6, "Slurm is not asked");
        _slurm.Set("reason", "Resources");
        _slurm.Unset("hold");
        await run;
        Assert.Equal(2, _said.Count);
        Assert.StartsWith("Slurm does not begin 1 task: launch failed requeued held. 'squeue --me'", _said[1], StringComparison.Ordinal);
        Assert.Equal(1, _slurm.Calls("scontrol release"));
    }

    [Fact]
    public async Task A_task_whose_end_the_controller_has_forgotten_is_ended()
    {
        World.Wait("2");
        Task run = RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), Engine(rowsPerTask: 1), "1", "2");
        Until.True(() => _slurm.Read("1_0.state").StartsWith("COMPLETED", StringComparison.Ordinal), "the first task does not end");
        int asked = _slurm.Calls("squeue");
        Until.True(() => _slurm.Calls("squeue") >= asked + 2, "Slurm is not asked");
        _slurm.Set("1_0.state", "RUNNING 0\n");
        Until.True(() => _slurm.Read("calls").Contains("scancel 1_0\n", StringComparison.Ordinal), "it is not ended");
        World.GoOn("2");
        await run;
        Assert.Equal("1 2", World.Ran());
    }

    [Fact]
    public async Task Cancelled_rows_end_and_their_neighbours_go_on()
    {
        World.Wait("1");
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of("1", "2", "3", "4", "5", "6"), TestContext.Current.CancellationToken);
        await using IJobEngine engine = Engine(rowsPerTask: 2, parallel: 1);
        Task run = batch.RunAsync(Template, engine, new BatchOptions(), TestContext.Current.CancellationToken);
        Until.True(() => World.Ran().StartsWith('1'), "the job does not start");
        var order = new BatchOrder(BatchOrderKind.Cancel, RowRanges.TryParse("1,6"));
        Assert.True(await order.GiveAsync(batch.Folder, TestContext.Current.CancellationToken));
        await run;
        using BatchReader reader = batch.Read();
        Assert.Equal((4, 2, 0), Counts(reader));
        Assert.Equal("cancelled", Assert.Single(reader.Failures()).Failure.Subject);
        Assert.Equal("1 2 3 4 5", World.Ran());
    }

    [Fact]
    public async Task A_batch_that_is_stopped_by_an_order_ends_its_array()
    {
        World.Wait("1");
        World.Wait("3");
        using var stop = new CancellationTokenSource();
        using (Batch batch = Open())
        {
            await batch.ListAsync(Template, Rows.Of("1", "2", "3", "4", "5"), stop.Token);
            await using IJobEngine engine = Engine(rowsPerTask: 2);
            Task run = batch.RunAsync(Template, engine, new BatchOptions { Stop = stop.Cancel }, stop.Token);
            Until.True(() => World.Ran() == "1 3", "the jobs do not start");
            Assert.True(await new BatchOrder(BatchOrderKind.Stop, null).GiveAsync(batch.Folder, TestContext.Current.CancellationToken));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            using BatchReader reader = batch.Read();
            Assert.Equal(5, reader.Count(BatchJobState.Pending));
        }

        World.GoOn("1");
        World.GoOn("3");
        await RunAsync(batch => Assert.Equal((5, 0, 0), Counts(batch)), "1", "2", "3", "4", "5");
        Assert.Equal("1 1 2 3 3 4 5", World.Ran());
    }

    [Fact]
    public async Task Copied_with_its_batch_an_array_is_left_alone()
    {
        _slurm.Set("hold");
        using var stop = new CancellationTokenSource();
        await StopAsync(stop, () => Directory.Exists(Arrays) && Directory.EnumerateFiles(Arrays, "id", SearchOption.AllDirectories).Any());
        Assert.Equal(0, Command.Run("cp", "-r", Arrays, Arrays + ".copy"));
        Directory.Move(Arrays, Arrays + ".original");
        Directory.Move(Arrays + ".copy", Arrays);
        await using IJobEngine engine = Start(1);
        IReadOnlyCollection<string> unknown = await engine.AdoptAsync(
            [new SubmittedJob("x", "y")], new NoObserver(), TestContext.Current.CancellationToken);
        Assert.Equal(["x"], unknown);
        Assert.Contains("is a copy", Assert.Single(_said), StringComparison.Ordinal);
        Assert.Equal(0, _slurm.Calls("scancel"));
    }

    private SlurmEngine Engine(int rowsPerTask, IReadOnlyList<string>? command = null, int? parallel = null, TimeSpan? look = null) =>
        SlurmEngine.ConnectAsync(
            new SlurmSettings
            {
                Folder = Arrays,
                Batch = "a batch",
                Programs = _slurm.Programs,
                TaskCommand = command ?? [DpsTool.Path, "batch-task", Box.Repository, "--contract=ogc", $"--output={Results}", $"--cache={Box.Root}/cache"],
                RowsPerTask = rowsPerTask,
                Parallel = parallel,
                Look = look ?? TimeSpan.FromMilliseconds(20),
                Ask = TimeSpan.FromMilliseconds(100),
                Patience = TimeSpan.FromMilliseconds(300),
                Gathering = TimeSpan.FromMilliseconds(50),
                Say = sentence =>
                {
                    lock (_said)
                    {
                        _said.Add(sentence);
                    }
                },
            },
            TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>The process of a task of the first array.</summary>
    private string Task(int number) => _slurm.Read($"1_{number}.pid").Trim();

    private async Task StopAsync(CancellationTokenSource stop, Func<bool> isTime)
    {
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of("1", "2", "3"), stop.Token);
        await using IJobEngine engine = Start(2);
        Task run = batch.RunAsync(Template, engine, new BatchOptions(), stop.Token);
        Until.True(isTime, "it is not submitted");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private async Task RunAsync(Action<BatchReader> look, SlurmEngine engine, params string[] numbers)
    {
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of(numbers), TestContext.Current.CancellationToken);
        await batch.RunAsync(Template, engine, new BatchOptions(), TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        using BatchReader reader = batch.Read();
        look(reader);
    }
}
