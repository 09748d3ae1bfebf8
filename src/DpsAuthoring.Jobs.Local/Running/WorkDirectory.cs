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
    public const string InputName = "input";
    public const string ExitCode = "_exit_code";
    public const string Job = "_job.json";
    public const string RunScript = "_run.sh";

    private static readonly string[] s_logs = [StandardOutput, StandardError];

    /// <summary>What a job finds in its folder.</summary>
    private static readonly string[] s_given = [InputName, StandardOutput, StandardError, Job, Context, RunScript];

    private static readonly string[] s_own =
    [
        .. s_given,
        ExitCode,
        "_alt_traceback.txt",
        "_alt_error.txt",
        "_alt_msg.txt",
        "_alt_msg_details.txt",
    ];

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _root;

    private WorkDirectory(string work, string id)
    {
        _root = System.IO.Path.Combine(work, id);
        Path = PathOf(work, id);
        Home = System.IO.Path.Combine(_root, "home");
        Input = System.IO.Path.Combine(Path, InputName);
    }

    /// <summary>What is there before a job, and after one that leaves all as it was.</summary>
    private string[] Parts => [_root, Path, Input, Home, File(Job), File(RunScript), OutputFile];

    /// <summary>The job's working folder.</summary>
    public string Path { get; }

    /// <summary>Its home, which is empty.</summary>
    public string Home { get; }

    public string Input { get; }

    public string ErrorFile => File(StandardError);

    public string OutputFile => File(StandardOutput);

    /// <summary>What the job has left in it, where another job would see nothing of that; null where it cannot be handed on.</summary>
    public JobFiles? Reusable { get; set; }

    /// <summary>Whether the job may have moved a file of the user's own into it: then nothing of it may be deleted.</summary>
    public bool MayHoldOriginals { get; set; }

    /// <summary>The working folder of a job.</summary>
    /// <param name="work">The folder of the jobs' own folders.</param>
    /// <param name="id">The job's id.</param>
    public static string PathOf(string work, string id) => System.IO.Path.Combine(work, id, "job");

    /// <summary>The first file that a job's folder gets, which the job may have removed.</summary>
    /// <param name="work">The folder of the jobs' own folders.</param>
    /// <param name="id">The job's id.</param>
    public static string ContextOf(string work, string id) => System.IO.Path.Combine(PathOf(work, id), Context);

    /// <summary>A new one.</summary>
    public static WorkDirectory Create(string work, string id)
    {
        var folder = new WorkDirectory(work, id);
        Directory.CreateDirectory(folder.Input);
        Directory.CreateDirectory(folder.Home);
        folder.Write(Job, "");
        folder.Write(RunScript, "");
        folder.Write(StandardOutput, "");
        return folder;
    }

    /// <summary>Makes of it that of another job, for whom it is as new.</summary>
    public WorkDirectory HandOn(string id)
    {
        var folder = new WorkDirectory(System.IO.Path.GetDirectoryName(_root)!, id);
        Directory.Move(_root, folder._root);
        return folder;
    }

    /// <summary>What is there of every job's folder, and who may do what with it.</summary>
    public IReadOnlyList<(FileKind Kind, UnixFileMode Mode)> Modes(JobFiles files) =>
        [.. Parts.Select(files.At).Select(part => (part.State.Kind, part.State.Mode))];

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A place that is deleted with the folder, and of which the job knows nothing if the name is a new one.</summary>
    public string Beside(string name) => System.IO.Path.Combine(_root, name);

    /// <summary>Makes the folder anew, where the job has removed it or put something else in its place.</summary>
    public void Restore()
    {
        FileSystem.Delete(Path);
        Directory.CreateDirectory(Path);
    }

    /// <summary>Puts an empty log where the job has removed one or put something else in its place.</summary>
    /// <param name="files">What it has left.</param>
    /// <returns>The names of those logs.</returns>
    public IReadOnlyList<string> RestoreLogs(JobFiles files)
    {
        string[] gone = [.. s_logs.Where(log => files.Named(log).State.Kind != FileKind.File)];
        Array.ForEach(gone, log => Write(log, ""));
        return gone;
    }

    public void Write(string name, string text) => Write(name, s_utf8.GetBytes(text));

    /// <summary>Makes a file have a content; others may be reading it.</summary>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        string path = File(name);
        PathState state = LibC.Look(path, followLinks: false);
        if (content.IsEmpty && state is { Kind: FileKind.File, Names: 1, Length: 0 })
        {
            return;
        }

        FileSystem.MakeOwnFile(path, state);
        FileSystem.Write(path, content);
    }

    public void Append(string name, string text)
    {
        string path = File(name);
        FileSystem.MakeOwnFile(path);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Write(s_utf8.GetBytes(text));
    }

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

    /// <summary>Whether what has this name at the top is not the job's but belongs to every job's folder.</summary>
    public static bool IsOwn(string name) => s_own.Contains(name);

    /// <summary>Whether every job finds something of this name at the top.</summary>
    public static bool IsGiven(string name) => s_given.Contains(name);

    /// <summary>Looks at all files in it.</summary>
    public JobFiles Files() => new(_root, Path, Home);

    /// <summary>Moves all of it to a place where no start deletes it.</summary>
    /// <returns>The job's working folder there.</returns>
    public string MoveTo(string parent)
    {
        Directory.CreateDirectory(parent);
        string kept = System.IO.Path.Combine(parent, System.IO.Path.GetFileName(_root));
        Directory.Move(_root, kept);
        return System.IO.Path.Combine(kept, System.IO.Path.GetFileName(Path));
    }

    public void Delete()
    {
        // Of most jobs nothing else is left, so that nobody has to look.
        if (FileSystem.IsFolder(Path))
        {
            LibC.RemoveFile(File(Job));
            LibC.RemoveFile(File(RunScript));
            LibC.RemoveFile(OutputFile);
        }

        bool isGone = new[] { Input, Path, Home, _root }.All(folder => LibC.RemoveEmptyFolder(folder) == 0);
        if (!isGone)
        {
            FileSystem.Delete(_root);
        }
    }
}
