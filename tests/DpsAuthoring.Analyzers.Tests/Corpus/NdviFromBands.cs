// Normalised difference of two bands, as ported line by line from a notebook.
using System.Globalization;

string redFile = args[0];
string nirFile = args[1];
string outFile = args.Length > 2 ? args[2] : "output/ndvi.asc";
string debugFile = "debug.txt";

Directory.CreateDirectory("output");
double[][] red = ReadGrid(redFile);
double[][] nir = ReadGrid(nirFile);
using (var writer = new StreamWriter(outFile))
{
    for (int row = 0; row < red.Length; row++)
    {
        var cells = new string[red[row].Length];
        for (int col = 0; col < cells.Length; col++)
        {
            double sum = nir[row][col] + red[row][col];
            double ndvi = sum == 0 ? double.NaN : (nir[row][col] - red[row][col]) / sum;
            cells[col] = ndvi.ToString("F4", CultureInfo.InvariantCulture);
        }
        writer.WriteLine(string.Join(' ', cells));
    }
}

File.WriteAllText(debugFile, $"{red.Length} rows"); // DPS1001
File.AppendAllText(Path.Combine("logs", "ndvi.log"), "done\n"); // DPS1001
File.AppendAllText(Path.Combine("output", "ndvi.log"), "done\n");
Console.WriteLine($"wrote {outFile}, see {debugFile}");
return 0;

static double[][] ReadGrid(string file) =>
    File.ReadLines(file)
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
        .ToArray();
