namespace Flood;

internal sealed partial class FloodMap
{
    private void Prepare()
    {
        Directory.CreateDirectory(Folders.Quicklooks);
        Directory.CreateDirectory(Folders.Work);
        Directory.CreateDirectory(Folders.Logs); // DPS1001
    }

    private void Log(string line) => File.AppendAllText(_log, line); // DPS1001

    private static void Save(string name, string text) => File.WriteAllText(Path.Combine(Folders.Quicklooks, name), text);
}

internal static class Names
{
    public static string Summary(string extension) => $"{Folders.Output}/summary.{extension}";

    public static string Draft(string extension) => $"draft.{extension}";
}

internal static class Program
{
    private static void Main(string[] args) => new FloodMap(args[0]).Run();
}
