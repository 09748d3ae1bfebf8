using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>What the fixes of the DPS2 block make of a program, one by one and all at once.</summary>
public sealed class BehaviourFixTests
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
        FixCheck.MakesAsync<RethrowFix>(RethrowFix.EquivalenceKey, Catching(before), Catching(after));

    [Fact]
    public Task An_empty_catch_rethrows() =>
        FixCheck.MakesAsync<RethrowFix>(
            RethrowFix.EquivalenceKey,
            "try { File.ReadAllText(args[0]); } catch { }",
            "try { File.ReadAllText(args[0]); } catch {\n    throw;\n}");

    [Fact]
    public Task All_catches_rethrow() =>
        FixCheck.MakesAllAsync<RethrowFix>(
            RethrowFix.EquivalenceKey,
            Catching("    Console.WriteLine(e);") + Catching("    Console.WriteLine(e.Message);"),
            Catching("    Console.WriteLine(e);\n    throw;") + Catching("    Console.WriteLine(e.Message);\n    throw;"));

    [Theory]
    [InlineData("await Task.Delay(1);", "await Task.Delay(1, cancellationToken);")]
    [InlineData("await File.WriteAllTextAsync(\"output/x\", \"x\");", "await File.WriteAllTextAsync(\"output/x\", \"x\", cancellationToken);")]
    [InlineData("await SlowAsync();", "await SlowAsync(stop: cancellationToken);")]
    [InlineData("await SlowAsync(2);", "await SlowAsync(2, cancellationToken);")]
    [InlineData("await new HttpClient().GetStringAsync(\"x\").ConfigureAwait(false);", "await new HttpClient().GetStringAsync(\"x\", cancellationToken).ConfigureAwait(false);")]
    [InlineData("await Task.Run(async () => await Task.Delay(1));", "await Task.Run(async () => await Task.Delay(1, cancellationToken), cancellationToken);")]
    public Task A_token_is_passed_on(string before, string after) =>
        FixCheck.MakesAsync<CancellationFix>(CancellationFix.PassKey, Running(before), Running(after));

    [Theory]
    [InlineData("""
                await Task.Yield();
                for (int i = 0; i < 9; i++)
                {
                    for (int j = 0; j < 9; j++)
                    {
                    }
                }
        """, """
                await Task.Yield();
                for (int i = 0; i < 9; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    for (int j = 0; j < 9; j++)
                    {
                    }
                }
        """)]
    [InlineData("""
                await Task.Yield();
                foreach (string line in File.ReadLines("x"))
                    Console.WriteLine(line);
        """, """
                await Task.Yield();
                foreach (string line in File.ReadLines("x"))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Console.WriteLine(line);
                }
        """)]
    public Task A_loop_looks_at_the_token(string before, string after) =>
        FixCheck.MakesAsync<CancellationFix>(CancellationFix.LookKey, Running(before.TrimStart()), Running(after.TrimStart()));

    [Fact]
    public Task All_algorithms_pass_their_token_on() =>
        FixCheck.MakesAllAsync<CancellationFix>(
            CancellationFix.PassKey,
            Running("await SlowAsync(2);") + Running("await SlowAsync(3);").Replace("class A", "class B"),
            Running("await SlowAsync(2, cancellationToken);") + Running("await SlowAsync(3, cancellationToken);").Replace("class A", "class B"));

    [Fact]
    public Task All_loops_look_at_the_token() =>
        FixCheck.MakesAllAsync<CancellationFix>(
            CancellationFix.LookKey,
            Running("while (true)\n        {\n        }") + Running("while (true)\n        {\n        }").Replace("class A", "class B"),
            Running("while (true)\n        {\n            cancellationToken.ThrowIfCancellationRequested();\n        }") + Running("while (true)\n        {\n            cancellationToken.ThrowIfCancellationRequested();\n        }").Replace("class A", "class B"));

    [Fact]
    public async Task Where_no_call_takes_a_token_only_the_loop_is_offered() =>
        Assert.Equal([CancellationFix.LookKey], await FixCheck.OffersAsync<CancellationFix>(Running("while (true) { Thread.Sleep(1); }")));

    [Fact]
    public async Task A_parameter_without_a_name_is_left_alone() =>
        Assert.Empty(await FixCheck.OffersAsync<CancellationFix>(Running("await Task.Delay(1);").Replace("CancellationToken cancellationToken", "CancellationToken _")));

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

    private static string Running(string statements) => $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class A : IAlgorithm
        {
            public async Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                {{statements}}
            }

            private static async Task SlowAsync(int times = 1, CancellationToken stop = default) => await Task.Delay(times, stop);
        }

        """;
}
