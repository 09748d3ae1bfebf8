// Parallel work, PLINQ, tasks, channels.
using System.Collections.Concurrent;
using System.Threading.Channels;

public static class Parallels
{
    private static readonly object s_gate = new();

    public static async Task Run(string[] names, CancellationToken cancel)
    {
        string[] inputs = Directory.GetFiles("input", "*.tif", SearchOption.AllDirectories);
        Parallel.ForEach(inputs, file =>
        {
            string stem = Path.GetFileNameWithoutExtension(file);
            File.Copy(file, $"output/{stem}.tif");
            File.Copy(file, $"copies/{stem}.tif"); // DPS1001
            File.Move(file, $"output/{stem}.old"); // DPS1005
        });
        Parallel.For(0, 10, i => File.WriteAllText($"part{i}.txt", "")); // DPS1001
        Parallel.For(0, 10, i => File.WriteAllText($"output/part{i}.txt", ""));
        Parallel.Invoke(() => File.WriteAllText("a", ""), () => File.WriteAllText("output/b", "")); // DPS1001
        await Parallel.ForEachAsync(names, cancel, async (name, token) =>
        {
            await File.WriteAllTextAsync(Path.Combine("output", name), "", token); // DPS1002
            await File.WriteAllTextAsync(Path.Combine("names", name), "", token); // DPS1001
        });
        inputs.AsParallel().WithDegreeOfParallelism(4).ForAll(f => File.WriteAllBytes(Path.ChangeExtension(f, ".bin"), [])); // DPS1005
        inputs.AsParallel().Select(f => Path.Combine("output", Path.GetFileName(f))).ForAll(f => File.WriteAllBytes(f, []));
        Task[] tasks = names.Select(n => Task.Run(() => File.WriteAllText("t_" + n.GetHashCode(), ""))).ToArray(); // DPS1001
        await Task.WhenAll(tasks);
        await Task.WhenAll(inputs.Select(async (f, i) =>
        {
            byte[] data = await File.ReadAllBytesAsync(f, cancel);
            await File.WriteAllBytesAsync($"output/{i:D3}.bin", data, cancel);
            await File.WriteAllBytesAsync($"{i:D3}.bin", data, cancel); // DPS1001
        }));
        var thread = new Thread(() => File.AppendAllText("thread.log", "x")); // DPS1001
        thread.Start();
        ThreadPool.QueueUserWorkItem(_ => File.AppendAllText("pool.log", "x")); // DPS1001
        var queue = new BlockingCollection<string>();
        queue.Add("output/q");
        foreach (string item in queue.GetConsumingEnumerable()) File.WriteAllText(item, "");
        Channel<string> channel = Channel.CreateUnbounded<string>();
        await foreach (string item in channel.Reader.ReadAllAsync(cancel)) File.WriteAllText(item, "");
        await foreach (string tile in Tiles("output")) File.WriteAllText(tile, "");
        await foreach (string tile in Tiles("tiles")) File.WriteAllText(tile, ""); // DPS1001
        lock (s_gate) File.AppendAllText("locked.log", "x"); // DPS1001
        lock (s_gate) { File.AppendAllText("output/locked.log", "x"); }
        using var timer = new Timer(_ => File.AppendAllText("timer.log", "x"), null, 0, 1000); // DPS1001
        var results = new ConcurrentDictionary<string, string>();
        foreach (string f in inputs) results[f] = Path.Combine("output", Path.GetFileName(f));
        foreach (var (source, target) in results) File.Copy(source, target);
        foreach (KeyValuePair<string, string> pair in results) File.Copy(pair.Key, pair.Value, true);
        Lazy<StreamWriter> lazy = new(() => new StreamWriter("lazy.txt")); // DPS1001
        lazy.Value.Dispose();
        cancel.Register(() => File.WriteAllText("cancelled", "")); // DPS1001
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllText("exit", ""); // DPS1001
    }

    private static async IAsyncEnumerable<string> Tiles(string folder)
    {
        for (int i = 0; i < 3; i++)
        {
            await Task.Yield();
            yield return Path.Combine(folder, $"tile_{i}.txt");
        }
    }
}
