using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests.Determinism;

/// <summary>Programs in which the analysis has to stop somewhere: where it stops does not depend on where it began.</summary>
[Trait("Speed", "Slow")]
public sealed class TangledProgramTests
{
    private static readonly CSharpCompilation s_empty = Compiler.Parse("");

    /// <summary>The reviewed programs: a member's value, and a helper's, that was found under the depth of whoever asked first.</summary>
    private const string Chain = """
        static class K { public static readonly string Folder = Make("results"); static string Make(string s) => Path.Combine(s, "x"); }
        static class Chain
        {
            public static void A(string n) => B(n);
            static void B(string n) => C(n);
            static void C(string n) => D(n);
            static void D(string n) => E(n);
            static void E(string n) { if (n.Length > 3) File.WriteAllText(Path.Combine(K.Folder, n), "x"); }
            public static string Save(string s) => Inner(s);
            static string Inner(string s) => Path.Combine("results", s);
            public static void A2(string p) => B2(p);
            static void B2(string p) => C2(p);
            static void C2(string p) => D2(p);
            static void D2(string p) => File.WriteAllText(Save(p), "x");
        }
        static class A1 { public static void Run() { Chain.A("a.txt"); } }
        static class B1 { public static void Run() { File.WriteAllText(K.Folder + "/a.txt", "x"); } }
        """;

    [Theory]
    [InlineData(1, 6, true)]
    [InlineData(2, 9, true)]
    [InlineData(3, 12, false)]
    [InlineData(4, 12, true)]
    [InlineData(5, 12, true)]
    [InlineData(6, 12, false)]
    [InlineData(7, 12, false)]
    [InlineData(8, 20, true)]
    [InlineData(9, 20, false)]
    [InlineData(10, 30, true)]
    [InlineData(11, 60, false)]
    [InlineData(12, 60, false)]
    public async Task The_order_of_members_and_the_number_of_threads_change_no_verdict(int seed, int members, bool isMoreTangled)
    {
        var program = new TangledProgram(seed, members, isMoreTangled);
        string[] expected = await SaidAsync(isConcurrent: false, program.Together());
        Assert.NotEmpty(expected);
        for (int order = 0; order < 6; order++)
        {
            string[] files = program.Arranged(new Random((seed * 100) + order), files: 1 + (order % 3));
            string difference = Verdicts.Difference(expected, await SaidAsync(isConcurrent: order % 2 == 1, files));
            Assert.True(difference.Length == 0, $"seed {seed}, order {order}:\n{difference}\n{string.Join("\n", files)}");
        }
    }

    [Theory]
    [InlineData(21, 5, true)]
    [InlineData(22, 5, false)]
    [InlineData(23, 8, true)]
    [InlineData(24, 8, false)]
    [InlineData(25, 10, true)]
    [InlineData(26, 10, false)]
    public async Task An_earlier_statement_changes_no_verdict(int seed, int members, bool isMoreTangled)
    {
        var program = new TangledProgram(seed, members, isMoreTangled);
        string[] apart = await SaidAsync(isConcurrent: false, program.Apart());
        string[] together = await SaidAsync(isConcurrent: false, program.Together());
        string difference = Verdicts.Difference(Verdicts.WithoutMembers(apart), Verdicts.WithoutMembers(together));
        Assert.True(difference.Length == 0, $"seed {seed}:\n{difference}\n{program.Together()}");
    }

    [Fact]
    public async Task Who_asks_first_for_a_member_changes_no_verdict()
    {
        string[] expected = await SaidAsync(isConcurrent: false, Chain);
        // Where the chain ends it is too deep to be followed; what does not come through it is told.
        Assert.Contains(expected, verdict => verdict.StartsWith("DPS1001 in Run: K.Folder + \"/a.txt\"", StringComparison.Ordinal));
        Assert.Contains(expected, verdict => verdict.StartsWith("DPS1001 in E: Path.Combine(K.Folder, n)", StringComparison.Ordinal));
        SyntaxNode root = CSharpSyntaxTree
            .ParseText(Chain, TestProject.Language, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken);
        for (int order = 0; order < 20; order++)
        {
            string shuffled = ShuffledMembers.Of(root, new Random(order)).ToFullString();
            Assert.Equal(expected, await SaidAsync(isConcurrent: order % 2 == 1, shuffled));
        }
    }

