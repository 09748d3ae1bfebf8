using System.Text.Json.Nodes;
using DpsAuthoring.Maap;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>Our own client of both generations, against the server: what one says and the other hears is the same.</summary>
public sealed class ClientTests(ClientTests.Room room) : IClassFixture<ClientTests.Room>
{
    private const string Sandbox = "maap-dps-sandbox";

    public static TheoryData<MaapApiGeneration> Generations => [MaapApiGeneration.Legacy, MaapApiGeneration.Ogc];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task An_algorithm_is_registered_and_described(MaapApiGeneration generation)
    {
        using MaapClient client = room.Client(generation);
        string algorithm = await room.AlgorithmAsync(client, generation);

        MaapAlgorithm described = await client.GetAlgorithmAsync(algorithm, Cancel);

        Assert.Equal(["number", "mood"], described.Inputs.Select(input => input.Name).Except(["queue_name"]));
        Assert.Contains(await client.GetAlgorithmsAsync(cancellationToken: Cancel), listed => listed.Id == described.Id);
        Assert.Equal(Environment.UserName, (await client.GetMemberAsync(Cancel)).UserName);
        Assert.Contains(Sandbox, await client.GetQueuesAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task A_job_is_submitted_waited_for_and_collected(MaapApiGeneration generation)
    {
        using MaapClient client = room.Client(generation);
        MaapSubmission submission = await room.SubmissionAsync(client, generation, number: 7, mood: "très é");

        MaapJobOperation operation = await client.SubmitAsync(submission, Cancel);
        MaapJob ended = await operation.WaitAsync(cancellationToken: Cancel);

        Assert.Equal(MaapState.Successful, ended.State);
        MaapJob job = (await client.FindJobAsync(submission.UniqueTag!, Cancel))!;
        Assert.Equal((ended.Id, Sandbox), (job.Id, job.Queue));
        Assert.Contains(submission.UniqueTag!, job.Tags);
        MaapPlace folder = (await client.GetResultsAsync(job.Id, Cancel)).Places.Single(place => place.Kind == MaapPlaceKind.File);
        Assert.Equal("7 très é\n", await File.ReadAllTextAsync(Path.Combine(folder.Address!.LocalPath, "result.txt"), Cancel));
        MaapJobMetrics metrics = await client.GetMetricsAsync(job.Id, Cancel);
        Assert.True(metrics.Duration > TimeSpan.Zero && metrics.Finished >= metrics.Started, string.Join(", ", metrics.Values));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task A_job_that_fails_says_why(MaapApiGeneration generation)
    {
        using MaapClient client = room.Client(generation);

        MaapJobOperation operation = await client.SubmitAsync(await room.SubmissionAsync(client, generation, 1, "bad"), Cancel);

        Assert.Equal(MaapState.Failed, (await operation.WaitAsync(cancellationToken: Cancel)).State);
        Assert.Contains("in a bad mood", (await client.GetResultsAsync(operation.Id, Cancel)).Failure, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task A_running_job_is_cancelled_and_an_ended_one_is_not(MaapApiGeneration generation)
    {
        using MaapClient client = room.Client(generation);
        MaapJobOperation operation = await client.SubmitAsync(await room.SubmissionAsync(client, generation, 1, "slow"), Cancel);
        await client.CancelJobAsync(operation.Id, Cancel);

        Assert.Equal(MaapState.Dismissed, (await operation.WaitAsync(cancellationToken: Cancel)).State);

        MaapException again = await Assert.ThrowsAsync<MaapException>(() => client.CancelJobAsync(operation.Id, Cancel));
        Assert.Equal((MaapErrorKind.Refused, true), (again.Kind, again.ServerMessage!.Contains("job-revoked", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task Many_jobs_are_there_once_each_and_listed_past_a_page(MaapApiGeneration generation)
    {
        using MaapClient client = room.Client(generation, pageSize: 20);
        string tag = "many" + generation;
        var submissions = new List<MaapSubmission>();
        for (int number = 0; number < 50; number++)
        {
            submissions.Add(await room.SubmissionAsync(client, generation, number, "good", tag));
        }

        var outcomes = new List<MaapSubmissionOutcome>();
        await foreach (MaapSubmissionOutcome outcome in client.SubmitManyAsync(submissions, cancellationToken: Cancel))
        {
            outcomes.Add(outcome);
        }

        Assert.All(outcomes, outcome => Assert.Equal(MaapSubmissionState.Submitted, outcome.State));
        var listed = new List<string>();
        await foreach (MaapJob job in client.GetJobs(new MaapJobFilter { Tag = tag }))
        {
            listed.Add(job.Id);
        }

        Assert.Equal(outcomes.Select(outcome => outcome.JobId!).Order(), listed.Order());
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task What_is_wrong_is_told_in_the_servers_words(MaapApiGeneration generation)
    {
        using MaapClient client = room.Client(generation);
        MaapSubmission right = await room.SubmissionAsync(client, generation, 1, "good");

        // The legacy generation answers 500 to what is missing.
        await Told(
            generation == MaapApiGeneration.Ogc ? MaapErrorKind.Refused : MaapErrorKind.ServerFailure,
            "Parameter number missing from inputs",
            new MaapSubmission { Algorithm = right.Algorithm, Queue = Sandbox });
        await Told(MaapErrorKind.Refused, "User does not have access to mine", new MaapSubmission { Algorithm = right.Algorithm, Queue = "mine", Inputs = new JsonObject { ["number"] = 1 } });
        using MaapClient stranger = room.Client(generation, token: "wrong");
        Assert.Equal(MaapErrorKind.Unauthorized, (await Assert.ThrowsAsync<MaapException>(() => stranger.GetQueuesAsync(Cancel))).Kind);
        Assert.Equal(MaapErrorKind.NotFound, (await Assert.ThrowsAsync<MaapException>(() => client.GetAlgorithmAsync("none:v1", Cancel))).Kind);

        async Task Told(MaapErrorKind kind, string words, MaapSubmission wrong)
        {
            MaapException told = await Assert.ThrowsAsync<MaapException>(() => client.SubmitAsync(wrong, Cancel));
            Assert.True(told.Kind == kind && told.Message.Contains(words, StringComparison.Ordinal), $"{told.Kind}: {told.Message}");
        }
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task A_build_that_fails_is_told(MaapApiGeneration generation)
    {
        using MaapClient client = room.Client(generation);
        using var repository = new Repository();
        repository.Write("build.sh", "#!/usr/bin/env bash\nfalse\n");
        repository.Commit();
        MaapRegistrationOperation operation = await client.RegisterAsync(
            generation == MaapApiGeneration.Legacy
                ? MaapRegistration.FromLegacyConfiguration(repository.Legacy("failing"))
                : MaapRegistration.FromOgcConfiguration(repository.Ogc("failing", "main")),
            Cancel);

        if (generation == MaapApiGeneration.Ogc)
        {
            Assert.Equal(MaapState.Failed, (await operation.WaitAsync(cancellationToken: Cancel)).State);
        }

        Until.True(() => room.Read(operation.Value!.LogAddress!).Contains("failed: ", StringComparison.Ordinal), "The log does not say so.");
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task A_deleted_algorithm_is_gone(MaapApiGeneration generation)
    {
        using MaapClient client = room.Client(generation);
        string algorithm = await room.AlgorithmAsync(client, generation, "gone");

        await client.DeleteAlgorithmAsync(algorithm, Cancel);

        MaapException told = await Assert.ThrowsAsync<MaapException>(() => client.GetAlgorithmAsync(algorithm, Cancel));
        Assert.Equal(MaapErrorKind.NotFound, told.Kind);
    }

    public sealed class Room : IDisposable
    {
        private readonly Repository _repository = new();
        private readonly Support.Server _server = new();
        private readonly Dictionary<MaapApiGeneration, string> _algorithms = [];

        public void Dispose()
        {
            _server.Dispose();
            _repository.Dispose();
        }

        internal MaapClient Client(MaapApiGeneration generation, int pageSize = 100, string? token = null) => new(
            new Uri(_server.Address),
            MaapCredential.ProxyTicket(token ?? _server.Token),
            new MaapClientOptions { Generation = generation, PageSize = pageSize, PollingInterval = TimeSpan.FromMilliseconds(20) });

        internal string Read(Uri address) => _server.Get(address.PathAndQuery, null).Body;

        internal async Task<string> AlgorithmAsync(MaapClient client, MaapApiGeneration generation, string name = "counter")
        {
            MaapRegistrationOperation operation = await client.RegisterAsync(
                generation == MaapApiGeneration.Legacy
                    ? MaapRegistration.FromLegacyConfiguration(_repository.Legacy(name))
                    : MaapRegistration.FromOgcConfiguration(_repository.Ogc(name)),
                Cancel);
            MaapRegistrationStatus ended = await operation.WaitAsync(cancellationToken: Cancel);
            Assert.True(ended.State == MaapState.Successful, ended.Message);
            return ended.AlgorithmId!;
        }

        internal async Task<MaapSubmission> SubmissionAsync(
            MaapClient client, MaapApiGeneration generation, int number, string mood, string tag = "one")
        {
            if (!_algorithms.TryGetValue(generation, out string? algorithm))
            {
                _algorithms[generation] = algorithm = await AlgorithmAsync(client, generation);
            }

            return new MaapSubmission
            {
                Algorithm = algorithm,
                Queue = Sandbox,
                Tag = tag,
                UniqueTag = MaapSubmission.NewUniqueTag(),
                Inputs = new JsonObject { ["number"] = number, ["mood"] = mood },
            };
        }
    }
}
