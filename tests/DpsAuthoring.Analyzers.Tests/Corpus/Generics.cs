// Helpers that are generic, fluent, or lazy.
using System.Text.Json;

public static class Store
{
    public static void Save<T>(this T value, string path) => File.WriteAllText(path, JsonSerializer.Serialize(value));

    public static async Task<T?> LoadAsync<T>(string path)
    {
        await using FileStream stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<T>(stream);
    }
}

public sealed class Layout<TKey> where TKey : struct
{
    private readonly Lazy<string> _root = new(() => Directory.CreateDirectory("cache").FullName); // DPS1001
    private readonly Lazy<string> _good = new(() => Directory.CreateDirectory("output/cache").FullName);

    public string For(TKey key) => Path.Combine("output", typeof(TKey).Name, $"{key}.json");

    public string Root => _root.Value + _good.Value;
}

public sealed class Plan
{
    private readonly List<string> _targets = [];
    private string _folder = "output";

    public Plan In(string folder)
    {
        _folder = folder;
        return this;
    }

    public Plan Add(string name)
    {
        _targets.Add(Path.Combine(_folder, name));
        return this;
    }

    public void Write()
    {
        foreach (string target in _targets) File.WriteAllText(target, "");
    }
}

public static class Use
{
    public static async Task RunAsync(CancellationToken cancel)
    {
        new { A = 1 }.Save("output/a.json");
        new { A = 1 }.Save("a.json"); // DPS1001
        Store.Save(3, "three.json"); // DPS1001
        3.Save<int>(path: "four.json"); // DPS1001
        int[]? loaded = await Store.LoadAsync<int[]>("/projects/a.json"); // DPS1003
        int[]? mine = await Store.LoadAsync<int[]>("input/a.json");
        loaded.Save(new Layout<int>().For(3));
        new Plan().In("output").Add("a.txt").Write();
        Func<string, string> inOutput = name => Path.Combine("output", name);
        Func<string, string> beside = name => Path.Combine("beside", name);
        mine.Save(inOutput("x.json"));
        mine.Save(beside("x.json")); // DPS1001
        await Task.Run(() => File.WriteAllText("task.txt", ""), cancel); // DPS1001
        await Task.Run(async () => await File.WriteAllTextAsync("output/task.txt", "", cancel), cancel);
        Task[] tasks = [.. Enumerable.Range(0, 4).Select(i => File.WriteAllTextAsync($"part{i}.txt", "", cancel))]; // DPS1001
        await Task.WhenAll(tasks);
        Parallel.For(0, 10, i => File.WriteAllText($"output/part{i}.txt", ""));
        var timer = new Timer(_ => File.AppendAllText("heartbeat", "x"), null, 0, 1000); // DPS1001
        cancel.Register(() => File.WriteAllText("cancelled", "")); // DPS1001
        AppDomain.CurrentDomain.UnhandledException += (_, e) => File.WriteAllText("crash.txt", $"{e.ExceptionObject}"); // DPS1001
        await timer.DisposeAsync();
    }
}
