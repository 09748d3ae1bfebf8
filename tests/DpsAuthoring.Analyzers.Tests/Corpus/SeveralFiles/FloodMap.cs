namespace Flood;

internal sealed partial class FloodMap(string area)
{
    private readonly string _log = Path.Combine(Folders.Logs, "flood.log");

    public void Run()
    {
        Prepare();
        Save("water.asc", "1 0 1");
        Save(area, "1 0 1"); // DPS1002
        Log("done");
        File.WriteAllText(Names.Summary("csv"), area);
        File.WriteAllText(Names.Draft("csv"), area); // DPS1001
        foreach (string file in Directory.EnumerateFiles(Folders.Dem))
        {
            File.Copy(file, Path.Combine(Folders.Work, Path.GetFileName(file)), true);
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow); // DPS1005
        }

        string mask = Path.Combine(Folders.Shared, "mask.asc");
        if (File.Exists(mask)) // DPS1003
            Console.WriteLine(mask);
    }
}
