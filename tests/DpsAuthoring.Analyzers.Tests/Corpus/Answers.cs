// Delegates that are asked for a path.
public static class Answers
{
    public static void Main(string[] args)
    {
        WriteTo(() => "lost.txt"); // DPS1001
        WriteTo2(() => "lost.txt"); // DPS1001
        WriteTo3(x => x, "lost.txt"); // DPS1001
        WriteTo4(x => "lost.txt"); // DPS1001
        Func<string> f = () => "lost.txt";
        WriteTo(f); // DPS1001
        static void WriteTo2(Func<string> where) => File.WriteAllText(where(), "x");
    }

    private static void WriteTo(Func<string> where) => File.WriteAllText(where(), "x");
    private static void WriteTo3(Func<string, string> where, string x) => File.WriteAllText(where(x), "x");
    private static void WriteTo4(Func<string, string> where) { string p = where("x"); File.WriteAllText(p, "x"); }
}
