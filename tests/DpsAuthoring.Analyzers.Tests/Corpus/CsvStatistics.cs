// Group statistics of a table, all in LINQ.
using System.Globalization;
using System.Text;

const string Sep = ",";
var input = new DirectoryInfo("input").EnumerateFiles("*.csv").FirstOrDefault() ?? throw new FileNotFoundException("no table in input/");
var output = Directory.CreateDirectory(Path.Combine("output", "statistics"));
var rows = File.ReadLines(input.FullName).Skip(1).Select(line => line.Split(Sep)).Where(cells => cells.Length > 2).ToList();

foreach (var station in rows.GroupBy(cells => cells[0]))
{
    double[] values = station.Select(cells => double.Parse(cells[2], CultureInfo.InvariantCulture)).ToArray();
    File.WriteAllLines(Path.Combine(output.FullName, station.Key + ".csv"), values.Select(value => value.ToString("G17", CultureInfo.InvariantCulture))); // DPS1002
    File.WriteAllText(Path.Combine(output.FullName, Slug(station.Key) + ".json"), $"{{ \"mean\": {values.Average()} }}");
    File.WriteAllText(Path.Combine(output.FullName, $"{station.Key.GetHashCode():x8}.json"), "{}");
}

var perYear = rows.ToLookup(cells => DateTime.Parse(cells[1], CultureInfo.InvariantCulture).Year);
foreach (var year in perYear)
{
    File.WriteAllText(Path.Combine(output.FullName, $"{year.Key}.txt"), $"{year.Count()}");
    File.WriteAllText($"{year.Key}.txt", $"{year.Count()}"); // DPS1001
}

using (var writer = new StreamWriter(Path.Combine(output.FullName, Path.ChangeExtension(input.Name, ".md")), false, new UTF8Encoding(false)))
{
    writer.WriteLine($"| {string.Join(" | ", rows[0])} |");
}

var byMonth = new Dictionary<int, string>();
for (int month = 1; month <= 12; month++) byMonth[month] = $"output/month_{month:00}.csv";
foreach (var (month, file) in byMonth) File.WriteAllText(file, $"{month}");
foreach (var pair in byMonth) File.WriteAllText(pair.Value, $"{pair.Key}");

var report = input.CopyTo(Path.Combine(output.FullName, "source.csv"), overwrite: true);
report.IsReadOnly = false;
input.IsReadOnly = false; // DPS1005
Console.WriteLine($"{rows.Count} rows of {input.Name} -> {output}");

static string Slug(string text) => new(text.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '_').ToArray());
