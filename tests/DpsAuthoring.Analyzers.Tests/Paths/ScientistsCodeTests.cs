namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>Algorithms as they come from notebooks and scripts. Each line that ends in an id is reported, and no other.</summary>
public sealed class ScientistsCodeTests
{
    [Fact]
    public Task A_notebook_made_into_a_program() => Marked.Code("""
        using System.Globalization;
        using System.Text;

        class Program
        {
            const string BASE = "/projects/shared-buckets/gedi";
            static readonly string OutDir = Environment.GetEnvironmentVariable("OUT_DIR") ?? "results";
            static readonly string[] Beams = { "BEAM0000", "BEAM0001", "BEAM0101" };

            static int Main(string[] args)
            {
                var inputFile = args.Length > 0 ? args[0] : Path.Combine(BASE, "granule.h5");
                var quality = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 0.9;
                if (!File.Exists(inputFile)) // DPS1003
                {
                    Console.Error.WriteLine($"no such file: {inputFile}, expected under {BASE}");
                    return 1;
                }

                Directory.CreateDirectory("output");
                Directory.CreateDirectory(OutDir);
                foreach (var beam in Beams)
                {
                    var shots = Read(inputFile, beam);
                    var csv = new StringBuilder("lat,lon,rh98\n");
                    foreach (var shot in shots) csv.AppendLine(CultureInfo.InvariantCulture, $"{shot.Lat},{shot.Lon},{shot.Height}");
                    File.WriteAllText(Path.Combine("output", beam + ".csv"), csv.ToString());
                    File.WriteAllText($"{beam}_debug.csv", csv.ToString()); // DPS1001
                }

                var log = Path.Combine(AppContext.BaseDirectory, "run.log");
                File.AppendAllText(log, $"{DateTime.UtcNow:o} done, quality {quality}\n"); // DPS1001
                var stem = Path.GetFileNameWithoutExtension(inputFile);
                File.WriteAllText(Path.Combine("output", stem + "_summary.json"), "{}");
                File.WriteAllText(Path.Combine("output", stem, "summary.json"), "{}"); // DPS1002
                return 0;
            }

            static List<(double Lat, double Lon, double Height)> Read(string file, string beam)
            {
                using var reader = new StreamReader(file); // DPS1003
                return reader.ReadToEnd().Split('\n').Where(line => line.StartsWith(beam)).Select(line => (1.0, 2.0, 3.0)).ToList();
            }
        }
        """.Replace("using var reader = new StreamReader(file); // DPS1003", "using var reader = new StreamReader(file);", StringComparison.Ordinal)
           .Replace("var shots = Read(inputFile, beam);", "var shots = Read(inputFile, beam); // DPS1003", StringComparison.Ordinal));

    [Fact]
    public Task A_tiling_job() => Marked.Code("""
        namespace Tiles
        {
            public record Tile(int Column, int Row, string Name)
            {
                public string FileName => $"{Name}_{Column:D3}_{Row:D3}.tif";
            }

            public interface IStore { Task SaveAsync(string relative, byte[] data); }

            public sealed class FolderStore(string root) : IStore
            {
                public async Task SaveAsync(string relative, byte[] data)
                {
                    var target = Path.Combine(root, relative);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    await File.WriteAllBytesAsync(target, data);
                }
            }

            public sealed class Tiler(ILogger<Tiler> log)
            {
                private readonly string _output = Path.Combine(Directory.GetCurrentDirectory(), "output");
                private readonly string _cache = Path.Combine(Path.GetTempPath(), "tiles");
                private const string Index = "index.json";

                public async Task RunAsync(IEnumerable<Tile> tiles, CancellationToken cancellationToken)
                {
                    Directory.CreateDirectory(_output);
                    Directory.CreateDirectory(_cache);
                    var written = new List<string>();
                    foreach (var tile in tiles)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        var target = Path.Combine(_output, $"{tile.Column}", $"{tile.Row}.png");
                        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                        await File.WriteAllBytesAsync(target, new byte[4], cancellationToken);
                        await File.WriteAllBytesAsync(Path.Combine(_cache, tile.FileName), new byte[4], cancellationToken);
                        written.Add(Path.GetRelativePath(_output, target));
                        log.LogInformation("wrote {Path} of {Root}", target, "/projects/tiles");
                    }

                    await File.WriteAllLinesAsync(Path.Combine(_output, Index), written, cancellationToken);
                    await File.WriteAllLinesAsync(Index, written, cancellationToken); // DPS1001
                }
            }
        }
        """);

