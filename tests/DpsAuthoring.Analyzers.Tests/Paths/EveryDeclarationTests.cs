using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// A file is looked at as a whole, by the declarations in it that run code: none is left out, whatever it is, and an editor is answered for
/// the part of the file that it asks for.
/// </summary>
public sealed class EveryDeclarationTests
{
    private const string Everything = """
        using System.CodeDom.Compiler;
        interface IDefault
        {
            void Save() => File.WriteAllText("1.txt", ""); // DPS1001
        }
        abstract class Base(object given)
        {
            public object Given => given;
            public abstract void Nothing();
        }
        sealed class Derived() : Base(File.Create("2.txt")) // DPS1001
        {
            public override void Nothing() => File.Create("3.txt").Dispose(); // DPS1001
        }
        class Everything : IDisposable
        {
            private readonly object _field = File.Create("4.txt"), _second = File.Create("5.txt"); // DPS1001, DPS1001
            private static readonly object s_field = File.Create("6.txt"); // DPS1001
            private readonly Action _lambda = () => File.WriteAllText("7.txt", ""); // DPS1001
            static Everything() { File.WriteAllText("8.txt", ""); } // DPS1001
            public Everything(object given) { File.WriteAllText("9.txt", ""); } // DPS1001
            public Everything() : this(File.Create("10.txt")) { } // DPS1001
            ~Everything() { File.WriteAllText("11.txt", ""); } // DPS1001
            public object Initialized { get; } = File.Create("12.txt"); // DPS1001
            public object Arrow => File.Create("13.txt"); // DPS1001
            public object Both
            {
                get { return File.Create("14.txt"); } // DPS1001
                init => File.WriteAllText("15.txt", ""); // DPS1001
            }
            public object this[int i] => File.Create("16.txt"); // DPS1001
            public object this[string i]
            {
                get => File.Create("17.txt"); // DPS1001
                set { File.WriteAllText("18.txt", ""); } // DPS1001
            }
            public event Action Changed
            {
                add { File.WriteAllText("19.txt", ""); } // DPS1001
                remove => File.WriteAllText("20.txt", ""); // DPS1001
            }
            public event Action Kept = () => File.WriteAllText("21.txt", ""); // DPS1001
            public static Everything operator +(Everything a, int b) { File.WriteAllText("22.txt", ""); return a; } // DPS1001
            public static implicit operator int(Everything a) { File.WriteAllText("23.txt", ""); return 0; } // DPS1001
            void IDisposable.Dispose() => File.WriteAllText("24.txt", ""); // DPS1001
            public T Generic<T>(T value) { void Local() => File.WriteAllText("25.txt", ""); Local(); return value; } // DPS1001
            struct Nested { public Nested() { File.WriteAllText("26.txt", ""); } } // DPS1001
            record Record(int N) { public int M { get; } = File.ReadAllText("/in.txt").Length; } // DPS1003
            [GeneratedCode("a", "1")] class Generated { void Save() => File.WriteAllText("27.txt", ""); }
            [GeneratedCode("a", "1")] void Save() => File.WriteAllText("28.txt", "");
        }
        """;

    [Fact]
    public Task Every_declaration_that_runs_code_is_looked_at() => Marked.Code(Everything);

    [Fact]
    public Task Statements_without_a_class_are_looked_at_beside_the_classes_below_them() => Marked.Code("""
        File.WriteAllText("1.txt", ""); // DPS1001
        Save("2.txt"); // DPS1001
        static void Save(string name) => File.WriteAllText(name, "");
        static class Other { public static void Save() => File.WriteAllText("3.txt", ""); } // DPS1001
        """);

    /// <summary>What an editor is told of a part of a file is what the whole says of it.</summary>
    [Fact]
    public async Task A_part_of_a_file_is_told_what_the_whole_is()
    {
        CSharpCompilation compilation = Compiler.Parse(Everything);
        SyntaxTree tree = compilation.SyntaxTrees.First(tree => tree.ToString().Contains("class Everything", StringComparison.Ordinal));
        ImmutableArray<Diagnostic> whole = await ReportedAsync(null);
        Assert.Equal(27, whole.Length);
        foreach (Diagnostic one in whole)
        {
            ImmutableArray<Diagnostic> part = await ReportedAsync(one.Location.SourceSpan);
            Assert.Contains(one.ToString(), part.Select(diagnostic => diagnostic.ToString()));
            Assert.InRange(part.Length, 1, 2);
        }

        async Task<ImmutableArray<Diagnostic>> ReportedAsync(TextSpan? span) =>
            await compilation
                .WithAnalyzers([new PathRules()])
                .GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), span, TestContext.Current.CancellationToken);
    }
}
