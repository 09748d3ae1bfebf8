using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>Batches whose jobs are processes of this machine. What a kill leaves of them is in <see cref="Batches.KillTests"/>.</summary>
[Trait("Speed", "Slow")]
public sealed class LocalEngineTests : BatchContractTests
{
    private protected override IJobEngine Start(int parallel) =>
        new LocalEngine(new Workspace(Results, Path.Combine(Results, "batch", "jobs")), Box.Cache, parallel);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_job_that_changes_an_input_fails_and_its_neighbours_do_not(bool isFetched)
    {
        Box.Inputs.Add(new AlgorithmInput("scene", InputKind.File));
        using var server = new StubServer((_, response) => response.Send(200, "original\n"));
        Box.Values["scene"] = isFetched ? server.Address + "scene.txt" : Box.File("scene.txt", "original\n");

        // The bad one changes it as soon as the others have started, which read it when that is over.
        Box.Bash($$"""
            mkdir output
            touch {{Box.Root}}/started-$2
            if [ $2 = 1 ]; then
              [ -e {{Box.Root}}/changed ] || until [ -e {{Box.Root}}/started-2 ] && [ -e {{Box.Root}}/started-3 ]; do sleep 0.01; done
              chmod u+w "$4"; echo changed >> "$4"; touch {{Box.Root}}/changed
            else
              until [ -e {{Box.Root}}/changed ]; do sleep 0.01; done
              cat "$4" > output/r
            fi

            """);
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of("1", "2", "3"), TestContext.Current.CancellationToken);
        IJobEngine engine = Start(3);
        await batch.RunAsync(Template, engine, new BatchOptions(), TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        using BatchReader reader = batch.Read();
        Assert.Equal([BatchJobState.Failed, BatchJobState.Succeeded, BatchJobState.Succeeded], reader.Jobs().Select(job => job.State));
        Assert.Equal("the job changed its input scene", Assert.Single(reader.Failures()).Failure.Subject);
        if (!isFetched)
        {
            return; // It is the user's own file, and what is in it now nobody can undo.
        }

        Assert.Equal(["original\n", "original\n"], Published());
        string kept = Directory.EnumerateFiles(Path.Combine(Box.Root, "cache"), "scene.txt", SearchOption.AllDirectories).Single();
        Assert.Equal("original\n", File.ReadAllText(kept));
    }

    [Fact]
    public async Task What_waits_for_its_turn_when_the_batch_is_stopped_never_starts()
    {
        World.Wait("1");
        using var stop = new CancellationTokenSource();
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of("1", "2", "3"), stop.Token);
        IJobEngine engine = Start(1);
        Task run = batch.RunAsync(Template, engine, new BatchOptions(), stop.Token);
        Until.True(() => World.Ran() == "1", "the first job does not start");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await engine.DisposeAsync();
        Assert.Equal("1", World.Ran());
        using BatchReader reader = batch.Read();
        Assert.Equal(3, reader.Count(BatchJobState.Pending));
    }
}
