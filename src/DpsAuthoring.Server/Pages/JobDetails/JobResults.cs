using System.Collections.Concurrent;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>A file that a job has left.</summary>
/// <param name="Name">Its path from the folder.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Raster">What is told of it as a raster; null for what is none, or not looked into.</param>
internal sealed record ResultFile(string Name, long Size, RasterLook? Raster);

/// <summary>What a job has left: its results, or what triage keeps of one that failed.</summary>
/// <param name="Folder">The folder; null where there is none.</param>
/// <param name="Files">Its files, as many as are shown.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Size">Their bytes.</param>
internal sealed record JobResults(string? Folder, IReadOnlyList<ResultFile> Files, int Count, long Size)
{
    private const int Shown = 500;
    private const int LookedInto = 6;
    private const int Remembered = 1000;

    /// <summary>Results do not change; a raster of the same path, size and time is the same.</summary>
    private static readonly ConcurrentDictionary<(string Path, long Size, DateTime Written), RasterLook> s_looks = new();

    public static async Task<JobResults> OfAsync(JobRecord job, ServerParts parts, CancellationToken cancel)
    {
        if (!job.State.IsFinal() || job.Folder is not { } folder || parts.Options.PathOf(folder) is not { } path || !Directory.Exists(path))
        {
            return new JobResults(null, [], 0, 0);
        }

        FileEntry[] all = [.. Folders.Files(path).Where(file => !file.IsLink).OrderBy(file => file.Path, StringComparer.Ordinal)];
        int looked = parts.Looks.Obstacle is null ? LookedInto : 0;
        var files = new List<ResultFile>();
        foreach (FileEntry file in all.Take(Shown))
        {
            RasterLook? raster = FileKinds.IsRaster(file.Path) && looked-- > 0
                ? await LookAsync(file, parts.Looks, cancel).ConfigureAwait(false)
                : null;
            files.Add(new ResultFile(System.IO.Path.GetRelativePath(path, file.Path), file.Length, raster));
        }

        return new JobResults(path, files, all.Length, all.Sum(file => file.Length));
    }

    private static async Task<RasterLook> LookAsync(FileEntry file, IRasterLooks looks, CancellationToken cancel)
    {
        (string, long, DateTime) key = (file.Path, file.Length, file.Written);
        if (!s_looks.TryGetValue(key, out RasterLook? look))
        {
            look = await looks.LookAsync(file.Path, cancel).ConfigureAwait(false);
            if (s_looks.Count >= Remembered)
            {
                s_looks.Clear();
            }

            s_looks[key] = look;
        }

        return look;
    }
}
