// Downloads of granules: addresses that become names, streams, progress and a cache.
using System.Net;

public sealed class Granules(HttpClient client, string cache = "cache")
{
    private readonly Uri _base = new("https://data.example.org/granules/");

    public async Task<string> FetchAsync(string id, CancellationToken cancel)
    {
        var address = new Uri(_base, id);
        string name = Path.GetFileName(address.LocalPath);
        string target = Path.Combine(Path.GetTempPath(), name);
        await using (Stream body = await client.GetStreamAsync(address, cancel))
        await using (FileStream file = File.Create(target))
        {
            await body.CopyToAsync(file, cancel);
        }

        return target;
    }

    public async Task KeepAsync(string id, CancellationToken cancel)
    {
        string fetched = await FetchAsync(id, cancel);
        File.Move(fetched, Path.Combine("output", Path.GetFileName(fetched))); // DPS1002
        File.Move(fetched, Path.Combine("output", "granule_" + Path.GetFileName(fetched)));
        File.Copy(fetched, Path.Combine(cache, "last"));
        byte[] head = await client.GetByteArrayAsync("https://data.example.org/head", cancel);
        await File.WriteAllBytesAsync("https://data.example.org/head", head, cancel); // DPS1007
        if (File.Exists("s3://bucket/key")) // DPS1007
        {
            return;
        }

        await File.WriteAllBytesAsync($"output/{(uint)id.GetHashCode():x8}.bin", head, cancel);
        await File.WriteAllBytesAsync($"cache/{(uint)id.GetHashCode():x8}.bin", head, cancel); // DPS1001
    }

    public static async Task Main(string[] args)
    {
        using var client = new HttpClient();
        await new Granules(client).KeepAsync(args[0], default); // DPS1001
        await new Granules(client, "output").KeepAsync(args[0], default);
#pragma warning disable SYSLIB0014
        using var old = new WebClient();
        old.DownloadFile("https://data.example.org/a.tif", "a.tif"); // DPS1001
        old.DownloadFile("https://data.example.org/a.tif", "output/a.tif");
#pragma warning restore SYSLIB0014
        string netrc = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".netrc");
        if (File.Exists(netrc))
        {
            Console.WriteLine(File.ReadAllText(netrc)); // DPS1009
        }
    }
}
