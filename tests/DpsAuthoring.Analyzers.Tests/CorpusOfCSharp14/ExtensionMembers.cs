// Extension blocks of every kind: on texts, files, lists, types and values of type parameters; called on a value, a type, or their class.
public static class Paths
{
    extension(string path)
    {
        public string InResults => Path.Combine("results", path);
        public string InOutput => Path.Combine("output", path);
        public string Named => Path.GetFileNameWithoutExtension(path) + ".txt";
        public bool IsPlain => path == Path.GetFileName(path) && path is not ("" or "." or "..");
        public void Save(string text) => File.WriteAllText(path, text);
        public void SaveIn(string folder) => File.WriteAllText(Path.Combine(folder, path), "");
        public string Below(string folder) { return Path.Combine(folder, path); }
        public void Require() { if (!path.IsPlain) throw new ArgumentException(path); }
        public static string Default => "results/default.txt";
        public static string Kept(int n) => $"output/{n}.txt";
        public static void SaveAt(string at) => File.WriteAllText(at, "");
        public static string operator /(string folder, string name) => Path.Combine(folder, name);
        public string Text { get => File.ReadAllText(path); set => File.WriteAllText(path, value); }
    }

    extension(FileInfo file)
    {
        public void Unlock() => file.IsReadOnly = false;
        public FileInfo Beside(string name) => new(Path.Combine(file.DirectoryName!, name));
        public bool IsPlainFile => file.LinkTarget is null;
    }

    extension<T>(IEnumerable<T> items)
        where T : notnull
    {
        public void SaveAll(string folder) { foreach (T item in items) File.WriteAllText(Path.Combine(folder, Path.GetFileNameWithoutExtension($"{item}") + ".txt"), ""); }
        public T FirstOne => items.First();
        public static IEnumerable<T> None => [];
    }

    extension(IEnumerable<string> paths)
    {
        public void Touch() { foreach (string path in paths) File.WriteAllText(path, ""); }
        public IEnumerable<string> Moved(string folder) => paths.Select(path => Path.Combine(folder, path));
    }

    extension(File)
    {
        public static void Mark(string path) => File.WriteAllText(path, "marked");
        public static void Log(string line) => File.AppendAllText("log.txt", line); // DPS1001
    }

    public static void Old(this string path, string text) => File.WriteAllText(path, text);
}

public static class ExtensionMembers
{
    public static void Texts(string name, int n)
    {
        File.WriteAllText("a".InResults, ""); // DPS1001
        File.WriteAllText("a".InOutput, "");
        File.WriteAllText(name.InOutput, ""); // DPS1002
        File.WriteAllText(name.Named.InOutput, "");
        if (name.IsPlain) File.WriteAllText(name.InOutput, "");
        "b".Save("x"); // DPS1001
        "output/b".Save("x");
        name.Save("x");
        "b".SaveIn("results"); // DPS1001
        "b".SaveIn("output");
        Paths.Save("c", "x"); // DPS1001
        Paths.Save("output/c", "x");
        Paths.SaveIn("c", "results"); // DPS1001
        File.WriteAllText(string.Default, ""); // DPS1001
        File.WriteAllText(string.Kept(n), "");
        string.SaveAt("d"); // DPS1001
        string.SaveAt("output/d");
        File.WriteAllText("e".Below("results"), ""); // DPS1001
        File.WriteAllText("e".Below("output"), "");
        File.WriteAllText("results" / "f", ""); // DPS1001
        File.WriteAllText("output" / "f", "");
        "g".Text = "x"; // DPS1001
        "output/g".Text = "x";
        Console.WriteLine("/projects/g".Text); // DPS1003
        "old".Old("x"); // DPS1001
        Action<string> save = "h".Save; // DPS1001
        save("x");
        Action<string> old = "output/h".Old;
        old("x");
        name?.Save("x");
        File.WriteAllText("i".InResults.InOutput, "");
    }

    public static void Checked(string name)
    {
        name.Require();
        File.WriteAllText(name.InOutput, "");
    }

    public static void Files(string[] names, FileInfo given)
    {
        new FileInfo("input/a").Unlock(); // DPS1005
        new FileInfo("output/a").Unlock();
        given.Unlock();
        new FileInfo("results/a").Beside("b").Create(); // DPS1001
        new FileInfo("output/a").Beside("b").Create();
        names.SaveAll("results"); // DPS1001
        names.SaveAll("output");
        File.WriteAllText(new[] { "results/a" }.FirstOne, ""); // DPS1001
        new[] { "a", "b" }.Touch(); // DPS1001
        new[] { "output/a", "output/b" }.Touch();
        names.Touch();
        new[] { "a", "b" }.Moved("results").Touch(); // DPS1001
        new[] { "a", "b" }.Moved("output").Touch();
        File.Mark("mark"); // DPS1001
        File.Mark("output/mark");
        File.Log("x");
    }
}
