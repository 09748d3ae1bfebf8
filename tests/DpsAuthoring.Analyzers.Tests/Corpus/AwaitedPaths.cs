// What is awaited, waited for and streamed: paths out of tasks, value tasks and async iterators, by whatever chain of calls.
using System.Runtime.CompilerServices;

public static class AwaitedPaths
{
    private static async IAsyncEnumerable<string> Names(string folder, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (int i = 0; i < 3; i++)
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            yield return $"{folder}/{i}.txt";
        }
    }

    private static async ValueTask<string> Place(string folder) { await Task.Yield(); return Path.Combine(folder, "x.txt"); }

    private static async Task Save(string path) => await File.WriteAllTextAsync(path, "");

    private static Task<(string In, string Out)> Pair(string name) => Task.FromResult((In: name, Out: "pairs/" + Path.GetFileName(name)));

    public static async Task Streams(CancellationToken token)
    {
        await foreach (string name in Names("results").WithCancellation(token).ConfigureAwait(false)) await Save(name); // DPS1001
        await foreach (string name in Names("output").WithCancellation(token).ConfigureAwait(false)) await Save(name);
        await foreach (string name in Names("results", token).ConfigureAwait(false)) File.Create(name).Dispose(); // DPS1001
        ConfiguredCancelableAsyncEnumerable<string> stream = Names("results").ConfigureAwait(false);
        await foreach (string name in stream) await Save(name); // DPS1001
        await using IAsyncEnumerator<string> names = Names("results").GetAsyncEnumerator(token);
        while (await names.MoveNextAsync()) await Save(names.Current); // DPS1001
    }

    public static async Task Tasks(string[] given, CancellationToken token)
    {
        await Save(await Place("results").ConfigureAwait(false)); // DPS1001
        await Save(await Place("output").ConfigureAwait(false));
        await Save(await Place("results").AsTask().WaitAsync(token)); // DPS1001
        await Save(Place("results").GetAwaiter().GetResult()); // DPS1001
        Task<string> started = Place("results").AsTask();
        ValueTask<string> kept = Place("output");
        await Save(await started); // DPS1001
        await Save(await kept);
        string[] all = await Task.WhenAll(Place("results").AsTask(), Place("scratch").AsTask());
        foreach (string one in all) await Save(one); // DPS1001
        string first = await await Task.WhenAny(Place("results").AsTask(), Place("scratch").AsTask());
        await Save(first); // DPS1001
        (string from, string to) = await Pair(given[0]).ConfigureAwait(false);
        File.Copy(from, to); // DPS1001
        await Save(await Task.Run(async () => { await Task.Yield(); return "ran.txt"; }, token)); // DPS1001
        await Save(await Task.Factory.StartNew(() => "started.txt", token)); // DPS1001
        await Save(await started.ContinueWith(task => task.Result + ".bak", token)); // DPS1001
        await Save(await Task.FromResult("output/from").ContinueWith(static task => task.Result + ".bak", token));
        await Task.WhenAll(given.Select(async name => { await Task.Yield(); await Save(Path.Combine("results", name)); })); // DPS1001
        await Task.WhenAll(given.Select(async name => await Save(Path.Combine("output", Path.GetFileNameWithoutExtension(name) + ".txt"))));
        await Task.WhenAll(from name in given select Save(Path.Combine("results", name))); // DPS1001
    }

    public static async Task Parallels(string[] given, CancellationToken token)
    {
        await Parallel.ForEachAsync(given, token, async (name, inner) => await File.WriteAllTextAsync("results/" + name, "", inner)); // DPS1001
        await Parallel.ForEachAsync(Names("results"), token, async (name, inner) => await File.WriteAllTextAsync(name, "", inner)); // DPS1001
        await Parallel.ForEachAsync(Names("output"), token, async (name, inner) => await File.WriteAllTextAsync(name, "", inner));
        await Parallel.ForEachAsync(new[] { "a", "b" }, async (name, inner) => await File.WriteAllTextAsync(Path.Combine("output", name), "", inner));
        Parallel.ForEach(from name in given select "results/" + name, path => File.WriteAllText(path, "")); // DPS1001
        await Parallel.ForAsync(0, 4, async (i, inner) => await File.WriteAllTextAsync($"results/{i}.txt", "", inner)); // DPS1001
        await Parallel.ForAsync(0, 4, async (i, inner) => await File.WriteAllTextAsync($"output/{i}.txt", "", inner));
    }
}
