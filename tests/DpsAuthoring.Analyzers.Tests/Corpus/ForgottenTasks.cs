// Results that are written by tasks: awaited, waited for, handed on, or forgotten.
using System.Collections.Concurrent;
using System.Text.Json;

public sealed class ForgottenTasks
{
    private Task? _pending;

    public event EventHandler? Done;

    public async Task Dropped(string[] granules, byte[] bytes)
    {
#pragma warning disable CS4014
        File.WriteAllTextAsync("output/a.txt", "a"); // DPS1013
        _ = File.WriteAllBytesAsync("output/b.bin", bytes); // DPS1013
        Task never = File.WriteAllLinesAsync("output/c.txt", granules); // DPS1013
        File.WriteAllTextAsync("output/d.txt", "d").ConfigureAwait(false); // DPS1013
        File.WriteAllTextAsync("output/e.txt", "e").ContinueWith(static task => Console.WriteLine(task.Status)); // DPS1013
        Task.Run(() => File.WriteAllText("output/f.txt", "f")); // DPS1013
        _ = Task.Run(async () => await File.WriteAllTextAsync("output/g.txt", "g")); // DPS1013
        Task.Factory.StartNew(() => Save("h")); // DPS1013
        SaveAsync("i"); // DPS1013
        _ = SaveAsync("j"); // DPS1013
        Parallel.ForEachAsync(granules, async (granule, token) => await File.WriteAllTextAsync("output/" + Path.GetFileNameWithoutExtension(granule) + ".txt", granule, token)); // DPS1013
#pragma warning restore CS4014
        await Task.Yield();
    }

    public void InLists(string[] granules)
    {
        var tasks = new List<Task>();
        foreach (string granule in granules)
        {
            tasks.Add(SaveAsync(granule)); // DPS1013
        }

        Task.WhenAll(granules.Select(async granule => await SaveAsync(granule))); // DPS1013
        granules.Select(async granule => await SaveAsync(granule)).ToList(); // DPS1013
        IEnumerable<Task> query = granules.Select(async granule => await SaveAsync(granule)); // DPS1013
        granules.ToList().ForEach(async granule => await SaveAsync(granule)); // DPS1013
        Parallel.ForEach(granules, async granule => await File.WriteAllTextAsync($"output/x{Path.GetFileName(granule)}", granule)); // DPS1013
        Parallel.ForEach(granules, granule => SaveAsync(granule)); // DPS1013
        granules.ToList().ForEach(granule => SaveAsync(granule)); // DPS1013
    }

    public void InTheJob(Job job, string[] granules)
    {
        job.Output.Write("a.txt", path => File.WriteAllTextAsync(path, "a")); // DPS1013
        job.Output.Write("b.txt", async path => await File.WriteAllTextAsync(path, "b")); // DPS1013
        job.Output.WriteAsync("c.txt", path => File.WriteAllTextAsync(path, "c")); // DPS1013
        using OutputFile file = job.Output.Create("d.txt");
        File.WriteAllTextAsync(file.FullPath, "d"); // DPS1013
        file.Publish();
    }

    public async Task Streams(byte[] bytes)
    {
        await using FileStream stream = File.Create("output/a.bin");
        await using var writer = new StreamWriter("output/b.txt");
#pragma warning disable CS4014
        stream.WriteAsync(bytes); // DPS1013
        writer.WriteLineAsync("b"); // DPS1013
        writer.FlushAsync(); // DPS1013
#pragma warning restore CS4014
        await stream.WriteAsync(bytes);
        await writer.WriteLineAsync("b");
        await writer.FlushAsync();
    }