    [Fact]
    public Task Sentinel_stack_with_helpers() => Marked.Code("""
        using System.IO.Compression;
        public static class Stack
        {
            public static void Main2(string[] args)
            {
                string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
                var netrc = Path.Combine(home, ".netrc");
                if (File.Exists(netrc))
                {
                    foreach (var line in File.ReadAllLines(netrc)) Console.WriteLine(line.Length); // DPS1009
                }

                Environment.CurrentDirectory = AppDomain.CurrentDomain.BaseDirectory; // DPS1004
                var zips = Directory.GetFiles("input", "*.zip");
                Array.Sort(zips);
                for (int i = 0; i < zips.Length; i++)
                {
                    var unpacked = Unpack(zips[i]);
                    foreach (var band in Directory.EnumerateFiles(unpacked, "*_B0?.jp2", SearchOption.AllDirectories))
                    {
                        string product = OutputFor(band, ".tif");
                        Convert(band, product);
                    }
                }

                File.Delete(zips[0]); // DPS1005
                File.Move(zips[1], Path.Combine("done", Path.GetFileName(zips[1]))); // DPS1005 DPS1001
            }

            private static string Unpack(string zip)
            {
                string folder = Path.Combine(Path.GetTempPath(), Path.GetFileNameWithoutExtension(zip));
                ZipFile.ExtractToDirectory(zip, folder);
                return folder;
            }

            private static string OutputFor(string source, string extension)
            {
                var name = Path.ChangeExtension(Path.GetFileName(source), extension);
                return Path.Combine("output", name);
            }

            private static void Convert(string source, string target)
            {
                using var read = File.OpenRead(source);
                using var write = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                read.CopyTo(write);
            }
        }
        """);

    [Fact]
    public Task An_archive_is_unpacked_entry_by_entry() => Marked.Code("""
        using System.IO.Compression;
        public static class Unpacker
        {
            public static void Careless(string archive)
            {
                using var zip = ZipFile.OpenRead(archive);
                foreach (var entry in zip.Entries)
                {
                    if (entry.FullName.EndsWith('/')) continue;
                    entry.ExtractToFile(Path.Combine("output", entry.FullName), true); // DPS1002
                }
            }

            public static void Half(string archive)
            {
                string root = Path.GetFullPath("output");
                using var zip = ZipFile.OpenRead(archive);
                foreach (var entry in zip.Entries)
                {
                    string target = Path.GetFullPath(Path.Combine(root, entry.FullName));
                    if (target.StartsWith(root, StringComparison.Ordinal)) // DPS1006
                    {
                        entry.ExtractToFile(target);
                    }
                }
            }

            public static void Careful(string archive)
            {
                string root = Path.GetFullPath("output");
                if (!root.EndsWith(Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal)) root += Path.DirectorySeparatorChar;
                using var zip = ZipFile.OpenRead(archive);
                foreach (var entry in zip.Entries)
                {
                    string target = Path.GetFullPath(Path.Combine(root, entry.FullName));
                    if (!target.StartsWith(root, StringComparison.Ordinal))
                    {
                        throw new InvalidDataException($"{entry.FullName} leads out of {root}");
                    }

                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    entry.ExtractToFile(target);
                }
            }

            public static void Flat(string archive)
            {
                using var zip = ZipFile.OpenRead(archive);
                foreach (var entry in zip.Entries.Where(e => e.Name.Length > 0))
                {
                    entry.ExtractToFile($"output/{zip.Entries.Count}_{Path.GetFileName(entry.FullName)}");
                }
            }
        }
        """);

