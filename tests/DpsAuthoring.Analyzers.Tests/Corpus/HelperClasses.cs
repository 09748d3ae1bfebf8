// Helpers of every kind: who calls them is answerable for the path.
using System.Text;

internal static class PathExtensions
{
    public static void Dump(this string text, string file) => File.WriteAllText(file, text);

    public static string InOutput(this string name) => Path.Combine("output", name);

    public static string InResults(this string name) => Path.Combine("results", name);

    public static DirectoryInfo Ensure(this DirectoryInfo folder)
    {
        folder.Create();
        return folder;
    }
}

internal sealed class CsvTable : IDisposable
{
    private readonly StreamWriter _writer;

    public CsvTable(string path) => _writer = new StreamWriter(path, false, Encoding.UTF8);

    public void Row(params object[] cells) => _writer.WriteLine(string.Join(',', cells));

    public void Dispose() => _writer.Dispose();
}

internal class Report(string folder)
{
    public void Save(string text) => File.WriteAllText(Path.Combine(folder, "report.txt"), text);
}

internal static class Work
{
    private static void Touch(string path)
    {
        using FileStream stream = File.Create(path);
    }

    private static T With<T>(string path, Func<StreamWriter, T> body)
    {
        using var writer = new StreamWriter(path);
        return body(writer);
    }

    private static IEnumerable<string> Targets()
    {
        yield return "output/a.txt";
        yield return "output/b.txt";
    }

    public static void Run(string name)
    {
        "text".Dump("output/a.txt");
        "text".Dump("a.txt"); // DPS1001
        "text".Dump("b.txt".InOutput());
        "text".Dump("b.txt".InResults()); // DPS1001
        "text".Dump(name.InOutput()); // DPS1002
        "text".Dump(name);
        using (var table = new CsvTable("output/table.csv")) table.Row(1, 2);
        using (var table = new CsvTable("table.csv")) table.Row(1, 2); // DPS1001
        Touch("/tmp/.done"); // DPS1001
        Touch(Path.Combine("output", ".done"));
        int rows = With("rows.txt", writer => { writer.Write(1); return 1; }); // DPS1001
        rows += With("output/rows.txt", writer => { writer.Write(1); return 1; });
        new DirectoryInfo("output/tiles").Ensure();
        new DirectoryInfo("tiles").Ensure(); // DPS1001
        foreach (string target in Targets()) Touch(target);
        Local("output/local.txt");
        Local("local.txt"); // DPS1001
        Action<string> write = path => File.WriteAllText(path, "x");
        write("output/lambda.txt");
        write("lambda.txt"); // DPS1001

        void Local(string path) => File.WriteAllText(path, $"{rows}");
    }
}