    public async Task Awaited(string[] granules, byte[] bytes, Job job)
    {
        await File.WriteAllTextAsync("output/a.txt", "a");
        await File.WriteAllTextAsync("output/b.txt", "b").ConfigureAwait(false);
        File.WriteAllTextAsync("output/c.txt", "c").Wait();
        File.WriteAllTextAsync("output/d.txt", "d").GetAwaiter().GetResult();
        Task first = File.WriteAllTextAsync("output/e.txt", "e");
        Task second = SaveAsync("f");
        await Task.WhenAll(first, second);
        Task waited = Task.Run(() => Save("g"));
        waited.Wait();
        await Task.Run(() => Save("h"));
        Task[] both = [SaveAsync("i"), SaveAsync("j")];
        Task.WaitAll(both);
        await Task.WhenAll(granules.Select(SaveAsync));
        await Task.WhenAll(granules.Select(async granule => await SaveAsync(granule)));
        var tasks = new List<Task>();
        foreach (string granule in granules)
        {
            tasks.Add(SaveAsync(granule));
        }

        await Task.WhenAll(tasks);
        var bag = new ConcurrentBag<Task>();
        Parallel.ForEach(granules, granule => bag.Add(SaveAsync(granule)));
        await Task.WhenAll(bag);
        await Parallel.ForEachAsync(granules, async (granule, token) => await SaveAsync(granule));
        foreach (Task task in granules.Select(SaveAsync))
        {
            await task;
        }

        await job.Output.WriteAsync("k.txt", path => File.WriteAllTextAsync(path, "k"));
        await job.Output.WriteAsync("l.txt", async path => await File.WriteAllTextAsync(path, "l"));
        job.Output.Write("m.txt", path => File.WriteAllTextAsync(path, "m").Wait());
        await using FileStream stream = File.Create("output/n.bin");
        ValueTask writing = stream.WriteAsync(bytes);
        await writing;
        await JsonSerializer.SerializeAsync(stream, granules);
    }

    public Task HandedOn(List<Task> tasks)
    {
        _pending = File.WriteAllTextAsync("output/a.txt", "a");
        tasks.Add(SaveAsync("b"));
        Track(SaveAsync("c"));
        Func<Task> later = () => SaveAsync("d");
        Done += async (_, _) => await SaveAsync("e");
        return later();
    }

    public Task Returned() => File.WriteAllTextAsync("output/a.txt", "a");

    public ValueTask Wrapped() => new(SaveAsync("a"));

    public async void Forgotten(string text) // DPS1013
    {
        await File.WriteAllTextAsync("output/forgotten.txt", text);
    }

    public async void AfterAWhile(string text) // DPS1013
    {
        await Task.Delay(10);
        Save(text);
    }

    public async void BeforeAWhile(string text)
    {
        Save(text);
        await Task.Delay(10);
    }

    public async void OnDone(object? sender, EventArgs e) => await SaveAsync("handled");

    public void Local()
    {
        Forget();
        Sync();

        async void Forget() => await SaveAsync("local"); // DPS1013

        void Sync() => Save("local");
    }

    public void NothingIsLost(string[] granules)
    {
        CompletedAtOnce("a");
        _ = LogAsync("b");
        _ = Task.Run(() => Console.WriteLine("c"));
        _ = File.ReadAllTextAsync("input/d.txt");
        _ = ReadAsync();
        granules.ToList().ForEach(async granule => await LogAsync(granule));
        _ = File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), "e.txt"), "e");
        var memory = new MemoryStream();
        _ = memory.WriteAsync(new byte[1]);
    }

    private static void Save(string text) => File.WriteAllText("output/saved.txt", text);

    private static Task SaveAsync(string name) => File.WriteAllTextAsync("output/s_" + Path.GetFileName(name), name);

    private static Task CompletedAtOnce(string text)
    {
        Save(text);
        return Task.CompletedTask;
    }

    private static async Task LogAsync(string text)
    {
        await Task.Yield();
        Console.WriteLine(text);
    }

    private static async Task<int> ReadAsync() => (await File.ReadAllTextAsync("input/a.txt")).Length;

    private static void Track(Task task) => task.Wait();
}
