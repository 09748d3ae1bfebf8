// Granules from the archive, with a token that is nobody's.
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Download;

public sealed class Options
{
    public Uri Endpoint { get; set; } = new("https://cmr.earthdata.nasa.gov/search/granules.json");
    public string Cache { get; set; } = Path.Combine(Path.GetTempPath(), "granules");
    public int Retries { get; set; } = 3;
}

public sealed class Client(HttpClient http, Options options)
{
    private const string Agent = "granules/1.0 (+https://maap-project.org)";
    private const string Key = "AKIAQ3EGV7WLZ5KPT4HN"; // DPS2004
    private const string Sample = "AKIAIOSFODNN7EXAMPLE";

    public async Task<string> FetchAsync(string url, CancellationToken cancel)
    {
        var uri = new Uri(url);
        string name = uri.Segments[^1];
        string cached = Path.Combine(options.Cache, name);
        if (File.Exists(cached)) return cached;
        Directory.CreateDirectory(options.Cache);
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("EDL_TOKEN"));
        request.Headers.UserAgent.ParseAdd(Agent);
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync(cancel);
        await using FileStream file = File.Create(cached);
        await body.CopyToAsync(file, cancel);
        return cached;
    }

    public async Task SaveAsync(string url, CancellationToken cancel)
    {
        string cached = await FetchAsync(url, cancel);
        string name = Path.GetFileName(cached);
        File.Copy(cached, Path.Combine("output", name)); // DPS1002
        File.Copy(cached, Path.Combine("output", "g-" + name));
        File.Copy(cached, $"./output/{Path.GetFileNameWithoutExtension(url)}.h5");
        File.Copy(cached, Path.Combine("output", WebUtility.UrlEncode(url) + ".h5"));
        File.Copy(cached, Path.Combine("downloads", name)); // DPS1001
        Console.WriteLine($"{Key.Length} {Sample} s3://lp-prod-protected/{name}");
        string[] netrc = File.ReadAllLines(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.Personal), ".netrc")); // DPS1009
        if (netrc.Length == 0) File.Copy("s3://lp-prod-protected/x.h5", cached); // DPS1007
        string remote = "s3://bucket/" + name;
        bool there = File.Exists(remote) || Directory.Exists("gs://bucket"); // DPS1007 DPS1007
        string listing = JsonSerializer.Serialize(new { remote, there });
        await File.WriteAllTextAsync(Path.Combine("output", "listing.json"), listing, cancel);
    }
}