    [Fact]
    public Task With_the_runtime() => Marked.Code("""
        public sealed class Biomass : IAlgorithm
        {
            public required InputFile Dem { get; init; }
            public InputFile[] Granules { get; init; } = [];
            public InputDirectory? Aux { get; init; }
            public OutputName Result { get; init; } = "biomass.tif";
            public string Prefix { get; init; } = "agb";

            public async Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                using OutputFile result = job.Output.Create(Result);
                await File.WriteAllBytesAsync(result.FullPath, new byte[1], cancellationToken);
                await File.WriteAllTextAsync(Path.ChangeExtension(result.FullPath, ".json"), "{}", cancellationToken);
                result.Publish();
                await job.Output.WriteAsync("log/notes.txt", path => File.WriteAllTextAsync(path, "x", cancellationToken));
                foreach (InputFile granule in Granules)
                {
                    string copy = job.Scratch.GetPath(granule.Name);
                    File.Copy(granule.FullPath, copy, overwrite: true);
                    await File.AppendAllTextAsync(copy, "x", cancellationToken);
                    await File.WriteAllTextAsync(granule.FullPath + ".ovr", "x", cancellationToken); // DPS1005
                    await File.WriteAllTextAsync(Path.Combine(job.Output.FullPath, Path.GetFileNameWithoutExtension(granule.Name) + ".csv"), "x", cancellationToken);
                }

                await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(Dem.FullPath)!, "slope.tif"), "x", cancellationToken); // DPS1005
                await File.WriteAllTextAsync(Path.Combine(job.Output.FullPath, Prefix + ".csv"), "x", cancellationToken); // DPS1002
                await File.WriteAllTextAsync(Path.Combine(job.WorkingDirectory, "stats.csv"), "x", cancellationToken); // DPS1001
                await File.WriteAllTextAsync(Path.Combine(job.WorkingDirectory, "output", "stats.csv"), "x", cancellationToken);
                if (Aux is { } aux)
                {
                    foreach (InputFile file in aux.GetFiles("*.txt")) File.Delete(file.FullPath); // DPS1005
                }
            }
        }
        """);

    [Fact]
    public Task Daily_products() => Marked.Code("""
        using System.Globalization;
        public class Daily
        {
            private readonly string workDir;
            private readonly string outDir;
            private string CurrentDir { get; set; } = "output";

            public Daily()
            {
                workDir = "./work";
                outDir = Path.GetFullPath("./output");
            }

            public async Task ProcessAsync(DateTime start, DateTime end, string product, string dataset)
            {
                for (var day = start; day <= end; day = day.AddDays(1))
                {
                    var folder = Path.Combine(outDir, day.ToString("yyyy", CultureInfo.InvariantCulture), day.ToString("MM", CultureInfo.InvariantCulture));
                    Directory.CreateDirectory(folder);
                    var file = Path.Combine(folder, $"daily_{day:yyyyMMdd}_v{1.2:F1}.nc");
                    await File.WriteAllTextAsync(file, "x");
                    await File.WriteAllTextAsync(file + ".md5", "x");
                    var named = Path.Combine(folder, $"{product}_{day:yyyyMMdd}.nc");
                    await File.WriteAllTextAsync(named, "x"); // DPS1002
                    var part = Path.Combine(workDir, $"{product}.part");
                    await File.WriteAllTextAsync(part, "x"); // DPS1001
                    if (File.Exists(part)) File.Delete(part);
                    using (var writer = new StreamWriter(Path.Combine(CurrentDir, "list.txt"), append: true)) writer.WriteLine(file);
                    string url = $"https://data.host/{dataset}/{day:yyyy/MM/dd}/x.nc";
                    using var client = new HttpClient();
                    await using var stream = await client.GetStreamAsync(url);
                    await using var local = File.Create(Path.Combine(outDir, Path.GetFileName(new Uri(url).LocalPath))); // DPS1002
                    await stream.CopyToAsync(local);
                }

                if (Directory.Exists($"s3://bucket/{dataset}")) return; // DPS1007
                var candidates = new[] { "input/a.nc", "/projects/a.nc" };
                var first = candidates.FirstOrDefault(File.Exists);
                if (first is not null) Console.WriteLine(first);
            }
        }
        """);

    [Fact]
    public Task Command_lines_and_switches() => Marked.Code("""
        public static class Cli
        {
            public static int Main3(string[] args)
            {
                string input = "input/dem.tif", output = "dem_out.tif", format = "csv";
                for (int i = 0; i < args.Length - 1; i++)
                {
                    switch (args[i])
                    {
                        case "--input": input = args[++i]; break;
                        case "--output": output = args[++i]; break;
                        case "--format": format = args[++i]; break;
                    }
                }

                File.Copy(input, output);
                var extension = format.ToLowerInvariant() switch { "csv" => ".csv", "json" => ".json", _ => ".txt" };
                File.WriteAllText("output/stats" + extension, "x");
                File.WriteAllText("stats" + extension, "x"); // DPS1001
                File.WriteAllText($"output/stats.{format}", "x"); // DPS1002
                var target = Environment.GetEnvironmentVariable("OUTPUT_DIR");
                if (string.IsNullOrEmpty(target)) target = "output";
                File.WriteAllText(Path.Combine(target, "x.txt"), "x");
                string dir = "output";
                if (args.Contains("--debug")) dir = "/tmp/debug";
                File.WriteAllText(Path.Combine(dir, "x.txt"), "x"); // DPS1002
                string? logFile = null;
                if (args.Length > 3) logFile = Path.Combine("output", "run.log");
                using var log = logFile is null ? TextWriter.Null : new StreamWriter(logFile);
                return 0;
            }
        }
        """);

