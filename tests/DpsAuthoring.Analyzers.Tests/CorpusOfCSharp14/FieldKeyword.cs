// The keyword field: properties that make a path of what they are given, that open a writer when asked, that write when they are set.
public sealed class Outputs
{
    public string Kept { get => Path.Combine("output", field); init; } = "table.csv";

    public string Lost { get => Path.Combine("tables", field); init; } = "table.csv";

    public string Folder { get; init => field = Path.Combine("output", value); } = "output";

    public string Work { get; init => field = Path.Combine("work", value); } = "work";

    public string Named { get; init => field = $"output/{Path.GetFileNameWithoutExtension(value)}.csv"; } = "output/named.csv";

    public string Default => field ??= "default.csv";

    public string KeptDefault => field ??= "output/default.csv";
}

public sealed class Journals
{
    public StreamWriter Lost => field ??= new StreamWriter("journal.txt"); // DPS1001

    public StreamWriter Kept => field ??= new StreamWriter("output/journal.txt");

    public string Status
    {
        get;
        set
        {
            field = value;
            File.WriteAllText("status.txt", value); // DPS1001
        }
    } = "";

    public string Progress
    {
        get;
        set
        {
            field = value.Trim();
            File.WriteAllText("output/progress.txt", field);
        }
    } = "";
}

public static class FieldKeyword
{
    public static void Run(string name, int tile)
    {
        var plain = new Outputs();
        File.WriteAllText(plain.Kept, "");
        File.WriteAllText(plain.Lost, ""); // DPS1001
        File.WriteAllText(plain.Default, ""); // DPS1001
        File.WriteAllText(plain.KeptDefault, "");
        Directory.CreateDirectory(plain.Folder);
        Directory.CreateDirectory(plain.Work); // DPS1001
        var given = new Outputs { Kept = name, Folder = $"tile_{tile}", Work = $"tile_{tile}", Named = name };
        File.WriteAllText(given.Kept, ""); // DPS1002
        Directory.CreateDirectory(given.Folder);
        Directory.CreateDirectory(given.Work); // DPS1001
        File.WriteAllText(given.Named, "");
        var journals = new Journals();
        journals.Kept.WriteLine(name);
        journals.Lost.WriteLine(name);
        journals.Status = name;
        journals.Progress = name;
    }
}
