// Objects that were made with a folder and write into it: their construction is answerable.
public class Store
{
    private readonly string _dir;
    public Store(string dir) { _dir = dir; }
    public void Save(string name, string text) => File.WriteAllText(Path.Combine(_dir, name), text);
    public void Log() => Inner("x");
    private void Inner(string x) => File.AppendAllText(Path.Combine(_dir, x), x);
}
public class Prim(string folder, int n)
{
    public void Save(int i) => File.WriteAllText(Path.Combine(folder, i + ".txt"), $"{n}");
    public void Make() { Directory.CreateDirectory(folder); File.WriteAllText("lost", ""); } // DPS1001
}
public sealed record Layout(string Root) { public string Tile(int i) => Path.Combine(Root, $"{i}"); }
public static class FolderObjects
{
    private static readonly Store s_store = new("elsewhere");
    public static void M(string name)
    {
        var s = new Store("results"); // DPS1001
        s.Save("a", "");
        s.Save("b", "");
        s.Log();
        var o = new Store("output");
        o.Save("a", "");
        o.Save(name, ""); // DPS1002
        o.Save("../x", ""); // DPS1001
        string dir = "lost";
        var p = new Prim(dir, 3); // DPS1001
        p.Save(1);
        p.Make();
        new Prim("output", 3).Save(1);
        new Prim("results", 3).Save(1); // DPS1001
        new Prim(Path.Combine("output", name), 3).Save(1); // DPS1002
        new Prim(name, 3).Save(1);
        s_store.Save("a", "");
        Via("via"); // DPS1001
        Via("output/via");
        File.WriteAllText(new Layout("tiles").Tile(3), ""); // DPS1001
        new Prim("input", 3).Save(3); // DPS1005
    }
    private static void Via(string folder)
    {
        var store = new Store(folder);
        store.Save("a", "b");
    }
}
