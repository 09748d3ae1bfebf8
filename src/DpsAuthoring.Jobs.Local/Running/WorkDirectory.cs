using System.Text;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>The work directory of a job, with the files that HySDS and the DPS wrapper lay into it.</summary>
internal sealed class WorkDirectory
{
    public const string StandardOutput = "_stdout.txt";
    public const string StandardError = "_stderr.txt";
    public const string Context = "_context.json";

    private static readonly string[] s_logs = [StandardOutput, StandardError];

    private static readonly string[] s_own =
    [
        "input",
        StandardOutput,
        StandardError,
        "_exit_code",
        "_job.json",
        Context,
        "_run.sh",
        "_alt_traceback.txt",
        "_alt_error.txt",
        "_alt_msg.txt",
        "_alt_msg_details.txt",
    ];

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _root;

    public WorkDirectory(string work, string id)
    {
        _root = System.IO.Path.Combine(work, id);
        Path = PathOf(work, id);
        Home = System.IO.Path.Combine(_root, "home");
        Input = System.IO.Path.Combine(Path, "input");
        Directory.CreateDirectory(Input);
        Directory.CreateDirectory(Home);
    }

    /// <summary>The job's working folder.</summary>
    public string Path { get; }

    /// <summary>Its home, which is empty.</summary>
    public string Home { get; }

    public string Input { get; }

    public string ErrorFile => File(StandardError);

    public string OutputFile => File(StandardOutput);

    /// <summary>Whether the job has left its context document where it was.</summary>
    public bool HasContext => LibC.Stat(File(Context), followLinks: false).Kind == FileKind.File;

    /// <summary>Whether the job may have moved a file of the user's own into it: then nothing of it may be deleted.</summary>
    public bool MayHoldOriginals { get; set; }

    /// <summary>The working folder of a job.</summary>
    /// <param name="work">The folder of the jobs' own folders.</param>
    /// <param name="id">The job's id.</param>
    public static string PathOf(string work, string id) => System.IO.Path.Combine(work, id, "job");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A place that is deleted with the folder, and of which the job knows nothing if the name is a new one.</summary>
    public string Beside(string name) => System.IO.Path.Combine(_root, name);

    /// <summary>Makes the folder anew where the job has removed it or put something else in its place.</summary>
    /// <returns>Whether that was not needed.</returns>
    public bool Restore()
    {
        if (FileSystem.IsFolder(Path))
        {
            return true;
        }

        FileSystem.Delete(Path);
        Directory.CreateDirectory(Path);
        return false;
    }

    /// <summary>Puts an empty log where the job has removed one or put something else in its place.</summary>
    /// <returns>The names of those logs.</returns>
    public IReadOnlyList<string> RestoreLogs()
    {
        string[] gone = [.. s_logs.Where(log => LibC.Stat(File(log), followLinks: false).Kind != FileKind.File)];
        Array.ForEach(gone, log => Write(log, ""));
        return gone;
    }

    public void Write(string name, string text)
    {
        using FileStream file = Create(name);
        file.Write(s_utf8.GetBytes(text));
    }

    public void Append(string name, string text)
    {
        using FileStream file = Open(name, FileMode.Append);
        file.Write(s_utf8.GetBytes(text));
    }

    /// <summary>An empty file to write to, which others may be reading.</summary>
    public FileStream Create(string name) => Open(name, FileMode.Create);

    /// <summary>The last lines of the job's standard error.</summary>
    public IReadOnlyList<string> LastErrorLines(int count) => LastLines(StandardError, count);

    /// <summary>The last lines of a file; none where there is no such file.</summary>
    public IReadOnlyList<string> LastLines(string name, int count)
    {
        string path = File(name);
        if (!FileSystem.IsFile(path))
        {
            return [];
        }

        using FileStream file = System.IO.File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(file.Length, 1 << 16), SeekOrigin.End);
        using var reader = new StreamReader(file, s_utf8);
        string text = reader.ReadToEnd().TrimEnd('\n');
        return text.Length == 0 ? [] : [.. text.Split('\n').TakeLast(count)];
    }

    /// <summary>What no one will see again once the folder is gone: all files but those that are published or kept by triage.</summary>
    /// <param name="published">The folder of the results; null where nothing is published.</param>
    public IReadOnlyList<string> Lost(string? published)
    {
        var lost = new List<string>();
        foreach (string entry in Directory.EnumerateFileSystemEntries(Path))
        {
            string name = System.IO.Path.GetFileName(entry);
            bool isDirectory = FileSystem.IsFolder(entry);
            if (entry == published || (published is null && Triage.Keeps(name)))
            {
                continue;
            }

            if (isDirectory)
            {
                bool isInput = entry == Input;
                lost.AddRange(Folders.Files(entry)
                    .Where(file => !isInput || !file.IsLink)
                    .Select(file => System.IO.Path.GetRelativePath(Path, file.Path)));
            }
            else if (!s_own.Contains(name))
            {
                lost.Add(name);
            }
        }

        lost.AddRange(Folders.Files(Home).Select(file => System.IO.Path.Combine("~", System.IO.Path.GetRelativePath(Home, file.Path))));
        lost.Sort(StringComparer.Ordinal);
        return lost;
    }

    /// <summary>Moves all of it to a place where no start deletes it.</summary>
    /// <returns>The job's working folder there.</returns>
    public string MoveTo(string parent)
    {
        Directory.CreateDirectory(parent);
        string kept = System.IO.Path.Combine(parent, System.IO.Path.GetFileName(_root));
        Directory.Move(_root, kept);
        return System.IO.Path.Combine(kept, System.IO.Path.GetFileName(Path));
    }

    public void Delete() => FileSystem.Delete(_root);

    private FileStream Open(string name, FileMode mode)
    {
        string path = File(name);
        FileSystem.RequireOwnFile(path);
        return new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }
}
