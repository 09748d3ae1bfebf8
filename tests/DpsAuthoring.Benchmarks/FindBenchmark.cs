using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Benchmarks;

/// <summary>
/// A search of 8,000 items, 250 a page, of a server on loopback that takes 200 ms for a page: ours beside a plain loop that fetches,
/// parses and goes
/// on to the next page. Both hand each item on as a line of JSON.
/// </summary>
internal static class FindBenchmark
{
    private const int Items = 8000;
    private const int Rounds = 3;

    public static void Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task RunAsync()
    {
        await using StacServer server = await new StacServer { Items = Items, Latency = TimeSpan.FromMilliseconds(200),
            Padding = 3000 }.StartAsync();
        (string Name, Func<Action<StacItem>, Task> Read)[] readers =
        [
            ("one page after the other", take => SequentialAsync(server.Address, take)),
            ("DpsAuthoring.Stac", take => OursAsync(server.Address, take)),
        ];
        for (int round = 1; round <= Rounds; round++)
        {
            foreach ((string name, Func<Action<StacItem>, Task> read) in readers)
            {
                long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
                int count = 0;
                var watch = Stopwatch.StartNew();
                await read(item =>
                {
                    Stream.Null.Write(Encoding.UTF8.GetBytes(StacJson.Write(item, isIndented: false)));
                    if (++count % 1000 == 0)
                    {
                        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                    }
                });
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{round}  {name,-26} {count} items  {watch.Elapsed.TotalSeconds,6:0.00} s  {most / 1e6,6:0.0} MB held at most"));
            }
        }
    }

    private static async Task OursAsync(string address, Action<StacItem> take)
    {
        using StacClient client = await StacClient.OpenAsync(address);
        await foreach (StacItem item in client.Search(new() { Collections = ["things"] }))
        {
            take(item);
        }
    }

    private static async Task SequentialAsync(string address, Action<StacItem> take)
    {
        using var client = new HttpClient();
        for (string? next = $"{address}/search?collections=things&limit=250"; next is not null;)
        {
            using var page = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri(next)));
            foreach (JsonElement feature in page.RootElement.GetProperty("features").EnumerateArray())
            {
                take(StacJson.ReadItem(Encoding.UTF8.GetBytes(feature.GetRawText())));
            }

            next = page.RootElement.GetProperty("links").EnumerateArray()
                .Where(link => link.GetProperty("rel").GetString() == "next")
                .Select(link => link.GetProperty("href").GetString())
                .FirstOrDefault();
        }
    }
}
