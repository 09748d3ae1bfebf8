// Settings by dependency injection, with the host's types as far as they matter.
public interface IHostedService
{
    Task StartAsync(CancellationToken cancel);
}

public sealed class StorageOptions
{
    public string Root { get; set; } = "output";

    public string LogFolder { get; init; } = "/var/log/tiler";

    public string? Bucket { get; set; }
}

public interface IOptions<out T>
{
    T Value { get; }
}

public sealed class TilerService(IOptions<StorageOptions> options, TextWriter log) : IHostedService
{
    private const string Index = "index.json";
    private readonly StorageOptions _options = options.Value;

    public async Task StartAsync(CancellationToken cancel)
    {
        log.WriteLine("logs go to /var/log/tiler");
        await File.WriteAllTextAsync(Path.Combine(_options.Root, Index), "{}", cancel);
        await File.WriteAllTextAsync(Index, "{}", cancel); // DPS1001
        await File.WriteAllTextAsync(Path.Combine("output", _options.Bucket ?? "tiles", Index), "{}", cancel); // DPS1002
        await using var stream = new FileStream("output/tiles.bin", FileMode.Create, FileAccess.Write, FileShare.None, 4096, useAsync: true);
        await using var staged = new FileStream("input/tiles.bin", FileMode.Open, FileAccess.Read);
        await using var edited = new FileStream("input/tiles.bin", FileMode.Open); // DPS1005
        await staged.CopyToAsync(stream, cancel);
        if (Path.GetDirectoryName(_options.Bucket) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(Path.Combine("output", Path.GetFileName(folder) + "_d"));
        }
    }
}
