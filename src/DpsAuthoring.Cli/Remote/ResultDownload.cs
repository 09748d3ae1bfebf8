using DpsAuthoring.Jobs;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>The results of a job, fetched.</summary>
internal sealed class ResultDownload
{
    /// <summary>What is behind the name of a file that is not whole yet.</summary>
    private const string Half = ".dps-part";

    private ResultDownload(MaapJob job, string folder) => (Job, Folder) = (job, folder);

    public MaapJob Job { get; }

    /// <summary>The folder that they are in.</summary>
    public string Folder { get; }

    /// <summary>Their paths in it.</summary>
    public List<string> Files { get; } = [];

    /// <summary>How many were fetched just now.</summary>
    public int Fetched { get; private set; }

    /// <param name="places">Where results are.</param>
    /// <param name="job">The job.</param>
    /// <param name="results">What the server says that it has left.</param>
    /// <param name="target">The folder that gets the job's.</param>
    /// <param name="view">Shows how far it is.</param>
    /// <param name="cancel">Stops it; the files that are there stay.</param>
    public static async Task<ResultDownload> RunAsync(
        ResultPlaces places, MaapJob job, MaapJobResults results, string target, IProgressView view, CancellationToken cancel)
    {
        // The id is the server's, too.
        var download = new ResultDownload(job, new ResultFile(job.Id, 0, "").PathIn(target));
        foreach (MaapOutput output in results.Outputs)
        {
            IReadOnlyList<ResultFile> files = await places.ListAsync(output, cancel).ConfigureAwait(false);
            (ResultFile File, string Path)[] all = [.. files.Select(file => (file, file.PathIn(download.Folder)))];
            for (int i = 0; i < all.Length; i++)
            {
                view.Glimpse($"{PlainText.Line(job.Id)}: {i + 1}/{all.Length} {PlainText.Line(all[i].File.Name)}");
                await download.FetchAsync(places, all[i].File, all[i].Path, cancel).ConfigureAwait(false);
            }
        }

        return download;
    }

    private async Task FetchAsync(ResultPlaces places, ResultFile file, string path, CancellationToken cancel)
    {
        Files.Add(file.Name);
        if (new FileInfo(path) is { Exists: true } there && there.Length == file.Size)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string half = path + Half;
        File.Delete(half); // A kill has left it; another run of the same would be a mistake anyway.
        await places.FetchAsync(file, half, cancel).ConfigureAwait(false);
        long size = new FileInfo(half) is { Exists: true } fetched ? fetched.Length : 0;
        if (size != file.Size)
        {
            File.Delete(half);
            throw new CouldNotRunException($"{file.Name} has {file.Size} bytes, says the server, and {size} came: run the same command again.");
        }

        File.Move(half, path, overwrite: true);
        Fetched++;
    }
}
