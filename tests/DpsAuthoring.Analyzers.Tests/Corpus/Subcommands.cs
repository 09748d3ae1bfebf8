// A command line with subcommands; a script's way to build names.
string command = args.Length > 0 ? args[0] : "run";
string target = args.ElementAtOrDefault(1) ?? "output/result.txt";
string stamp = $"{DateTime.UtcNow:yyyy-MM-dd'T'HH-mm-ss}";
string scene = Environment.GetCommandLineArgs()[1];
return command switch
{
    "run" => Run(target),
    "tile" => Tile(3, "output"),
    "debug" => Tile(3, "debug"), // DPS1001
    "help" => Help(),
    _ => Fail($"unknown command {command}"),
};

int Run(string path)
{
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, stamp);
    File.WriteAllText($"run_{stamp}.log", scene); // DPS1001
    File.WriteAllText($"output/run_{stamp}.log", scene);
    File.WriteAllText("output/" + scene + ".log", scene); // DPS1002
    File.WriteAllText("output/" + Path.GetFileNameWithoutExtension(scene) + ".log", scene);
    return 0;
}

static int Tile(int n, string folder)
{
    for (int row = 0; row < n; row++)
        for (int col = 0; col < n; col++)
        {
            string dir = Path.Combine(folder, row.ToString(), col.ToString());
            Directory.CreateDirectory(dir);
            using StreamWriter w = new(Path.Combine(dir, "tile.json"));
            w.Write("{}");
        }

    return 0;
}

static int Help()
{
    Console.WriteLine("usage: tool run|tile /projects/x");
    return 0;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    Environment.ExitCode = 2;
    return 2;
}