    [Theory]
    [InlineData("""File.WriteAllText(Chain.Save("a.txt"), "1"); Chain.A2("a.txt");""")]
    [InlineData("""Chain.A2("a.txt"); File.WriteAllText(Chain.Save("a.txt"), "1");""")]
    [InlineData("""File.WriteAllText(Chain.Save("a.txt"), "1");""")]
    public async Task What_a_helper_gave_at_the_deepest_level_is_not_what_it_gives(string statements)
    {
        string[] said = await SaidAsync(
            isConcurrent: false,
            Chain,
            $$"""static class C1 { public static void Last() { {{statements}} } }""");
        Assert.Single(said, verdict => verdict.StartsWith("DPS1001 in Last", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(3_000)]
    public async Task A_chain_of_members_of_any_length_is_followed_from_wherever_it_is_met(int length)
    {
        string[] members =
        [
            .. Enumerable
                .Range(1, length)
                .Select(i => $"public static readonly string M{i} = M{i - 1} + \"{(i % 10 == 0 ? "/" : "")}x\";")
                .Prepend("public static readonly string M0 = \"results/\";"),
        ];
        var counts = new List<int>();
        foreach (bool isReversed in new[] { false, true })
        {
            string body = $"public static void Run() {{ File.WriteAllText(M{length}, \"x\"); File.WriteAllText(M{length / 2}, \"x\"); }}";
            string[] said = await SaidAsync(
                isConcurrent: false,
                $"static class K {{ {string.Join('\n', isReversed ? [body, .. members.Reverse()] : [.. members, body])} }}");
            counts.Add(said.Length);
        }

        Assert.Equal([2, 2], counts);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(100)]
    public async Task Members_in_a_circle_are_unknown_from_wherever_they_are_met(int length)
    {
        string[] members =
        [
            .. Enumerable
                .Range(0, length)
                .Select(i => $"public static string M{i} => Environment.TickCount > {i} ? M{(i + 1) % length} : \"results\";"),
        ];
        string[] bodies =
        [
            .. Enumerable
                .Range(0, length)
                .Select(i =>
                    $"public static void Run{i}() {{ File.WriteAllText(M{i} + \"/x\", \"x\"); File.WriteAllText(Path.Combine(\"results\", M{i}), \"x\"); }}"
                ),
        ];
        string[]? first = null;
        for (int order = 0; order < 4; order++)
        {
            string[] all = [.. members, .. bodies];
            new Random(order).Shuffle(all);
            string[] said = await SaidAsync(isConcurrent: order % 2 == 1, $"static class K {{ {string.Join('\n', all)} }}");
            Assert.Equal(first ??= said, said);
        }

        // None of them is told apart from the others.
        Assert.Equal(0, first!.Length % length);
    }

    [Fact]
    public async Task Many_helpers_use_up_the_budget_of_their_own_body_alone()
    {
        string helpers = string.Join('\n', Enumerable.Range(0, 400).Select(i => $"static string H{i}(string p) => p + \"_{i}\";"));
        string calls = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"Console.WriteLine(H{i}(\"a\"));"));
        const string Folder =
            "static readonly string s_folder = Make(\"results\"); static string Make(string s) => Path.Combine(s, \"x\");";
        string many = $"public static void Many() {{ {calls} File.WriteAllText(s_folder + \"/a\", \"x\"); }}";
        const string Few = "public static void Few() { File.WriteAllText(s_folder + \"/b\", \"x\"); }";
        string[] first = await SaidAsync(isConcurrent: false, $"static class K {{ {helpers} {Folder} {many} {Few} }}");
        string[] second = await SaidAsync(isConcurrent: false, $"static class K {{ {Few} {many} {Folder} {helpers} }}");
        Assert.Equal(2, first.Length);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Equal_calls_are_reported_each_with_what_it_was_given()
    {
        const string Source = """
            sealed class Store(string folder) { public void Save(string name) => File.WriteAllText(Path.Combine(folder, name), "x"); }
            static class P
            {
                static void Save(string path) => File.WriteAllText(path, "x");
                public static void First() { string a = "results/x"; string b = "results" + "/x"; Save(a); Save(b); }
                public static void Second() { var a = new Store("results"); var b = new Store("result" + "s"); a.Save("x"); b.Save("x"); }
            }
            """;
        Diagnostic[] reported = [.. (await Reported(Source)).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
        Assert.Equal(["a", "b", "\"results\"", "\"result\" + \"s\""], reported.Select(static diagnostic => Code(diagnostic.Location)));
        Assert.Equal(
            ["\"results/x\"", "\"results\" + \"/x\""],
            reported.Take(2).Select(static diagnostic => Code(diagnostic.AdditionalLocations[0])));

        static string Code(Location location) =>
            location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(location.SourceSpan);

        static async Task<IEnumerable<Diagnostic>> Reported(string source) =>
            await s_empty
                .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, TestProject.Language, "Part.cs"))
                .WithAnalyzers([new PathRules()])
                .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static Task<string[]> SaidAsync(bool isConcurrent, params string[] sources) =>
        Verdicts.OfAsync(
            s_empty.AddSyntaxTrees(sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, TestProject.Language, $"Part{i}.cs"))),
            isConcurrent,
            [new PathRules()]);
}
