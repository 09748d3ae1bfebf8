using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>
/// The folder of a scatter: its documents, the engine that runs it in a session of its own, and what that answers. The engine holds a lock
/// in it as long as anything of it lives, so that whoever comes after a kill knows.
/// </summary>
internal sealed class ScatterFolder(string path)
{
    private const string RowsName = "rows";
    private const string Prefix = "dps-";
    private const int LockDescriptor = 9;

    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(20);

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>What its jobs are called by the batch.</summary>
    public string Name => System.IO.Path.GetFileName(path);

    /// <summary>What the engine has said besides its answer.</summary>
    public string Log => In("log");

    /// <summary>The ids of its jobs, in their order, by which rows are called.</summary>
    public IReadOnlyList<string> Rows => [.. Jobs().Select(job => job.Id)];

    /// <summary>The engine's exit code; null while it has none.</summary>
    public int? ExitCode => Number("code");

    /// <summary>All scatters of a batch that are still there.</summary>
    public static IReadOnlyList<ScatterFolder> All(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetDirectories(folder, Prefix + "*").Order(StringComparer.Ordinal).Select(path => new ScatterFolder(path))]
        : [];

    /// <summary>Writes the documents of a new one.</summary>
    public static ScatterFolder Create(ScatterSettings settings, IReadOnlyList<JobRequest> jobs)
    {
        var folder = new ScatterFolder(
            System.IO.Path.Combine(settings.Folder, Prefix + RandomNumberGenerator.GetHexString(12, lowercase: true)));
        Directory.CreateDirectory(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        JobRequest one = settings.Template;
        File.WriteAllText(folder.In("scatter.cwl"), new ScatterPackage(
            one.Algorithm,
            one.Contract,
            settings.Image is null ? JobCommand.WordsOf(one) : JobCommand.WordsInImage(one))
        {
            Image = settings.Image?.Name.ToString(),
            TimeLimit = one.TimeLimit,
        }.Write());
        using (StreamWriter order = File.CreateText(folder.In("jobs.yml")))
        {
            ScatterOrder.Write(order, [.. jobs.Select(job => new ScatterRow(job.Id, job))]);
        }

        File.WriteAllLines(folder.In(RowsName), jobs.Select(job => $"{job.Id} {BatchRow.Json(job.Values)}"));
        if (settings.Image is { } image)
        {
            ScatterContainers.Write(folder.Path, folder.Name, image.Engine);
        }

        File.WriteAllText(folder.Script, $"""
            #!/bin/sh
            # Runs the engine, and holds the lock as long as anything of it lives.
            cd {JobCommand.Quote(folder.Path)} || exit 1
            exec {LockDescriptor}> lock
            flock --nonblock {LockDescriptor} || exit 1
            [ ! -e withdrawn ] || exit 1
            echo $$ > pid
            PATH={JobCommand.Quote(ScatterContainers.ProgramsOf(folder.Path))}:$PATH
            {string.Join(' ', EngineCommand.Of(settings, folder.Path).Select(JobCommand.Quote))} > answer 2> log
            echo $? > code.new
            mv code.new code

            """);
        return folder;
    }

    /// <summary>Its jobs' ids and values, in their order.</summary>
    public IEnumerable<(string Id, IReadOnlyDictionary<string, string> Values)> Jobs() => File.Exists(In(RowsName))
        ? File.ReadLines(In(RowsName)).Select(line => line.Split(' ', 2))
            .Select(words => (words[0], (IReadOnlyDictionary<string, string>)BatchRow.Values(words[1])))
        : [];

    /// <summary>Starts the engine, which goes on whatever becomes of this process.</summary>
    /// <exception cref="IOException">It cannot be started.</exception>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("/usr/bin/setsid", ["--fork", "/bin/sh", Script])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        await process.WaitForExitAsync().ConfigureAwait(false); // It has forked.
        var waited = Stopwatch.StartNew();
        while (process.ExitCode == 0 && !File.Exists(In("pid")) && waited.Elapsed < s_start)
        {
            await Task.Delay(20).ConfigureAwait(false); // Until it has the lock it cannot be told from one that was killed.
        }

        if (!File.Exists(In("pid")))
        {
            throw new IOException($"{Script} does not start: exit code {process.ExitCode}");
        }
    }

    /// <summary>Whether anything of the engine lives.</summary>
    public bool IsAlive()
    {
        using var held = FileLock.Try(In("lock"));
        return held is null;
    }

    /// <summary>Has an engine that was not begun yet begin no more.</summary>
    /// <returns>Whether nothing of it lives, or will.</returns>
    public bool TryWithdraw()
    {
        using var held = FileLock.Try(In("lock"));
        if (held is null)
        {
            return false;
        }

        File.WriteAllText(In("withdrawn"), "");
        return true;
    }

    /// <summary>Ends the engine and all that it has begun in its session.</summary>
    public void End(bool atOnce)
    {
        // Our script may have ended before its engine. Whoever has the lock open is ours, and so is what it has begun.
        if (IsAlive() && Number("pid") is { } group && ProcessList.IsOpen(group, LockDescriptor, In("lock")))
        {
            LibC.Kill(-group, atOnce ? LibC.Sigkill : LibC.Sigterm);
        }

        EndContainers();
    }

    /// <summary>What it answers of each row; null where that cannot be read.</summary>
    /// <param name="problem">Why it cannot.</param>
    public IReadOnlyList<ScatterResult>? Results(out string problem)
    {
        problem = "";
        try
        {
            using FileStream answer = File.OpenRead(In("answer"));
            return ScatterResult.Read(answer, Rows);
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            problem = e.Message;
            return null;
        }
    }

    /// <summary>The last line that the engine has said.</summary>
    public string LastWord() => File.Exists(Log)
        ? PlainText.Line(File.ReadLines(Log).LastOrDefault(line => line.Trim().Length > 0) ?? "")
        : "";

    /// <summary>Ends the containers that an engine has left that is over.</summary>
    public void EndContainers() => ScatterContainers.End(path, Name);

    /// <summary>Removes it, and with it the engine's own store and what it has left.</summary>
    public void Delete()
    {
        EndContainers();
        FileSystem.Delete(path);
    }

    private string Script => In("run.sh");

    /// <summary>What the script has noted in a file; null where it has not.</summary>
    private int? Number(string file) => File.Exists(In(file))
        && int.TryParse(File.ReadAllText(In(file)).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private string In(string name) => System.IO.Path.Combine(path, name);
}
