// A port of a Python script, line by line, by someone who met C# last week.
using IO = System.IO;
using static System.IO.File;

public static class PortFromPython
{
    private static readonly string OUT_DIR = "./output";
    private static readonly string LOG_FILE = OUT_DIR + "/run.log";
    private static string work_dir = "work";

    public static int Main(string[] argv)
    {
        if (argv.Length < 1)
        {
            Console.Error.WriteLine("usage: port <granule>");
            return 2;
        }

        var in_file = IO.Path.Combine("input", argv[0]);
        var base_name = IO.Path.GetFileNameWithoutExtension(in_file);
        IO.Directory.CreateDirectory(OUT_DIR);
        IO.Directory.CreateDirectory(work_dir); // DPS1001
        AppendAllText(LOG_FILE, "start\n");
        string[] rows = ReadAllLines(in_file);
        var tmp_name = work_dir + "/" + base_name + ".tmp";
        WriteAllLines(tmp_name, rows); // DPS1001
        IO.File.Move(tmp_name, OUT_DIR + "/" + base_name + ".csv");
        WriteAllText("../output/latest.txt", base_name); // DPS1001
        WriteAllText("output/../output/index.txt", base_name);
        WriteAllText("output/../index.txt", base_name); // DPS1001
        if (Exists("/projects/shared/mask.tif")) // DPS1003
        {
            Copy("/projects/shared/mask.tif", "output/mask.tif"); // DPS1003
        }

        var home = Environment.ExpandEnvironmentVariables("%HOME%/.netrc");
        Console.WriteLine($"would read {home} /projects/elsewhere");
        var sep = IO.Path.DirectorySeparatorChar;
        WriteAllText("output" + sep + "a.txt", "");
        WriteAllText("results" + sep + "a.txt", ""); // DPS1001
        WriteAllText(string.Concat("output", sep.ToString(), base_name, ".json"), "");
        return 0;
    }
}
