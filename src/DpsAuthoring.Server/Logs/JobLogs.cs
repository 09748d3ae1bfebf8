using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Running;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Logs;

/// <summary>Where a job's logs are, while it runs and after, and how they are shown.</summary>
internal sealed class JobLogs(ServerOptions options, JobService service, SecretMask mask)
{
    /// <summary>The streams, each with its file.</summary>
    public static readonly (string Name, string File)[] Streams = [("stderr", "_stderr.txt"), ("stdout", "_stdout.txt")];

    /// <summary>The file of a stream; null where there is none.</summary>
    public string? Find(JobRecord job, string stream)
    {
        string? file = Streams.FirstOrDefault(each => each.Name == stream).File;
        string? folder = job.State.IsFinal() && job.Folder is { } kept ? options.PathOf(kept) : service.FolderOf(job.Id);
        return file is not null && folder is not null && FolderPath.In(folder, file) is { } path && File.Exists(path) ? path : null;
    }

    /// <summary>A log as people may see it: no line commands a terminal, is endless, or tells a secret.</summary>
    public string Shown(string text) => string.Join('\n', mask.Of(text).Split('\n').Select(line =>
        line.Length <= LogFile.LongestLine
            ? PlainText.Line(line.TrimEnd('\r'))
            : $"{PlainText.Line(line[..LogFile.LongestLine])} … ({line.Length - LogFile.LongestLine} more characters)"));
}
