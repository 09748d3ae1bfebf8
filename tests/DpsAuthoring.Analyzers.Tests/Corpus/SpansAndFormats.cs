// Texts by formats, spans and handlers: what is a number stays one, what is not known may lead out.
using System.Globalization;
using System.Text;

public static class SpansAndFormats
{
    private static readonly CompositeFormat s_kept = CompositeFormat.Parse("output/{0}_{1:D3}.tif");
    private static readonly CompositeFormat s_lost = CompositeFormat.Parse("results/{0}.tif");
    private static CompositeFormat Any(string format) => CompositeFormat.Parse(format);

    public static void Formats(string name, int n, Guid id, DateTime date, DayOfWeek day, TimeSpan time, Version version)
    {
        File.WriteAllText(string.Format(null, s_kept, id, n), "");
        File.WriteAllText(string.Format(null, s_kept, day, n), "");
        File.WriteAllText(string.Format(null, s_kept, name, n), ""); // DPS1002
        File.WriteAllText(string.Format(null, s_lost, n), ""); // DPS1001
        File.WriteAllText(string.Format(null, s_lost, name), ""); // DPS1001
        File.WriteAllText(string.Format(CultureInfo.InvariantCulture, Any("results/{0}"), n), ""); // DPS1001
        File.WriteAllText(string.Format(CultureInfo.InvariantCulture, Any(name), n), "");
        File.WriteAllText(string.Format(null, CompositeFormat.Parse("output/{0}"), n), "");
        File.WriteAllText(string.Format(s_lost.Format, n), ""); // DPS1001
        var text = new StringBuilder();
        text.AppendFormat(null, s_lost, n);
        File.WriteAllText(text.ToString(), ""); // DPS1001
        File.WriteAllText($"output/{id:N}{n:D4}{day}{time:hhmmss}{version}_{date:yyyyMMddTHHmmss}.txt", "");
        File.WriteAllText($"output/{id:N}{n:D4}{name}.txt", ""); // DPS1002
        File.WriteAllText($"output/{date}.txt", "");
        File.WriteAllText($"output/{n,8:F2}|{(n > 0 ? "a" : "b")}.txt", "");
        File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"results/{n}_{day}.txt"), ""); // DPS1001
        File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"output/{n}_{day}.txt"), "");
        File.WriteAllText(string.Create(CultureInfo.InvariantCulture, stackalloc char[64], $"output/{n}_{name}.txt"), ""); // DPS1002
        File.WriteAllText(string.Create(CultureInfo.InvariantCulture, stackalloc char[64], $"results/{n}.txt"), ""); // DPS1001
    }

    public static void Spans(string name, int n)
    {
        File.WriteAllText(string.Concat("results/".AsSpan(), name.AsSpan(), ".txt"), ""); // DPS1001
        File.WriteAllText(string.Concat("output/", name.AsSpan()), ""); // DPS1002
        File.WriteAllText(Path.Join("results".AsSpan(), name.AsSpan(), "x"), ""); // DPS1001
        File.WriteAllText(Path.Join("output".AsSpan(), Path.GetFileNameWithoutExtension(name.AsSpan()).ToString() + ".txt"), "");
        ReadOnlySpan<char> folder = "results";
        File.WriteAllText(Path.Join(folder, "x.txt"), ""); // DPS1001
        folder = "output";
        File.WriteAllText(Path.Join(folder, "x.txt"), "");
        File.WriteAllText(Path.GetDirectoryName("results/a/b.txt".AsSpan()).ToString(), ""); // DPS1001
        Save("results/x.txt"); // DPS1001
        Save("output/x.txt");
        ReadOnlySpan<char> cut = "results/abc.txt".AsSpan();
        File.WriteAllText(cut[..^4].ToString() + ".md", ""); // DPS1001
        File.WriteAllText(cut.Slice(0, 11).ToString(), ""); // DPS1001
        Console.WriteLine(n);
    }

    private static void Save(ReadOnlySpan<char> path) => File.WriteAllText(path.ToString(), "");
}
