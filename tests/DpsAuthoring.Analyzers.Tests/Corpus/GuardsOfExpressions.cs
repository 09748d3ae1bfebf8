// Guards that ask an expression, not a variable.
public static class GuardsOfExpressions
{
    private static readonly string s_root = Path.GetFullPath("output");
    public static void A(string name)
    {
        bool inside = Path.GetFullPath(Path.Combine("output", name)).StartsWith(s_root + "/", StringComparison.Ordinal);
        if (inside) File.WriteAllText(Path.Combine("output", name), "");
    }
    public static void B(string name)
    {
        if (Path.GetFullPath(Path.Combine("output", name)).StartsWith(s_root + "/", StringComparison.Ordinal)) File.WriteAllText(Path.Combine("output", name), "");
    }
    public static void C(string name)
    {
        string full = Path.GetFullPath(Path.Combine("output", name));
        bool inside = full.StartsWith(s_root + "/", StringComparison.Ordinal);
        if (inside) File.WriteAllText(full, "");
    }
}
