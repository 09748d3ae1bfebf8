namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>A type of one's own that is called like one of the framework's is not the framework's: neither its checks nor its paths are believed.</summary>
public sealed class OwnTypesTests
{
    [Theory]
    [InlineData("""Mine.OutputName own = name; File.WriteAllText(Path.Combine("output", own.ToString()), "x"); // DPS1002""")]
    [InlineData("""if (name != Mine.Path.GetFileName(name)) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData("""if (name.Contains("..") || Mine.Path.IsPathRooted(name)) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData("""if (name.IndexOfAny(Mine.Path.GetInvalidFileNameChars()) >= 0) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData("""File.WriteAllText(Mine.Path.Combine("output", "x.txt"), "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(Mine.Path.GetFullPath("output/x.txt"), "x"); // DPS1001""")]
    [InlineData("""if (!Mine.System.Guid.TryParse(name, out _)) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData("""if (!Mine.Regex.IsMatch(name, "^[a-z]+$")) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData("""if (name.Contains("..") || Path.IsPathRooted(name)) Mine.System.Environment.Exit(1); File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData("""File.WriteAllText(new Mine.FullPath() / "x", "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", new Mine.Type(name).Name), "x"); // DPS1002""")]
    [InlineData("""File.WriteAllText(Mine.FormattableString.Invariant("output/x"), "x"); // DPS1001""")]
    [InlineData("""string full = Path.GetFullPath(Path.Combine("output", name)); if (!Mine.MemoryExtensions.StartsWith(full, Path.GetFullPath("output") + "/")) return; File.WriteAllText(full, "x"); // DPS1002""")]
    [InlineData("""File.WriteAllText(new Mine.StringBuilder("output/").Append("x").ToString(), "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(new Mine.FileInfo("output/x").FullName, "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(Mine.Task.FromResult("output/x").Result, "x"); // DPS1001""")]
    [InlineData("""var options = new Mine.EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint }; Directory.CreateDirectory("output"); GC.KeepAlive(options);""")]
    [InlineData("""Mine.File.WriteAllText("results/x", "x"); Mine.Directory.CreateDirectory("results"); Directory.CreateDirectory("output");""")]
    public Task Are_not_taken_for_the_frameworks(string statement) => Marked.Code($$"""
        static class Program
        {
            static void Main(string[] args)
            {
                string name = args[0];
                {{statement}}
            }
        }
        namespace Mine
        {
            sealed class OutputName(string value)
            {
                public static implicit operator OutputName(string value) => new(value);
                public override string ToString() => value;
            }
            static class Path
            {
                public static string GetFileName(string path) => path;
                public static bool IsPathRooted(string path) => false;
                public static char[] GetInvalidFileNameChars() => [];
                public static string Combine(string a, string b) => "results/" + b;
                public static string GetFullPath(string path) => "results";
            }
            static class Regex { public static bool IsMatch(string text, string pattern) => true; }
            sealed class FullPath { public static string operator /(FullPath path, string name) => "results/" + name; }
            sealed class Type(string name) { public string Name { get; } = name; }
            static class FormattableString { public static string Invariant(string text) => "results/x"; }
            static class MemoryExtensions { public static bool StartsWith(string text, string start) => true; }
            sealed class StringBuilder(string text)
            {
                public StringBuilder Append(string more) => this;
                public override string ToString() => "results/" + text.Length;
            }
            sealed class FileInfo(string path) { public string FullName => "results/" + path.Length; }
            sealed class Task
            {
                public string Result => "results/x";
                public static Task FromResult(string text) => new();
            }
            sealed class EnumerationOptions { public FileAttributes AttributesToSkip { get; set; } }
            static class File { public static void WriteAllText(string path, string text) { } }
            static class Directory { public static void CreateDirectory(string path) { } }
        }
        namespace Mine.System
        {
            struct Guid { public static bool TryParse(string text, out Guid guid) { guid = default; return true; } }
            static class Environment { public static void Exit(int code) { } }
        }
        """);
}
