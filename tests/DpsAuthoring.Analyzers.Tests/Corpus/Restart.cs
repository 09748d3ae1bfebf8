// A long simulation with restarts: try, catch, finally, retries, goto and flags.
using System.IO.Compression;

public sealed class Simulation : IDisposable
{
    private const string State = "state.bin";
    private readonly Stream _out;
    private string? _restart;

    public Simulation(string folder)
    {
        Directory.CreateDirectory(folder);
        _out = new GZipStream(File.Create(Path.Combine(folder, "run.gz")), CompressionLevel.Fastest);
    }

    public void Begin(string? restart)
    {
        _restart = restart;
        if (_restart is not null && File.Exists(_restart))
        {
            using FileStream old = File.OpenRead(_restart);
            old.CopyTo(_out);
        }
    }

    public void Checkpoint(int step)
    {
        string target = Path.Combine("output", State);
        string fresh = target + ".new";
        try
        {
            using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.WriteThrough))
            {
                file.Write(BitConverter.GetBytes(step));
            }

            File.Replace(fresh, target, destinationBackupFileName: null);
            File.Replace(fresh, target, "state.old"); // DPS1001
        }
        finally
        {
            File.Delete(fresh);
        }

        File.Copy(target, State, true); // DPS1001
        File.SetLastWriteTimeUtc(target, DateTime.UtcNow);
    }

    public void Dispose() => _out.Dispose();
}

public static class Program
{
    public static int Main(string[] args)
    {
        for (int attempt = 0; ; attempt++)
        {
            string folder = attempt == 0 ? "output/run" : $"output/run-{attempt}";
            try
            {
                using var simulation = new Simulation(folder);
                simulation.Begin(args.FirstOrDefault());
                simulation.Checkpoint(attempt);
                return 0;
            }
            catch (IOException) when (attempt < 3)
            {
                File.AppendAllText(Path.Combine(folder, "retries.log"), $"{attempt}\n");
            }
            catch (Exception e)
            {
                File.WriteAllText("crash.txt", e.ToString()); // DPS1001
                Console.Error.WriteLine(e);
                return 1;
            }
        }
    }

    public static void Elsewhere()
    {
        using var lost = new Simulation("runs"); // DPS1001
        using var kept = new Simulation(Path.Combine(Environment.CurrentDirectory, "output", "x"));
    }
}
