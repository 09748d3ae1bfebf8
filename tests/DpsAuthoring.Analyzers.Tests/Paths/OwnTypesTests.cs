namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// A type of one's own that is called like one of the framework's is not the framework's: neither its checks nor its paths are believed.
/// </summary>
public sealed class OwnTypesTests
{
    [Theory]
    [InlineData("""Mine.OutputName own = name; File.WriteAllText(Path.Combine("output", own.ToString()), "x"); // DPS1002""")]
    [InlineData("""if (name != Mine.Path.GetFileName(name)) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData(
        """if (name.Contains("..") || Mine.Path.IsPathRooted(name)) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002"""
    )]
    [InlineData(
        """if (name.IndexOfAny(Mine.Path.GetInvalidFileNameChars()) >= 0) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002"""
    )]
    [InlineData("""File.WriteAllText(Mine.Path.Combine("output", "x.txt"), "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(Mine.Path.GetFullPath("output/x.txt"), "x"); // DPS1001""")]
    [InlineData(
        """if (!Mine.System.Guid.TryParse(name, out _)) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002"""
    )]
    [InlineData("""if (!Mine.Regex.IsMatch(name, "^[a-z]+$")) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData(
        """if (name.Contains("..") || Path.IsPathRooted(name)) Mine.System.Environment.Exit(1); File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002"""
    )]
    [InlineData("""File.WriteAllText(new Mine.FullPath() / "x", "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", new Mine.Type(name).Name), "x"); // DPS1002""")]
    [InlineData("""File.WriteAllText(Mine.FormattableString.Invariant("output/x"), "x"); // DPS1001""")]
    [InlineData(
        """string full = Path.GetFullPath(Path.Combine("output", name)); if (!Mine.MemoryExtensions.StartsWith(full, Path.GetFullPath("output") + "/")) return; File.WriteAllText(full, "x"); // DPS1002"""
    )]
    [InlineData("""File.WriteAllText(new Mine.StringBuilder("output/").Append("x").ToString(), "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(new Mine.FileInfo("output/x").FullName, "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(Mine.Task.FromResult("output/x").Result, "x"); // DPS1001""")]
    [InlineData(
        """var options = new Mine.EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint }; Directory.CreateDirectory("output"); GC.KeepAlive(options);"""
    )]
    [InlineData(
        """Mine.File.WriteAllText("results/x", "x"); Mine.Directory.CreateDirectory("results"); Directory.CreateDirectory("output");""")]
    [InlineData("""if (!Mine.Lists.Contains(["a", "b"], name)) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData("""if (!Mine.Lists.All(name, char.IsLetter)) return; File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002""")]
    [InlineData(
        """var files = Mine.Lists.Where(new DirectoryInfo("input").GetFiles(), static file => file.LinkTarget is null); GC.KeepAlive(files);"""
    )]
    [InlineData("""File.WriteAllText(Path.Combine("output", Mine.WebUtility.UrlEncode(name)), "x"); // DPS1002""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", Mine.Uri.EscapeDataString(name)), "x"); // DPS1002""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", Mine.Convert.ToHexString(name)), "x"); // DPS1002""")]
    [InlineData("""foreach (string file in Mine.Directory.EnumerateFiles("output")) File.WriteAllText(file, "x"); // DPS1001""")]
    [InlineData("""File.WriteAllText(Path.Combine(Mine.System.AppContext.BaseDirectory, "x"), "x");""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", new Mine.Person(name).FullName), "x"); // DPS1002""")]
    [InlineData(
        """string full = Path.GetFullPath(Path.Combine("output", name)); if (!new Mine.Person(full).FullName.StartsWith(Path.GetFullPath("output") + "/")) return; File.WriteAllText(full, "x"); // DPS1002"""
    )]
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
            static class Lists
            {
                public static bool Contains(string[] list, string name) => true;
                public static bool All(string text, Func<char, bool> test) => true;
                public static global::System.IO.FileInfo[] Where(global::System.IO.FileInfo[] files, Func<global::System.IO.FileInfo, bool> test) => files;
            }
            static class WebUtility { public static string UrlEncode(string text) => text; }
            static class Uri { public static string EscapeDataString(string text) => text; }
            static class Convert { public static string ToHexString(string text) => text; }
            sealed class Person(string name) { public string FullName => name.Length > 3 ? Path.GetFullPath("output") + "/x" : name; }
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
            static class Directory { public static void CreateDirectory(string path) { } public static string[] EnumerateFiles(string path) => ["results/x"]; }
        }
        namespace Mine.System
        {
            struct Guid { public static bool TryParse(string text, out Guid guid) { guid = default; return true; } }
            static class AppContext { public static string BaseDirectory => "output/x"; }
            static class Environment { public static void Exit(int code) { } }
        }
        """);
}
