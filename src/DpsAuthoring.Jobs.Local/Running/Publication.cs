using System.Globalization;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>Puts a job's results, whole, into a folder that no other job has.</summary>
internal static class Publication
{
    /// <summary>Files have another clock than processes where they lie on another machine.</summary>
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(10);

    private static readonly string[] s_streams = [WorkDirectory.StandardOutput, WorkDirectory.StandardError];

    /// <param name="space">Where that folder is.</param>
    /// <param name="request">The job.</param>
    /// <param name="folder">Its own folder.</param>
    /// <param name="results">The folder of the results in it.</param>
    /// <param name="files">What the job has left.</param>
    /// <param name="within">The folders that the worker has as well.</param>
    /// <param name="outcome">What came of the job.</param>
    /// <param name="observer">Is told before they appear.</param>
    /// <returns>The outcome, with the folder that the results are in now.</returns>
    /// <exception cref="JobException">They cannot be put there, and are still in the job's folder; or they are nothing that DPS can
    /// publish.</exception>
    public static JobOutcome Publish(
        Workspace space,
        JobRequest request,
        WorkDirectory folder,
        string results,
        JobFiles files,
        IReadOnlyList<string> within,
        JobOutcome outcome,
        IJobObserver observer)
    {
        try
        {
            DateTime now = DateTime.UtcNow;
            RequireNames(files, results);
            IReadOnlyList<JobFile> own = ResultFiles.ResolveLinks(results, files.In(results), within);
            IReadOnlyList<string> ours = Complete(request, folder, files, results, now);
            outcome = outcome with { FileCount = own.Select(file => file.Path).Union(ours).Count() };
            string parent = space.Output;
            for (DateTime time = now; ; time = time.AddMicroseconds(1))
            {
                string target = Path.Combine([parent, .. Folder(request, time)]);
                if (Directory.Exists(target))
                {
                    continue;
                }

                JobOutcome published = outcome with { Folder = target };
                observer.Publishing(published);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                try
                {
                    FileSystem.MoveFolder(results, target, HalfOf(target, request.Id));
                    return published;
                }
                catch (IOException) when (Directory.Exists(target) && Directory.Exists(results))
                {
                    // Another job has taken this microsecond.
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobException(
                FailureKind.Publication,
                "the results could not be published",
                $"The job succeeded, and its results could not be put into {space.Output}: {e.Message.TrimEnd('.')}.",
                "",
                e);
        }
    }

    /// <summary>Makes sure that results can be put where they belong, before a job has worked for them.</summary>
    /// <exception cref="IOException">They cannot.</exception>
    public static void RequireOutput(Workspace space)
    {
        if (Folders.Obstacle(space.Output, out _) is { } obstacle)
        {
            throw new IOException($"no job is begun, since its results could not be put into {space.Output}: {obstacle}.");
        }
    }

    /// <summary>Removes what a kill has left of a job's results while they were copied.</summary>
    public static void DeleteHalf(string folder, string jobId) => FileSystem.Delete(HalfOf(folder, jobId));

    /// <summary>Looks for the results of jobs, whole, wherever they were published.</summary>
    /// <param name="output">The folder of all results.</param>
    /// <param name="since">They are not older than this.</param>
    /// <param name="jobIds">The jobs' ids.</param>
    /// <returns>The folders that were found, by job.</returns>
    public static Dictionary<string, string> Find(string output, DateTime since, HashSet<string> jobIds)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Directory.Exists(output))
        {
            return found;
        }

#pragma warning disable DPS1008 // This runs in no job, and published results have no links.
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
#pragma warning restore DPS1008
        foreach (FileInfo context in new DirectoryInfo(output).EnumerateFiles("*.context.json", everywhere))
        {
            // A folder whose name begins with a dot is being copied, or was when a kill came.
            if (context.LastWriteTimeUtc >= since - s_clockSkew
                && context.Directory!.Name[0] != '.'
                && JobDocuments.JobOf(context.FullName) is { } id
                && jobIds.Contains(id))
            {
                found[id] = context.DirectoryName!;
            }
        }

        return found;
    }

    private static string HalfOf(string target, string jobId) => Path.Combine(Path.GetDirectoryName(target)!, $".publishing-{jobId}");

    /// <summary>Whether a folder has the results of a job, whole.</summary>
    public static bool IsOf(string folder, string jobId) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.context.json").Any(file => JobDocuments.IsContextOf(file, jobId));

