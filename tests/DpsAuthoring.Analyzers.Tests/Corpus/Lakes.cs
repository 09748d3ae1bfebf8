// Lake levels: a plug-in table of steps, delegates in dictionaries, expression bodies, switch statements with fallthrough labels.
using System.Collections.Frozen;
using System.Globalization;

namespace Lakes;

public delegate void StepHandler(string folder, int number);

public sealed class Registry
{
    private readonly Dictionary<string, StepHandler> _steps = [];

    public void Add(string name, StepHandler step) => _steps[name] = step;

    public void RunAll(string folder)
    {
        int number = 0;
        foreach ((string name, StepHandler step) in _steps)
        {
            Console.WriteLine(name);
            step(folder, number++);
        }
    }
}

public static class Program
{
    private static readonly FrozenDictionary<int, string> s_months = new Dictionary<int, string> { [1] = "january", [2] = "february" }.ToFrozenDictionary();

    private static string Folder => Path.Combine(Environment.CurrentDirectory, "output");

    private static string Lost { get; } = Path.Combine(Environment.CurrentDirectory, "levels");

    private static string? s_temporary;

    private static string Temporary => s_temporary ??= Directory.CreateTempSubdirectory().FullName;

    public static int Main(string[] args)
    {
        var registry = new Registry();
        registry.Add("levels", (folder, number) => File.WriteAllText(Path.Combine("output", $"{number}.txt"), folder));
        registry.Add("lost", (_, number) => File.WriteAllText($"step{number}.txt", "x")); // DPS1001
        registry.Add("method", WriteStep);
        registry.RunAll("output");

        File.WriteAllText(Path.Combine(Folder, "a.txt"), "x");
        File.WriteAllText(Path.Combine(Lost, "a.txt"), "x"); // DPS1001
        File.WriteAllText(Path.Combine(Temporary, "a.txt"), "x");
        File.WriteAllText($"{Folder}{Path.DirectorySeparatorChar}b.txt", "x");
        File.WriteAllText(Folder + ".txt", "x"); // DPS1001

        string month = s_months[args.Length];
        File.WriteAllText($"output/{DateTime.Now.ToString("yyyy_MM", CultureInfo.InvariantCulture)}.txt", month);
        string kind;
        switch (args.Length)
        {
            case 0:
                kind = "none";
                break;
            case 1:
                kind = "one";
                goto default;
            default:
                kind = "many";
                break;
        }

        File.WriteAllText($"output/{kind}.txt", "x");
        File.WriteAllText($"{kind}.txt", "x"); // DPS1001
        string target = args switch
        {
            [] => "output/none.csv",
            [var only] when only.EndsWith(".csv", StringComparison.Ordinal) => "output/only.csv",
            [_, .. var rest] => $"output/{rest.Length}.csv",
        };
        File.WriteAllText(target, "x");
        return File.Exists(target) ? 0 : 1;
    }

    private static void WriteStep(string folder, int number)
    {
        File.WriteAllText(Path.Combine("output", "step" + number), folder);
        File.WriteAllText("steps/" + number, folder); // DPS1001
    }
}
