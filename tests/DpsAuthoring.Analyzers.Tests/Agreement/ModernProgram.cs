using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Tests.Agreement;

/// <summary>The ways of C# 9 to 14 to make, keep and pass paths: queries, patterns, primary constructors, initialisers, streams.</summary>
internal static class ModernProgram
{
    /// <summary>Whether the compiler at hand reads extension blocks.</summary>
    public static bool HasExtensions { get; } = LanguageVersionFacts.TryParse("14", out _);

    /// <summary>Types that the programs share.</summary>
    public static string Types => $$"""
        class Store(string folder)
        {
            readonly string _inner = Path.Combine(folder, "tiles");
            public string Folder { get; } = folder;
            public string PathOf(string name) => Path.Combine(folder, name);
            public void Save(string name) => File.WriteAllText(Path.Combine(_inner, name), "x");
            public void Keep(string name) => File.WriteAllText(Path.Combine(Folder, name), "x");
            public string this[string name] => Path.Combine(_inner, name);
            public string this[int number] { set => File.WriteAllText(Path.Combine(Folder, number + value), "x"); }
        }
        sealed class InnerStore(string folder, string name) : Store(Path.Combine(folder, name));
        class Log(string folder) : IDisposable
        {
            readonly StreamWriter _log = new(Path.Combine(folder, "log.txt"));
            public void Dispose() => _log.Dispose();
        }
        sealed class NamedLog(string folder, string name) : Log(folder + "/" + name);
        record Place(string Folder, string Name) { public string Full => Path.Combine(Folder, Name); }
        record struct Spot(string Folder, string Name) { public readonly void Save() => File.WriteAllText(Path.Combine(Folder, Name), "x"); }
        sealed class Plan
        {
            string _cleaned = "output/cleaned";
            public required string Folder { get; init; }
            public string Name { get; set; } = "x.tif";
            public string Full => Path.Combine(Folder, Name);
            public string Cleaned { get => _cleaned; set => _cleaned = Path.Combine("output", Path.GetFileName(value) + ".dat"); }
            public Place Place { get; set; } = new("output", "x.tif");
        }
        sealed class Sink { public string this[string path] { set => File.WriteAllText(path, value); } }
        {{(HasExtensions ? Extensions : "")}}
        """;

    /// <summary>Members of the programs' class. What is awaited is done: the sandbox confines one thread.</summary>
    public const string Helpers = """
        static readonly System.Text.CompositeFormat s_kept = System.Text.CompositeFormat.Parse("output/{0}_{1}.tif");
        static readonly System.Text.CompositeFormat s_lost = System.Text.CompositeFormat.Parse("results/{0}_{1}.tif");
        static void SaveParts(params string[] parts) => File.WriteAllText(Path.Combine(parts), "x");
        static async Task<string> Later(string path) { await Task.CompletedTask; return path; }
        static async ValueTask<string> Under(string folder, string name) { await Task.CompletedTask; return Path.Combine(folder, name); }
        static async Task SaveLater(string path) { await Task.CompletedTask.ConfigureAwait(false); File.WriteAllText(path, "x"); }
        static async IAsyncEnumerable<string> Stream(string folder, string name)
        {
            yield return Path.Combine(folder, "first.tif");
            await Task.CompletedTask;
            yield return Path.Combine(folder, name);
        }
        static async Task SaveAll(IAsyncEnumerable<string> paths) { await foreach (string path in paths.ConfigureAwait(false)) File.WriteAllText(path, "x"); }
        """;

    private const string Extensions = """
        static class PathsOfCSharp14
        {
            extension(string path)
            {
                public string InOutput => Path.Combine("output", path);
                public string InResults => Path.Combine("results", path);
                public string In(string folder) => Path.Combine(folder, path);
                public void SaveIt() => File.WriteAllText(path, "x");
                public bool IsPlain => path == Path.GetFileName(path) && path is not ("" or "." or "..");
                public static string operator /(string folder, string name) => Path.Combine(folder, name);
            }
        }
        """;
}
