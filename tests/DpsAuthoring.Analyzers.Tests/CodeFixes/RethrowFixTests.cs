using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS2002: a catch that swallows a failure throws it again.</summary>
public sealed class RethrowFixTests
{
    [Theory]
    [InlineData("""
            Console.WriteLine(e);
        """, """
            Console.WriteLine(e);
            throw;
        """)]
    [InlineData("""
            Console.WriteLine(e);
            return;
        """, """
            Console.WriteLine(e);
            throw;
        """)]
    [InlineData("""
            Console.WriteLine(e);
            Environment.Exit(0); // well
        """, """
            Console.WriteLine(e);
            throw; // well
        """)]
    public Task A_catch_rethrows(string before, string after) =>
        VerifyFix.MakesAsync<SwallowedFailureRule, RethrowFix>(RethrowFix.EquivalenceKey, Swallowing(before), Catching(after));

    [Fact]
    public Task An_empty_catch_rethrows() =>
        VerifyFix.MakesAsync<SwallowedFailureRule, RethrowFix>(
            RethrowFix.EquivalenceKey,
            "try { File.ReadAllText(args[0]); } [|catch|] { }",
            "try { File.ReadAllText(args[0]); } catch {\n    throw;\n}");

    [Fact]
    public Task All_catches_rethrow() =>
        VerifyFix.MakesAllAsync<SwallowedFailureRule, RethrowFix>(
            RethrowFix.EquivalenceKey,
            Swallowing("    Console.WriteLine(e);") + Swallowing("    Console.WriteLine(e.Message);"),
            Catching("    Console.WriteLine(e);\n    throw;") + Catching("    Console.WriteLine(e.Message);\n    throw;"));

    private static string Swallowing(string statements) => Catching(statements).Replace("catch", "[|catch|]");

    private static string Catching(string statements) => $$"""
        try
        {
            File.ReadAllText(args[0]);
        }
        catch (Exception e)
        {
        {{statements}}
        }

        """;
}
