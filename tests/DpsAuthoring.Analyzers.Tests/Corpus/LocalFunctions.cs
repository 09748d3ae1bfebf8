// All in one method, with local functions, as notebooks are ported.
using System.Globalization;
using System.Text;

string outDir = Path.Combine(".", "output");
string stamp = DateTime.UtcNow.ToString("yyyyMMddTHHmmss", CultureInfo.InvariantCulture);
string slashed = DateTime.UtcNow.ToString("d");
int counter = 0;

Directory.CreateDirectory(outDir);
Save("a", [1, 2, 3]);
Save(args.Length > 0 ? args[0] : "b", [4]); // DPS1002
SaveBeside("c", [5]);
SaveBeside("d", [6]);
string Next() => $"{stamp}_{counter++:D3}.csv";
string Lost() => $"lost_{counter++}.csv";
File.WriteAllText(Path.Combine(outDir, Next()), Header());
File.WriteAllText(Lost(), Header()); // DPS1001
File.WriteAllText(Path.Combine(outDir, stamp, "x.csv"), Header());
File.WriteAllText(outDir + "/" + slashed + ".csv", Header());
await WriteAsync(Path.Combine(outDir, "async.csv"));
await WriteAsync("async.csv"); // DPS1001
foreach (var (index, tile) in Tiles().Index()) File.WriteAllText(Path.Combine(outDir, tile), $"{index}");
foreach (string tile in Tiles()) File.WriteAllText(tile, ""); // DPS1001
Walk(new DirectoryInfo("input"), 0);
Guarded(args[1]);
(string head, string tail) = Split("output/x/y.csv");
File.WriteAllText(Path.Combine(head, tail), "");
Unused();

void Save(string name, int[] values) => File.WriteAllText(Path.Combine(outDir, name + ".csv"), string.Join(',', values));

void SaveBeside(string name, int[] values) => File.WriteAllText(Path.Combine("beside", name + ".csv"), string.Join(',', values)); // DPS1001

string Header()
{
    var text = new StringBuilder();
    text.Append("x,y").AppendLine();
    return text.ToString();
}

static async Task WriteAsync(string path)
{
    await using var writer = new StreamWriter(path);
    await writer.WriteLineAsync("x");
}

static IEnumerable<string> Tiles()
{
    for (int row = 0; row < 3; row++)
        for (int col = 0; col < 3; col++)
            yield return $"tile_{row}_{col}.csv";
}

void Walk(DirectoryInfo folder, int depth)
{
    foreach (DirectoryInfo inner in folder.EnumerateDirectories())
    {
        Directory.CreateDirectory(Path.Combine(outDir, inner.Name));
        Walk(inner, depth + 1);
    }

    foreach (FileInfo file in folder.EnumerateFiles())
    {
        file.CopyTo(Path.Combine(outDir, file.Name), overwrite: depth > 0);
        file.CopyTo(Path.Combine("copies", file.Name)); // DPS1001
    }
}

void Guarded(string name)
{
    ArgumentException.ThrowIfNullOrEmpty(name);
    if (name.Contains('/') || name.Contains('\\') || name == "..") throw new ArgumentException(name);
    File.WriteAllText(Path.Combine(outDir, name), "");
}

static (string, string) Split(string path) => (Path.GetDirectoryName(path)!, Path.GetFileName(path));

void Unused() => Console.WriteLine($"{outDir}/nothing");
