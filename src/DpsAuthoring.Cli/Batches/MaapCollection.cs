using System.Text.RegularExpressions;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Running;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Batches;

/// <summary>Brings here what jobs have left in DPS, as if they had run here.</summary>
internal sealed partial class MaapCollection(Connection connection, Workspace space) : IDisposable
{
    private static readonly string[] s_streams = [WorkDirectory.StandardOutput, WorkDirectory.StandardError];

    private readonly ResultPlaces _places = new(connection.Profile);
    private readonly NoProgressView _view = new();

    /// <summary>Takes what a job has left.</summary>
    /// <param name="job">A job that has ended.</param>
    /// <param name="request">What it was to do.</param>
    /// <param name="observer">Is told before results appear.</param>
    /// <param name="cancel">Ends it; it may be taken again then.</param>
    /// <exception cref="IOException">It cannot be had now.</exception>
    public async Task<JobOutcome> TakeAsync(MaapJob job, JobRequest request, IJobObserver observer, CancellationToken cancel)
    {
        try
        {
            JobOutcome outcome = job.State switch
            {
                MaapState.Successful or MaapState.Deduped => await PublishAsync(job, request, observer, cancel).ConfigureAwait(false),
                MaapState.Failed or MaapState.Offline => await KeepAsync(job, request, cancel).ConfigureAwait(false),

                // Whoever ends it there does not want it run at once.
                _ => new JobOutcome(request.Id)
                {
                    Failure = new JobFailure(FailureKind.Interrupted, "the job was cancelled in DPS", $"The job {job.Id} was cancelled in DPS."),
                    DpsExitCode = 1,
                },
            };
            return outcome with { Metrics = await MetricsAsync(job, cancel).ConfigureAwait(false) };
        }
        catch (MaapException e)
        {
            throw new IOException(connection.Sentence(e), e);
        }
        catch (CouldNotRunException e)
        {
            throw new IOException($"What the job {job.Id} has left cannot be had: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _view.Dispose();
    }

    private async Task<JobOutcome> PublishAsync(MaapJob job, JobRequest request, IJobObserver observer, CancellationToken cancel)
    {
        string parts = Path.Combine(space.Work, $"from-{request.Id}");
        MaapJobResults results = await connection.Client.GetResultsAsync(job.Id, cancel).ConfigureAwait(false);
        string folder = (await ResultDownload.RunAsync(_places, job, results, parts, _view, cancel).ConfigureAwait(false)).Folder;
        Directory.CreateDirectory(folder); // Of no file.
        foreach (string file in Directory.GetFiles(folder).Where(file => SideFile().IsMatch(Path.GetFileName(file))))
        {
            File.Delete(file); // They tell of the job in DPS; those of this job are written anew.
        }

        string[] streams = [.. s_streams.Select(name => Path.Combine(parts, name))];
        foreach ((string name, string place) in s_streams.Zip(streams))
        {
            string published = Path.Combine(folder, name);
            if (File.Exists(published))
            {
                File.Move(published, place, overwrite: true);
            }
        }

        JobOutcome outcome = new CollectedJob(request, ExitCode: 0, ["output"], folder, streams[0], streams[1]).Publish(space, observer);
        FileSystem.Delete(parts);
        return outcome;
    }

    /// <summary>Keeps the logs of a job that failed.</summary>
    private async Task<JobOutcome> KeepAsync(MaapJob job, JobRequest request, CancellationToken cancel)
    {
        FileSystem.Delete(Path.Combine(space.Work, request.Id)); // A kill may have left it.
        var folder = WorkDirectory.Create(space.Work, request.Id);
        var values = JobValues.Of(request);
        folder.Write(WorkDirectory.Context, JobDocuments.Context(request, values));
        string? noLogs = null;
        MaapJobResults? results = null;
        try
        {
            results = await connection.Client.GetResultsAsync(job.Id, cancel).ConfigureAwait(false);
            foreach (MaapOutput output in results.Outputs)
            {
                IReadOnlyList<ResultFile> files = await _places.ListAsync(output, cancel).ConfigureAwait(false);
                foreach (ResultFile file in files.Where(file => IsLog(file.Name)))
                {
                    FileSystem.Delete(folder.File(file.Name));
                    await _places.FetchAsync(file, folder.File(file.Name), cancel).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (e is CouldNotRunException or MaapException { IsTransient: false })
        {
            noLogs = $"Its logs cannot be had: {e.Message}"; // That it failed is known all the same.
        }

        string why = FirstLine(job.Message) ?? FirstLine(results?.Failure) ?? FirstLine(job.Traceback) ?? $"the job is {job.StateText ?? "failed"}";
        var failure = new JobException(
            FailureKind.ExitCode, LogSignature.Of(why).TrimEnd('.'), $"The job {job.Id} failed in DPS: {why.TrimEnd('.')}.", "");
        JobOutcome outcome = FailedJob.Keep(
            space, request, folder, folder.Files(), new JobOutcome(request.Id) { ExitCode = 1, Remarks = values.Remarks }, failure);
        folder.Delete();
        if (outcome.Failure is { Reason: { } reason } known
            && (why.Contains(reason, StringComparison.Ordinal) || why.Contains(LogSignature.Of(reason), StringComparison.Ordinal)))
        {
            outcome = outcome with { Failure = known with { Subject = failure.Failure.Subject } }; // It has said so already.
        }

        return noLogs is null ? outcome : outcome with { Remarks = [.. outcome.Remarks, noLogs] };
    }

    private async Task<JobMetrics?> MetricsAsync(MaapJob job, CancellationToken cancel)
    {
        try
        {
            MaapJobMetrics metrics = await connection.Client.GetMetricsAsync(job.Id, cancel).ConfigureAwait(false);
            return metrics is { Started: { } started, Finished: { } finished }
                ? new JobMetrics(
                    started.UtcDateTime,
                    finished.UtcDateTime,
                    new ResourceUse(
                        TimeSpan.FromSeconds(Math.Clamp(metrics.Cpu ?? 0, 0, 1e9)),
                        Whole(metrics.MaxMemory),
                        Whole(metrics.Number("read_io_stats")),
                        Whole(metrics.Number("write_io_stats"))),
                    Whole(metrics.DirectorySize))
                : null;
        }
        catch (MaapException)
        {
            return null; // DPS has none of many jobs.
        }
    }

    private static long Whole(double? number) => (long)Math.Clamp(number ?? 0, 0, 1e18);

    private static bool IsLog(string name) => !name.Contains('/', StringComparison.Ordinal)
        && (s_streams.Contains(name) || name.EndsWith(".log", StringComparison.Ordinal));

    private static string? FirstLine(string? text) =>
        text?.Split('\n').Select(line => PlainText.Line(line).Trim()).FirstOrDefault(line => line.Length > 0);

    /// <summary>What DPS publishes beside a job's own results.</summary>
    [GeneratedRegex(@"^outputs?(_result)?-[0-9T:.-]+\.(dataset|met|context)\.json$")]
    private static partial Regex SideFile();
}
