using System.Globalization;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Documents;

/// <summary>What a job has left: the folder of its results, or what triage kept of it; and the addresses that lead there.</summary>
/// <param name="Id">The dataset's.</param>
/// <param name="Path">The folder's path from the data folder.</param>
/// <param name="IsTriage">Whether it is what is kept of a job that failed.</param>
/// <param name="Place">The folder on this machine.</param>
/// <param name="Urls">The addresses, in the order that clients expect.</param>
internal sealed record JobProduct(string Id, string Path, bool IsTriage, string Place, IReadOnlyList<string> Urls)
{
    /// <summary>Where the server shows results.</summary>
    public const string Root = "/results";

    /// <summary>What stands for the bucket.</summary>
    private const string Bucket = "maap-local-workspace";

    /// <summary>Where MAAP's pages find it, in its user's workspace.</summary>
    public string WorkspaceFolder => (IsTriage ? "" : "my-private-bucket/") + Path[(Path.IndexOf('/', StringComparison.Ordinal) + 1)..]
        .Replace("triaged_job/", "triaged-jobs/", StringComparison.Ordinal);

    /// <summary>A job's; null where there is none.</summary>
    /// <param name="job">The job.</param>
    /// <param name="contract">The contract that it ran under.</param>
    /// <param name="origin">The address that the client knows this server by.</param>
    /// <param name="data">The folder that results are in.</param>
    public static JobProduct? Of(JobRecord job, JobContract contract, string origin, string data)
    {
        if (job.Folder is not { } folder || !job.State.IsFinal())
        {
            return null;
        }

        string place = System.IO.Path.Combine(data, folder);
        bool isTriage = job.State != JobState.Completed;
        string escaped = string.Join('/', folder.Split('/').Select(Uri.EscapeDataString));
        return new JobProduct(
            isTriage ? System.IO.Path.GetFileName(folder) : IdOf(contract, folder),
            folder,
            isTriage,
            place,
            [
                $"{origin}{Root}/{job.Id}/{escaped}",
                $"s3://s3-us-west-2.amazonaws.com:80/{Bucket}/{folder}", // Clients split such an address at :80/.
                new Uri(place).AbsoluteUri,
            ]);
    }

    /// <summary>The dataset's id, which its files beside the results bear too: the time that its folder is called by.</summary>
    private static string IdOf(JobContract contract, string folder)
    {
        string[] parts = folder.Split('/');
        string time = string.Join('/', parts.TakeLast(7));
        return DateTime.TryParseExact(time, "yyyy/MM/dd/HH/mm/ss/ffffff", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime at)
            ? contract == JobContract.Ogc ? $"outputs_result-{at:yyyyMMddTHHmmssffffff}" : $"output-{at:yyyy-MM-ddTHH:mm:ss.ffffff}"
            : parts[^1];
    }
}
