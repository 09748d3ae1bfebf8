// As someone writes C# who would rather write F#.
public abstract record Target
{
    private Target() { }

    public sealed record Result(string Name) : Target;

    public sealed record Cache(string Name) : Target;

    public sealed record Nowhere : Target;
}

public static class FSharpStyle
{
    private static TOut Pipe<TIn, TOut>(this TIn x, Func<TIn, TOut> f) => f(x);

    private static Func<string, string> Under(string folder) => name => Path.Combine(folder, name);

    private static string Locate(Target target) => target switch
    {
        Target.Result r => Path.Combine("output", Path.GetFileName(r.Name) + ".tif"),
        Target.Cache c => Path.Combine(Path.GetTempPath(), Path.GetFileName(c.Name) + ".bin"),
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    private static string Lost(Target target) => target switch
    {
        Target.Result r => $"results/{r.Name}",
        _ => "scratch/x",
    };

    public static void Save(Target target, byte[] bytes)
    {
        File.WriteAllBytes(Locate(target), bytes);
        File.WriteAllBytes(Lost(target), bytes); // DPS1001
        File.WriteAllBytes("report.bin".Pipe(name => Path.Combine("output", name)), bytes);
        File.WriteAllBytes("report.bin".Pipe(name => Path.Combine("reports", name)), bytes); // DPS1001
        var under = Under("output");
        File.WriteAllBytes(under("x.bin"), bytes);
        Func<string, string> lost = name => "tiles/" + name;
        File.WriteAllBytes(lost("x.bin"), bytes); // DPS1001
        Action<string> touch = path => File.WriteAllText(path, "");
        touch("touched.txt"); // DPS1001
    }
}
