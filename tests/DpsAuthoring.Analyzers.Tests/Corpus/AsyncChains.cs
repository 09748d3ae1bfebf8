// Paths that come out of tasks, value tasks and async iterators, with ConfigureAwait and WithCancellation on the way.
using System.Runtime.CompilerServices;

public static class AsyncChains
{
    private static async IAsyncEnumerable<string> TilesAsync(string folder, int count, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (int tile = 0; tile < count; tile++)
        {
            await Task.Delay(1, cancel).ConfigureAwait(false);
            yield return Path.Combine(folder, $"tile_{tile:D3}.csv");
        }
    }

    private static async IAsyncEnumerable<FileInfo> GranulesAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles("*.h5"))
        {
            await Task.Delay(1, cancel);
            yield return file;
        }
    }

    private static async ValueTask<string> PlaceAsync(string folder, int year)
    {
        await Task.Yield();
        return Path.Combine(folder, $"{year}.csv");
    }

    private static ValueTask<string> KeptAsync(int year) => ValueTask.FromResult($"output/{year}.csv");

    private static Task<string> LostAsync(int year) => Task.FromResult($"yearly/{year}.csv");

    private static async Task SaveAsync(string path, CancellationToken cancel)
    {
        await using FileStream stream = File.Create(path);
        await stream.WriteAsync(new byte[16], cancel).ConfigureAwait(false);
    }

    public static async Task IteratorsAsync(CancellationToken cancel)
    {
        await foreach (string tile in TilesAsync("tiles", 3).WithCancellation(cancel).ConfigureAwait(false))
            await File.WriteAllTextAsync(tile, "", cancel); // DPS1001
        await foreach (string tile in TilesAsync("output", 3).WithCancellation(cancel).ConfigureAwait(false))
            await File.WriteAllTextAsync(tile, "", cancel).ConfigureAwait(false);
        await foreach (FileInfo granule in GranulesAsync(cancel).ConfigureAwait(false))
        {
            granule.CopyTo(Path.Combine("output", granule.Name));
            granule.CopyTo(Path.Combine("copies", granule.Name)); // DPS1001
            granule.Delete(); // DPS1005
        }

        await foreach (string line in File.ReadLinesAsync("input/sites.txt", cancel).ConfigureAwait(false))
        {
            await File.AppendAllTextAsync(Path.Combine("output", line + ".csv"), line, cancel); // DPS1002
            await File.AppendAllTextAsync(Path.Combine("sites", line + ".csv"), line, cancel); // DPS1001
            await File.AppendAllTextAsync($"output/{line.Length}.csv", line, cancel);
        }

        await foreach (string line in File.ReadLinesAsync("/projects/sites.txt", cancel)) Console.WriteLine(line); // DPS1003
    }

    public static async Task TasksAsync(int year, int[] years, CancellationToken cancel)
    {
        string place = await PlaceAsync("results", year).ConfigureAwait(false);
        await File.WriteAllTextAsync(place, "", cancel); // DPS1001
        place = await PlaceAsync("output", year).ConfigureAwait(false);
        await File.WriteAllTextAsync(place, "", cancel);
        await File.WriteAllTextAsync(await KeptAsync(year), "", cancel);
        await File.WriteAllTextAsync(await LostAsync(year).WaitAsync(cancel).ConfigureAwait(false), "", cancel); // DPS1001
        Task<string> computed = Task.Run(() => Path.Combine("results", $"{year}.bin"), cancel);
        await File.WriteAllBytesAsync(await computed.ConfigureAwait(false), [], cancel); // DPS1001
        Task<string> kept = Task.Run(() => Path.Combine("output", $"{year}.bin"), cancel);
        await File.WriteAllBytesAsync(await kept.ConfigureAwait(false), [], cancel);
        File.WriteAllText(LostAsync(year).Result, ""); // DPS1001
        File.WriteAllText(LostAsync(year).GetAwaiter().GetResult(), ""); // DPS1001
        File.WriteAllText(KeptAsync(year).AsTask().Result, "");
        Func<int, Task<string>> later = async number =>
        {
            await Task.Yield();
            return $"output/{number}.txt";
        };
        await File.WriteAllTextAsync(await later(3), "", cancel);
        string[] reports = await Task.WhenAll(years.Select(LostAsync));
        foreach (string report in reports) File.WriteAllText(report, ""); // DPS1001
        string[] tables = await Task.WhenAll(years.Select(async number => await KeptAsync(number).ConfigureAwait(false)));
        foreach (string table in tables) File.WriteAllText(table, "");
        await SaveAsync("cube.bin", cancel).ConfigureAwait(false); // DPS1001
        await SaveAsync("output/cube.bin", cancel).ConfigureAwait(false);
        await Task.Run(() => SaveAsync("input/cube.bin", cancel), cancel); // DPS1005
        await Task.WhenAll(SaveAsync("output/a.bin", cancel), SaveAsync("b.bin", cancel)); // DPS1001
    }

    public static async Task ParallelsAsync(string[] sites, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancel };
        await Parallel.ForEachAsync(Directory.EnumerateFiles("input", "*.tif"), options, async (file, token) =>
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, token).ConfigureAwait(false);
            await File.WriteAllBytesAsync($"output/{Path.GetFileName(file)}", bytes, token);
            await File.WriteAllBytesAsync($"rasters/{Path.GetFileName(file)}", bytes, token); // DPS1001
            await File.WriteAllBytesAsync(Path.ChangeExtension(file, ".bin"), bytes, token); // DPS1005
        });
        await Parallel.ForEachAsync(TilesAsync("drafts", 4, cancel), cancel, async (tile, token) =>
        {
            await using var writer = new StreamWriter(tile); // DPS1001
            await writer.WriteLineAsync("x".AsMemory(), token);
        });
        await Task.WhenAll(sites.Select(async site =>
        {
            await File.WriteAllTextAsync($"output/{site}.csv", "", cancel); // DPS1002
            await File.WriteAllTextAsync($"output/{Path.GetFileName(site)}.csv", "", cancel);
        }));
        await using (var log = new StreamWriter("run.log")) await log.WriteLineAsync("done"); // DPS1001
        await using (var log = new StreamWriter("output/run.log")) await log.WriteLineAsync("done");
        FileStream lost = File.Create("index.bin"); // DPS1001
        await using (lost.ConfigureAwait(false)) await lost.FlushAsync(cancel);
        await using FileStream source = File.OpenRead("input/index.bin");
        await source.CopyToAsync(File.Create("output/index.bin"), cancel); // DPS1011
        await source.CopyToAsync(File.Create("copy.bin"), cancel); // DPS1001
    }
}
