using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>Finds the folder of a job's results as its contract does.</summary>
internal static class JobResults
{
    /// <exception cref="JobException">There is none that the contract takes.</exception>
    /// <param name="contract">The contract.</param>
    /// <param name="folder">The job's folder.</param>
    /// <param name="files">What is in it.</param>
    public static string Find(JobContract contract, WorkDirectory folder, JobFiles files)
    {
        if (contract == JobContract.Legacy)
        {
            string output = folder.File("output");
            if (!Path.Exists(output))
            {
                Directory.CreateDirectory(output); // As the wrapper does: a job without results is a success.
            }

            return FileSystem.IsFolder(output)
                ? output
                : throw new JobException(FailureKind.Output, "output is not a folder; DPS publishes what is in the folder output/.");
        }

        JobFile[] matches =
        [
            .. files.Top.Where(entry => Path.GetFileName(entry.Path).StartsWith("output", StringComparison.Ordinal))
                .OrderBy(entry => entry.Path, StringComparer.Ordinal),
        ];
        return matches switch
        {
            [{ State.Kind: FileKind.Folder } match] => match.Path,
            [] => throw new JobException(
                FailureKind.Output,
                "there is no folder output/",
                "Did not find output file with glob pattern: ['./output*'].",
                "The OGC contract fails a job that makes no folder output/: make it first of all."),
            [var match] => throw new JobException(
                FailureKind.Output,
                "what matches ./output* is not a folder",
                $"{Path.GetFileName(match.Path)} is not a folder; under the OGC contract the result is the one folder that matches ./output*.",
                ""),
            _ => throw new JobException(
                FailureKind.Output,
                "more than one name matches ./output*",
                $"{string.Join(" and ", matches.Select(match => Path.GetFileName(match.Path)))} both match ./output*, of which the OGC contract takes exactly one folder: put all results into output/ and name nothing else so.",
                ""),
        };
    }
}