    /// <summary>What DPS needs beside the results, and the job may have taken away.</summary>
    private static void RequireNames(JobFiles files, string results)
    {
        if (s_streams.FirstOrDefault(stream => files.HasFolderAt(Path.Combine(results, stream))) is { } name)
        {
            throw new JobException(
                FailureKind.Output,
                $"the results have a folder called {name}",
                $"{Path.GetFileName(results)}/{name} is a folder, and DPS puts the job's log there by that name: rename it.",
                "");
        }

        if (files.Named(WorkDirectory.Context).State.Kind != FileKind.File)
        {
            throw new JobException(
                FailureKind.Output, "The job removed _context.json, which DPS reads when the job has ended, and fails without.");
        }
    }

    /// <summary>The streams and the side files that lie beside the results.</summary>
    /// <returns>Their paths.</returns>
    private static List<string> Complete(JobRequest request, WorkDirectory folder, JobFiles files, string results, DateTime now)
    {
        if (request.Keep)
        {
            folder.Write(WorkDirectory.ExitCode, "0"); // Otherwise nobody would see it.
        }

        var paths = new List<string>();
        foreach (string stream in s_streams)
        {
            paths.Add(Path.Combine(results, stream));
            if (request.Contract == JobContract.Ogc && stream == WorkDirectory.StandardOutput)
            {
                WriteRunnersOutput(request, folder, results, paths[^1]);
            }
            else
            {
                MoveOrCopy(request, files.Named(stream), folder.File(stream), paths[^1]);
            }
        }

        string name = request.Contract == JobContract.Legacy
            ? "output-" + now.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture)
            : "outputs_result-" + now.ToString("yyyyMMddTHHmmssffffff", CultureInfo.InvariantCulture);
        paths.AddRange(WriteSideFiles(request, folder, files, Path.Combine(results, name)));
        return paths;
    }

    /// <summary>Writes what a CWL runner says on its own standard output, which is not the job's.</summary>
    private static void WriteRunnersOutput(JobRequest request, WorkDirectory folder, string results, string path)
    {
        ReadOnlySpan<byte> output = JobDocuments.CwlOutput(results);
        FileSystem.Delete(path); // The job may have made something of that name.
        FileSystem.Write(path, output);
        if (request.Keep)
        {
            folder.Write(WorkDirectory.StandardOutput, output);
        }
    }

    /// <summary>Writes a dataset's side files; <paramref name="path"/> is theirs without <c>.dataset.json</c> and the like.</summary>
    /// <returns>Their paths.</returns>
    public static IReadOnlyList<string> WriteSideFiles(JobRequest request, WorkDirectory folder, JobFiles files, string path)
    {
        (string dataset, string metadata, string context) = (path + ".dataset.json", path + ".met.json", path + ".context.json");
        FileSystem.Write(dataset, JobDocuments.Dataset());
        FileSystem.Write(metadata, JobDocuments.Metadata(request));
        JobFile own = files.Named(WorkDirectory.Context);
        if (own.State.Kind != FileKind.File)
        {
            return [dataset, metadata];
        }

        MoveOrCopy(request, own, folder.File(WorkDirectory.Context), context);
        return [dataset, metadata, context];
    }

    /// <summary>Copies a file of the job's folder if the folder is kept, and moves it if it is not.</summary>
    private static void MoveOrCopy(JobRequest request, JobFile file, string path, string target)
    {
        if (!file.IsOwnFile)
        {
            FileSystem.MakeOwnFile(path);
        }

        if (request.Keep)
        {
            FileSystem.Delete(target); // The job may have made a link of that name.
            File.Copy(path, target);
        }
        else
        {
            FileSystem.MoveFile(path, target);
        }
    }

    private static IEnumerable<string> Folder(JobRequest request, DateTime time)
    {
        // Where 0 is, MAAP has its user's number.
        yield return request.Contract == JobContract.Ogc ? request.Algorithm.Name + "_0" : request.Algorithm.Name;
        yield return request.Algorithm.Version;
        if (request.Contract == JobContract.Legacy && JobTag.Folder(request.Tag) is { Length: > 0 } tag)
        {
            yield return tag;
        }

        foreach (string part in time.ToString("yyyy/MM/dd/HH/mm/ss/ffffff", CultureInfo.InvariantCulture).Split('/'))
        {
            yield return part;
        }
    }
}
