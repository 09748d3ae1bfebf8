// Members and names of C# 11 and 12: static members of interfaces, types of one file, aliases of any type, ref, out and in.
using Places = (string Lost, string Kept);
using Texts = string[];
using File2 = System.IO.File;

public interface INamed
{
    static abstract string Folder { get; }
    static abstract string NameOf(int n);
    static virtual string Extension => ".txt";
}

public sealed class LostPlace : INamed
{
    public static string Folder => "results";
    public static string NameOf(int n) => $"lost/{n}";
}

public sealed class KeptPlace : INamed
{
    public static string Folder => "output";
    public static string NameOf(int n) => $"output/{n}";
}

file static class Local
{
    public static void Save(string path) => File.WriteAllText(path, "");
    public static string Folder => "local";
}

file sealed record Hidden(string Path);

public static class MembersOfCSharp12
{
    private static void SaveTo<T>(int n) where T : INamed => File.WriteAllText(Path.Combine(T.Folder, $"{n}"), "");

    private static void Find(string name, out string path) => path = Path.Combine("results", name);

    private static void Keep(ref string path) => path = "output/" + Path.GetFileNameWithoutExtension(path) + ".txt";

    private static void Write(in string path) => File.WriteAllText(path, "");

    private static ref string Longest(ref string a, ref string b) => ref a.Length > b.Length ? ref a : ref b;

    public static void Run(string name, int n)
    {
        File.WriteAllText(Path.Combine(LostPlace.Folder, name), ""); // DPS1001
        File.WriteAllText(LostPlace.NameOf(n), ""); // DPS1001
        File.WriteAllText(KeptPlace.NameOf(n), "");
        SaveTo<KeptPlace>(n);
        Local.Save("local.txt"); // DPS1001
        Local.Save("output/local.txt");
        File.WriteAllText(Local.Folder + "/x", ""); // DPS1001
        File.WriteAllText(new Hidden("hidden.txt").Path, ""); // DPS1001
        Places places = ("lost.txt", "output/kept.txt");
        File.WriteAllText(places.Lost, ""); // DPS1001
        File.WriteAllText(places.Kept, "");
        Texts texts = ["results/a", "results/b"];
        foreach (string text in texts) File2.WriteAllText(text, ""); // DPS1001
        Find("x", out string found);
        File.WriteAllText(found, ""); // DPS1001
        string kept = "results/x";
        Keep(ref kept);
        File.WriteAllText(kept, "");
        Write("written.txt"); // DPS1001
        Write("output/written.txt");
        string a = "results/a", b = "results/bb";
        File.WriteAllText(Longest(ref a, ref b), ""); // DPS1001
        ref string alias = ref a;
        File.WriteAllText(alias, ""); // DPS1001
        var job = new Job1 { Target = "output" };
        if (n > 0) job?.Change("x");
        File.WriteAllText(job!.Target + "/x", "");
    }

    private sealed class Job1
    {
        public string Target { get; set; } = "results";
        public void Change(string name) => Console.WriteLine(name + Target);
    }
}
