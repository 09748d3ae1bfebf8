// Remote addresses.
using System.Xml.Linq;

public static class Remote
{
    private const string Bucket = "s3://maap-ops-workspace";

    public static async Task Run(HttpClient http, string key)
    {
        byte[] data = await http.GetByteArrayAsync("https://example.org/x.tif");
        File.Copy("https://example.org/x.tif", "output/x.tif"); // DPS1007
        File.WriteAllBytes(Bucket + "/x.tif", data); // DPS1007
        File.WriteAllBytes(Path.Combine(Bucket, key), data); // DPS1007
        if (File.Exists($"{Bucket}/{key}")) return; // DPS1007
        using var reader = new StreamReader("https://example.org/list.txt"); // DPS1007
        XDocument doc = XDocument.Load("https://example.org/x.xml");
        foreach (string f in Directory.GetFiles("gs://bucket/x")) Console.WriteLine(f); // DPS1007
        string url = "https://example.org/data/a.tif";
        File.WriteAllBytes("output/" + Path.GetFileName(url), data);
        File.WriteAllBytes(Path.GetFileName(url), data); // DPS1001
        File.WriteAllBytes(Path.Combine("output", new Uri(url).Segments[^1]), data); // DPS1002
        string file = url.Substring(url.LastIndexOf('/') + 1);
        File.WriteAllBytes("output/x_" + file, data);
        string local = url.Replace("https://", "output/");
        File.WriteAllBytes(local, data);
        string href = "http://localhost:8080/x";
        using StreamWriter w = new(href); // DPS1007
        string[] urls = ["https://example.org/a", "https://example.org/b"];
        foreach (string u in urls)
        {
            await using Stream s = await http.GetStreamAsync(u);
            await using FileStream t = File.Create(Path.Combine("output", Path.GetFileName(u)));
            await s.CopyToAsync(t);
            await using FileStream lost = File.Create(Path.GetFileName(u)); // DPS1001
        }
        doc.Save("output/x.xml");
    }
}
