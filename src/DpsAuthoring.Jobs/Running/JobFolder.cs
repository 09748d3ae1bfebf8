using System.Text;

namespace DpsAuthoring.Jobs;

/// <summary>A job's folder with the files that HySDS and the DPS wrapper lay into it.</summary>
internal sealed class JobFolder
{
    public const string StandardOutput = "_stdout.txt";
    public const string StandardError = "_stderr.txt";

    private static readonly string[] s_own =
        ["input", StandardOutput, StandardError, "_exit_code", "_job.json", "_context.json", "_run.sh", "_alt_traceback.txt", "_alt_error.txt", "_alt_msg.txt", "_alt_msg_details.txt"];

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _root;

    public JobFolder(string work, string id)
    {
        _root = System.IO.Path.Combine(work, id);
        Path = System.IO.Path.Combine(_root, "job");
        Home = System.IO.Path.Combine(_root, "home");
        Input = System.IO.Path.Combine(Path, "input");
        Triage = System.IO.Path.Combine(_root, "triage");
        Directory.CreateDirectory(Input);
        Directory.CreateDirectory(Home);
    }

    /// <summary>The job's working folder.</summary>
    public string Path { get; }

    /// <summary>Its home, which is empty.</summary>
    public string Home { get; }

    public string Input { get; }

    /// <summary>Where triage gathers what it keeps, beside what the job knows of.</summary>
    public string Triage { get; }

    public string ErrorFile => File(StandardError);

    public string OutputFile => File(StandardOutput);

    public string File(string name) => System.IO.Path.Combine(Path, name);

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
    public IReadOnlyList<string> LastErrorLines(int count)
    {
        if (!Folders.IsFile(ErrorFile))
        {
            return [];
        }

        using FileStream file = System.IO.File.Open(ErrorFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(file.Length, 1 << 16), SeekOrigin.End);
        using var reader = new StreamReader(file, s_utf8);
        return [.. reader.ReadToEnd().TrimEnd('\n').Split('\n').TakeLast(count)];
    }

    /// <summary>What no one will see again once the folder is gone: all files but those that are published or kept by triage.</summary>
    /// <param name="published">The folder of the results; null where nothing is published.</param>
    public IReadOnlyList<string> Lost(string? published)
    {
        var lost = new List<string>();
        foreach (string entry in Directory.EnumerateFileSystemEntries(Path))
        {
            string name = System.IO.Path.GetFileName(entry);
            bool isDirectory = Directory.Exists(entry) && new FileInfo(entry).LinkTarget is null;
            if (entry == published || (published is null && !isDirectory && DpsAuthoring.Jobs.Triage.Keeps(name)))
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

    public void Delete() => Folders.Delete(_root);

    private FileStream Open(string name, FileMode mode)
    {
        string path = File(name);
        Folders.RequireOwnFile(path);
        return new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }
}
