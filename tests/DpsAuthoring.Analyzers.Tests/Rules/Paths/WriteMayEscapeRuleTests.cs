using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1002: what could lead out of <c>output/</c>, what cannot, and which checks are believed.</summary>
public sealed class WriteMayEscapeRuleTests
{
    [Theory]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", name)|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Join("output", name)|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:$"output/{name}"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:$"output/{name}.tif"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:"output/" + new string('.', n)|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:"output/" + name + "_" + n + ".tif"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", Path.GetFileName(name))|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", Path.GetFileName(name), "tile.tif")|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", Path.GetFileName(name) + ".")|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine(job.Output.FullPath, args[0])|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", name.Replace("..", ""))|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", Path.GetFileNameWithoutExtension(name))|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", Path.ChangeExtension(name, ".tif"))|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.GetFullPath(Path.Combine("output", name))|}, "x");""")]
    [InlineData("""Directory.CreateDirectory({|DPS1002:Path.Combine("output", name)|});""")]
    [InlineData("""File.WriteAllText({|DPS1002:flag ? "output/a.txt" : "a.txt"|}, "x");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", args.Length > 0 ? args[0] : "x.txt")|}, "x");""")]
    public Task Reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));

    [Theory]
    [InlineData("""File.WriteAllText($"output/tile_{n}.tif", "x"); File.WriteAllText($"output/{n}", "x");""")]
    [InlineData("""File.WriteAllText($"output/{DateTime.UtcNow:yyyyMMdd}/x", "x"); File.WriteAllText($"output/{Guid.NewGuid()}", "x");""")]
    [InlineData(
        """File.WriteAllText("output/" + DayOfWeek.Friday + ".tif", "x"); var d = DateTime.Today.DayOfWeek; File.WriteAllText($"output/{d}", "x");"""
    )]
    [InlineData("""File.WriteAllText(Path.Combine("output", n.ToString("D4", CultureInfo.InvariantCulture)), "x");""")]
    [InlineData("""File.WriteAllText("output/" + new string('x', n) + ".tif", "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", Guid.NewGuid().ToString("N")), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", Path.GetFileName(name) + ".tif"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", "r_" + Path.GetFileName(name)), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", Path.GetFileNameWithoutExtension(name) + ".tif"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", Path.ChangeExtension(Path.GetFileName(name), ".png")), "x");""")]
    [InlineData("""foreach (var f in Directory.GetFiles("input")) File.Copy(f, Path.Combine("output", Path.GetFileName(f)));""")]
    [InlineData("""foreach (var f in new DirectoryInfo("input").EnumerateFiles("*.tif")) f.CopyTo(Path.Combine("output", f.Name));""")]
    [InlineData(
        """foreach (var f in Directory.EnumerateFiles("input", "*", SearchOption.AllDirectories)) File.Copy(f, Path.Combine("output", Path.GetRelativePath("input", f)));"""
    )]
    [InlineData(
        """foreach (var f in Directory.EnumerateFiles(name, "*", SearchOption.AllDirectories)) File.Copy(f, Path.Combine("output", Path.GetRelativePath(name, f)));"""
    )]
    [InlineData(
        """foreach (var f in Directory.GetFiles("input").Where(p => p.EndsWith(".tif")).OrderBy(p => p)) File.Copy(f, f.Replace("input", "output"));"""
    )]
    [InlineData(
        """foreach (var id in Directory.GetFiles("input").Select(Path.GetFileNameWithoutExtension)) File.WriteAllText($"output/{id}.csv", "x");"""
    )]
    [InlineData("""foreach (var f in job.Input.GetFiles()) File.Copy(f.FullPath, Path.Combine("output", f.Name));""")]
    [InlineData("""OutputName safe = name; File.WriteAllText(Path.Combine("output", safe.Value), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", OutputName.Parse(name).ToString()), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", name.Replace("/", "_") + ".tif"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", Regex.Replace(name, "[^A-Za-z0-9_-]", "_")), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", Path.GetRandomFileName()), "x");""")]
    [InlineData("""foreach (var band in new[] { "red", "nir" }) File.WriteAllText($"output/{band}.tif", "x");""")]
    [InlineData("""string[] bands = ["red", "nir"]; foreach (var band in bands) File.WriteAllText($"output/{band}.tif", "x");""")]
    public Task Silent(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));

    [Theory]
    [InlineData("""
        string root = Path.GetFullPath("output") + Path.DirectorySeparatorChar;
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root, StringComparison.Ordinal)) throw new ArgumentException(name);
        File.WriteAllText(full, "x");
        """)]
    [InlineData("""
        string root = Path.GetFullPath("output");
        string full = Path.GetFullPath(name, root);
        if (full.StartsWith(root + "/")) File.WriteAllText(full, "x");
        """)]
    [InlineData("""
        string root = Path.GetFullPath("output");
        if (!root.EndsWith(Path.DirectorySeparatorChar)) root += Path.DirectorySeparatorChar;
        string full = Path.GetFullPath(Path.Combine(root, name));
        bool inside = full.StartsWith(root, StringComparison.Ordinal);
        if (!inside) return;
        File.WriteAllText(full, "x");
        """)]
    [InlineData("""
        string root = Path.GetFullPath("output");
        string full = Path.GetFullPath(Path.Combine(root, name));
        string relative = Path.GetRelativePath(root, full);
        if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)) return;
        File.WriteAllText(full, "x");
        File.WriteAllText(Path.Combine("output", relative), "x");
        """)]
    [InlineData("""
        if (name.Contains("..") || Path.IsPathRooted(name)) throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", name), "x");
        """)]
    [InlineData("""
        if (Path.GetFileName(name) != name || name is "." or "..") throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", name), "x");
        """)]
    [InlineData("""
        if (name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", name + ".tif"), "x");
        """)]
    [InlineData("""
        foreach (string one in args)
        {
            if (one.Contains('/') || one == "..") continue;
            File.WriteAllText(Path.Combine("output", one), "x");
        }
        """)]
    public Task A_sound_check_is_believed(string statements) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statements));

    [Theory]
    [InlineData("""
        string root = Path.GetFullPath("output") + "/";
        string joined = Path.Combine(root, name);
        if (!joined.StartsWith(root)) throw new ArgumentException(name);
        File.WriteAllText({|DPS1002:joined|}, "x");
        """)]
    [InlineData("""
        if (name.Contains("..")) throw new ArgumentException(name);
        File.WriteAllText({|DPS1002:Path.Combine("output", name)|}, "x");
        """)]
    [InlineData("""
        if (Path.IsPathRooted(name)) throw new ArgumentException(name);
        File.WriteAllText({|DPS1002:Path.Combine("output", name)|}, "x");
        """)]
    [InlineData("""
        string root = Path.GetFullPath("output") + "/";
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (full.StartsWith(root)) Console.WriteLine("fine");
        File.WriteAllText({|DPS1002:full|}, "x");
        """)]
    [InlineData("""
        string root = Path.GetFullPath("output") + "/";
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root)) throw new ArgumentException(name);
        full = Path.Combine(root, args[0]);
        File.WriteAllText({|DPS1002:full|}, "x");
        """)]
    public Task An_insufficient_one_is_not(string statements) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statements));

    [Fact]
    public Task A_check_in_a_helper_is_believed() =>
        VerifyRule<PathRules>.ReportsAsync(Sample.Method(
            """
            string full = Path.GetFullPath(Path.Combine("output", name));
            if (!IsInside("output", full)) throw new ArgumentException(name);
            File.WriteAllText(full, "x");
            """,
            """
            static bool IsInside(string root, string path)
            {
                string start = Path.GetFullPath(root) + Path.DirectorySeparatorChar;
                return Path.GetFullPath(path).StartsWith(start, StringComparison.Ordinal);
            }
            """));

    [Fact]
    public Task A_parameter_is_judged_where_it_is_given() =>
        VerifyRule<PathRules>.ReportsAsync("""
        static class Writer
        {
            public static void Save(string name) => File.WriteAllText(Path.Combine("output", name), "x");

            public static void Run(string unknown, int n)
            {
                Save("a.txt");
                Save($"{n}.txt");
                Save({|DPS1002:unknown|});
                Save({|DPS1001:"/tmp/x"|});
                Save({|DPS1001:"../x"|});
            }
        }
        """);
}