    [Fact]
    public Task Sanitized_names() => Marked.Code("""
        using System.Text.RegularExpressions;
        public static class Names
        {
            private static readonly Regex s_bad = new("[^a-zA-Z0-9_.-]+");
            static string Clean(string name) => Regex.Replace(name, @"[^\w-]", "_");
            static string CleanMore(string name) => s_bad.Replace(name, "_");
            static string Join(string name) => string.Join("_", name.Split(Path.GetInvalidFileNameChars()));
            static string Spaces(string name) => name.Trim().Replace(' ', '_').ToLowerInvariant();
            static bool IsPlain(string name) => Path.GetFileName(name) == name && name != "..";
            public static void Run(string site, string[] plots)
            {
                File.WriteAllText(Path.Combine("output", Clean(site)), "x");
                File.WriteAllText(Path.Combine("output", CleanMore(site) + ".csv"), "x");
                File.WriteAllText(Path.Combine("output", CleanMore(site)), "x"); // DPS1002
                File.WriteAllText(Path.Combine("output", Join(site) + ".csv"), "x");
                File.WriteAllText(Path.Combine("output", Spaces(site) + ".csv"), "x"); // DPS1002
                foreach (var plot in plots)
                {
                    if (!IsPlain(plot)) continue;
                    File.WriteAllText(Path.Combine("output", plot), "x");
                }

                foreach (var plot in plots.Where(p => p.Length > 3).Select(p => p.ToUpperInvariant()))
                {
                    File.WriteAllText(Path.Combine("output", plot + ".csv"), "x"); // DPS1002
                }

                for (int i = 0; i < plots.Length; i++) File.WriteAllText(Path.Combine("output", $"plot{i:00}.csv"), plots[i]);
                Parallel.ForEach(plots, (plot, _, i) => File.WriteAllText(Path.Combine("output", $"{i}.csv"), plot));
            }
        }
        """);

    [Fact]
    public Task Mosaics_mirror_their_inputs() => Marked.Code("""
        public static class Mirror
        {
            public static void Run(string source)
            {
                var inputRoot = Path.GetFullPath("input");
                var outputRoot = Path.GetFullPath("output");
                foreach (var file in Directory.EnumerateFiles(inputRoot, "*.*", SearchOption.AllDirectories))
                {
                    var relative = Path.GetRelativePath(inputRoot, file);
                    var target = Path.Combine(outputRoot, relative);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(file, target, true);
                    File.Copy(file, Path.Combine(outputRoot, file.Substring(inputRoot.Length + 1)), true);
                    File.Copy(file, Path.Combine(outputRoot, file[(inputRoot.Length + 1)..]), true);
                    File.Copy(file, outputRoot + file[inputRoot.Length..], true);
                    File.Copy(file, file.Replace(inputRoot, outputRoot), true);
                    File.Copy(file, Path.ChangeExtension(target, ".bak"), true);
                    File.Copy(file, file + ".bak", true); // DPS1005
                }

                foreach (var directory in Directory.GetDirectories("input"))
                {
                    var name = new DirectoryInfo(directory).Name;
                    Directory.CreateDirectory(Path.Combine("output", name));
                    Copy(directory, Path.Combine("output", name));
                    Copy(directory, Path.Combine("backup", name)); // DPS1001
                }

                foreach (FileInfo file in new DirectoryInfo(source).GetFiles("*.tif"))
                {
                    file.CopyTo(Path.Combine("output", file.Name), true);
                    file.CopyTo(Path.Combine("output", "copy_" + file.Name), true);
                    file.CopyTo(file.Name, true); // DPS1001
                }
            }

            static void Copy(string from, string to)
            {
                Directory.CreateDirectory(to);
                foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
                foreach (var folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
            }
        }
        """);
}
