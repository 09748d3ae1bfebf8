// What a job has not: shared folders, homes and remote addresses, met in patterns, queries, lambdas and tasks; and what is only text.
using System.Text.RegularExpressions;
using System.Xml.Linq;

public static class ModernReads
{
    private const string Shared = "/projects/shared";
    private static readonly string[] s_candidates = ["/projects/dem.tif", "/projects/old/dem.tif"];

    public static async Task AbsoluteAsync(int year, CancellationToken cancel)
    {
        foreach (string file in Directory.EnumerateFiles(Shared, $"*_{year}.h5")) Console.WriteLine(file); // DPS1003
        foreach (string file in Directory.EnumerateFiles("input", $"*_{year}.h5")) Console.WriteLine(file);
        string? dem = s_candidates.FirstOrDefault(path => File.Exists(path)); // DPS1003
        Console.WriteLine(dem is null);
        if (new FileInfo("/projects/mask.tif") is { Exists: true }) Console.WriteLine("masked"); // DPS1003
        if (new FileInfo("input/mask.tif") is { Exists: true }) Console.WriteLine("masked");
        byte[][] tiles = await Task.WhenAll(Enumerable.Range(0, 4).Select(tile => File.ReadAllBytesAsync($"{Shared}/{tile}.bin", cancel))); // DPS1003
        byte[][] given = await Task.WhenAll(Enumerable.Range(0, 4).Select(tile => File.ReadAllBytesAsync($"input/{tile}.bin", cancel)));
        Console.WriteLine(tiles.Length + given.Length);
        string settings = await File.ReadAllTextAsync("~/.config/fit.json", cancel).ConfigureAwait(false); // DPS1003
        byte[] windows = await File.ReadAllBytesAsync(@"C:\data\dem.bin", cancel).ConfigureAwait(false); // DPS1003
        Console.WriteLine(settings.Length + windows.Length);
        File.Delete($"{Shared}/lock_{year}"); // DPS1003
        string memory = await File.ReadAllTextAsync("/proc/meminfo", cancel).ConfigureAwait(false);
        await File.WriteAllTextAsync("/dev/null", memory, cancel).ConfigureAwait(false);
        using StreamReader table = year switch { > 2020 => new("input/new.csv"), _ => new("input/old.csv") };
        Console.WriteLine(await table.ReadLineAsync(cancel));
    }

    public static void Homes(int year)
    {
        string login = Environment.GetEnvironmentVariable("HOME") switch
        {
            { Length: > 0 } home => Path.Combine(home, ".netrc"),
            _ => throw new InvalidOperationException("There is no home."),
        };
        Console.WriteLine(File.ReadAllText(login).Length); // DPS1009
        Console.WriteLine(File.Exists(login));
        string profile = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        using StreamReader settings = new(Path.Combine(profile, ".config", "fit.json")); // DPS1009
        File.Copy(Path.Combine(profile, "sites.csv"), "output/sites.csv"); // DPS1009
        using StreamWriter history = new(Path.Combine(profile, $"history_{year}.txt")); // DPS1001
        if (Environment.GetEnvironmentVariable("FIT_CONFIG") is { } config) Console.WriteLine(File.ReadAllText(config).Length);
    }

    public static void Remote(string key)
    {
        Console.WriteLine(File.ReadAllText("gs://maps/index.csv").Length); // DPS1007
        Directory.CreateDirectory("s3://maps/results"); // DPS1007
        File.Copy("input/map.tif", $"s3://maps/{key}.tif"); // DPS1007
        string[] addresses = ["https://maps.example.org/a.tif", "https://maps.example.org/b.tif"];
        int present = addresses.Count(address => File.Exists(address)); // DPS1007
        Console.WriteLine(present + XDocument.Load("https://maps.example.org/index.xml").Nodes().Count());
        var link = new Uri("s3://maps/index.csv");
        Console.WriteLine(link.Host);
    }

    public static void Texts(string path)
    {
        if (path is "/projects/dem.tif" or "~/dem.tif") Console.WriteLine("a path of the workspace");
        bool shared = path.StartsWith("/projects/", StringComparison.Ordinal);
        string masked = Regex.Replace(path, "^/projects/[a-z]+", "…");
        string kind = path switch { "s3://maps" => "remote", "/data" => "local", _ => "other" };
        File.WriteAllText("output/paths.txt", $"{shared} {masked} {kind} /projects/shared");
        File.WriteAllLines("output/places.txt", ["/projects/a", "~/b", "s3://maps/c"]);
        File.WriteAllLines("places.txt", ["output/a", "output/b"]); // DPS1001
    }
}
