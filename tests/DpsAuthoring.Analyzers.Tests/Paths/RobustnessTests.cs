using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>An analyzer never throws: not on half-typed code, and not on this repository's own.</summary>
[Trait("Speed", "Slow")]
public sealed class RobustnessTests
{
    private const string Sample = """
        using System.IO;
        record Settings(string Folder);
        class Store(string folder)
        {
            private readonly string _tiles = Path.Combine(folder, "tiles");
            public string this[int i] => Path.Combine(_tiles, $"{i}.txt");
            public void Run(string name, int n)
            {
                var (a, b) = ("x", new Settings("results") with { Folder = "output" });
                foreach (var f in Directory.GetFiles("input").Select(f => Path.Combine(b.Folder, Path.GetFileName(f))))
                {
                    try { File.WriteAllText(f, n switch { 0 => "a", _ => throw new IOException() }); } catch (IOException e) when (e.Message is { Length: > 3 } m) { continue; }
                }
                void Save(string to) { if (to.StartsWith(Path.GetFullPath("output"))) File.Copy(name, to); else Save(to + "/x"); }
                Save(string.Format("{0}/{1:D3", a, n));
                System.Action<string> go = p => File.Delete(p); go(_tiles); go?.Invoke(name ?? a);
                using var s = new FileStream(name, FileMode.Open); goto end;
                end: string[] many = [a, .. Directory.GetFiles("x")]; File.WriteAllLines(many[^1], many[1..]);
            }
        }
        """;

    /// <summary>A lambda may take more than the element: its place too.</summary>
    [Theory]
    [InlineData("Where((one, i) => i > 0 && one.StartsWith('a'))")]
    [InlineData("Where((string one, int _) => !one.Contains('/'))")]
    [InlineData("SkipWhile((one, i) => one.Length > i)")]
    [InlineData("TakeWhile((one, i) => one.Length > i)")]
    [InlineData("Select((one, i) => $\"{i}{one}\")")]
    [InlineData("SelectMany((one, i) => new[] { one, $\"{i}\" })")]
    [InlineData("Aggregate(new List<string>(), (all, one) => [.. all, one])")]
    public Task On_lambdas_of_several_parameters(string query) => Marked.Statements($$"""
        foreach (string each in args.{{query}}) File.WriteAllText("results/" + each, "x"); // DPS1001
        """);

    /// <summary>Attributes take what they like.</summary>
    [Theory]
    [InlineData("Data(1, \"a\")")]
    [InlineData("Data")]
    [InlineData("Data(null)")]
    [InlineData("Data(new[] { 1, 2 }, Names = new[] { \"a\" })")]
    [InlineData("Data(Names = null)")]
    [InlineData("Kept(typeof(string))")]
    [InlineData("Kept(System.DayOfWeek.Monday)")]
    [InlineData("Kept(\"linux\")")]
    public async Task On_attributes(string attribute)
    {
        Diagnostic[] reported = await Marked.Reported($$"""
            [System.AttributeUsage(System.AttributeTargets.All)]
            class Data(params object[] values) : System.Attribute { public object[] Values => values; public string[]? Names { get; set; } }
            [System.AttributeUsage(System.AttributeTargets.All)]
            class Kept(object value) : System.Attribute { public object Value => value; }
            [{{attribute}}]
            class A
            {
                [{{attribute}}]
                void M([{{attribute}}] string name) => System.IO.File.WriteAllText("results/a", name);
                string P { [{{attribute}}] get { System.Diagnostics.Process.Start("gdalinfo"); return "x"; } }
            }
            """);
        Assert.Contains(reported, static one => one.Id == "DPS1001");
    }

    /// <summary>Every line of a sample cut off at every word: what an editor sees while somebody types.</summary>
    [Fact]
    public async Task On_code_that_is_being_typed()
    {
        for (int at = 20; at < Sample.Length; at += 23)
        {
            await Marked.Reported(Sample[..at], mustCompile: false);
        }

        for (int at = 0; at < Sample.Length - 12; at += 41)
        {
            await Marked.Reported(Sample.Remove(at, 11), mustCompile: false);
        }
    }

    [Fact]
    public async Task On_this_repository()
    {
        string root = Root();
        foreach (string folder in new[] { "src", "tests/DpsAuthoring.Analyzers.Tests", "analyzers" })
        {
            string[] sources =
            [
                .. Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText),
            ];
            await Marked.Reported(sources, mustCompile: false, withRuntime: folder != "src");
        }
    }

    [Theory]
    [InlineData("class A { string P => P; void M() { System.IO.File.Delete(P); } }")]
    [InlineData("class A { static string F = G; static string G = F; void M() { System.IO.File.Delete(F); } }")]
    [InlineData("class A { string M(string x) => M(N(x)); string N(string x) => M(x); void R() { System.IO.File.Delete(M(\"x\")); } }")]
    [InlineData("class A { void M() { System.IO.File.Delete(); System.IO.File.WriteAllText(1, 2, 3); new System.IO.FileStream(); } }")]
    [InlineData(
        "class A { void M() { string.Format(\"{\", 1); System.IO.Path.Combine(); System.IO.File.Delete(string.Format(\"{0\", 1)); } }")]
    [InlineData("class A { A(string x) : this(x) { System.IO.File.Delete(x); } void M() { new A(\"x\"); } }")]
    [InlineData("class A { void M() { void F() => F(); F(); System.Action g = null; g = () => g(); g(); System.IO.File.Delete(\"x\"); } }")]
    [InlineData("unsafe class A { void M(char* p) { System.IO.File.Delete(new string(p)); } }")]
    [InlineData("System.IO.File.Delete(args[0]); string x = args[^1]; System.IO.File.WriteAllText(x[..3], x);")]
    [InlineData("class A { void M(dynamic d) { System.IO.File.Delete(d); d.Save(\"x\"); } }")]
    public async Task On_strange_code(string code) => await Marked.Reported(code, mustCompile: false);

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
