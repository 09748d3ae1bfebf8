using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>Methods that say themselves, by <c>[WritesTo]</c>, that they write to what they are given.</summary>
public sealed class WritesToTests
{
    [Fact]
    public Task What_is_passed_to_them_is_judged() => Marked.Code("""
        using System.Runtime.InteropServices;
        interface IStore
        {
            void Save(int mesh, [WritesTo] string path, string title);
        }
        abstract class Store
        {
            public abstract void Save([WritesTo] FileInfo file);
        }
        sealed class Disk : Store
        {
            public Disk([WritesTo] string folder) => System.Console.WriteLine(folder);
            public override void Save(FileInfo file) { }
        }
        static class Native
        {
            [DllImport("mesh")] public static extern int save([WritesToAttribute] string path, string format);
        }
        static class Sample
        {
            static void Run(IStore store, string name)
            {
                store.Save(1, "mesh.bin", "mesh"); // DPS1001
                store.Save(1, "output/mesh.bin", "title.bin");
                store.Save(1, Path.Combine("output", name), ""); // DPS1002
                store.Save(path: "/projects/x", mesh: 1, title: ""); // DPS1001
                new Disk("results").Save(new FileInfo("mesh.bin")); // DPS1001 DPS1001
                Native.save("input/mesh.bin", "x"); // DPS1005
                Export("mesh.bin"); // DPS1001
                Export("output/mesh.bin");
            }
            static void Export(string path) => Native.save(path, "obj");
        }
        """);

    [Fact]
    public Task Without_the_runtime_library_a_project_declares_the_attribute_itself() =>
        new AllRulesTest(
            """
            Native.Save({|DPS1001:"mesh.bin"|});
            Native.Save("output/mesh.bin");
            static class Native { public static void Save([DpsAuthoring.WritesTo] string path) { } }
            namespace DpsAuthoring { [AttributeUsage(AttributeTargets.Parameter)] sealed class WritesToAttribute : Attribute; }
            """,
            withRuntime: false).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Another_attribute_of_that_name_says_nothing() => Marked.Code("""
        using Lab;
        static class Sample { static void Run() => Save("x"); static void Save([Lab.WritesTo] string path) { } }
        namespace Lab { [AttributeUsage(AttributeTargets.Parameter)] sealed class WritesToAttribute : Attribute; }
        """);
}
