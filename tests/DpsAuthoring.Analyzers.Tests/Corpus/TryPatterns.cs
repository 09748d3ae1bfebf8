// Atomic writes, locks, and what is done in finally.
public static class Atomic
{
    public static void Write(string path, string text)
    {
        string part = path + ".part";
        try
        {
            File.WriteAllText(part, text);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }

    public static bool TryLock(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void Run(bool dry, string name)
    {
        Write("output/a.json", "{}");
        Write("a.json", "{}"); // DPS1001
        Write(Path.Combine("output", name), "{}"); // DPS1002
        Write($"output/{name.Length}.json", "{}");
        if (TryLock("output/.lock")) Console.WriteLine("locked");
        if (TryLock(".lock")) Console.WriteLine("locked"); // DPS1001
        string target = "output/b.json";
        try
        {
            if (dry) target = "b.json";
            Write(target, "{}"); // DPS1002
        }
        catch (UnauthorizedAccessException)
        {
            target = Path.Combine(Path.GetTempPath(), "b.json");
            Write(target, "{}");
        }

        string where;
        try
        {
            where = File.ReadAllText("input/where.txt").Trim();
        }
        catch (FileNotFoundException)
        {
            where = "output/default.json";
        }

        Write(where, "{}");
        string folder = dry ? Path.GetTempPath() : "output";
        Write(Path.Combine(folder, "c.json"), "{}");
        string other = dry ? "dry" : "wet";
        Write(Path.Combine(other, "c.json"), "{}"); // DPS1001
        string unknown = dry ? name : "wet";
        Write(Path.Combine(unknown, "c.json"), "{}");
        do
        {
            Write("output/loop.json", "{}");
        }
        while (!File.Exists("output/stop"));
    }
}
