using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS2005: the token is passed on, or a loop looks at it.</summary>
public sealed class CancellationFixTests
{
    [Theory]
    [InlineData("await Task.Delay(1);", "await Task.Delay(1, cancellationToken);")]
    [InlineData(
        "await File.WriteAllTextAsync(\"output/x\", \"x\");", "await File.WriteAllTextAsync(\"output/x\", \"x\", cancellationToken);")]
    [InlineData("await SlowAsync();", "await SlowAsync(stop: cancellationToken);")]
    [InlineData("await SlowAsync(2);", "await SlowAsync(2, cancellationToken);")]
    [InlineData(
        "await new HttpClient().GetStringAsync(\"x\").ConfigureAwait(false);",
        "await new HttpClient().GetStringAsync(\"x\", cancellationToken).ConfigureAwait(false);")]
    [InlineData(
        "await Task.Run(async () => await Task.Delay(1));",
        "await Task.Run(async () => await Task.Delay(1, cancellationToken), cancellationToken);")]
    public Task A_token_is_passed_on(string before, string after) =>
        VerifyFix.MakesAsync<UnreadTokenRule, CancellationFix>(CancellationFix.PassKey, Unread(before), Running(after));

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
        VerifyFix.MakesAsync<UnreadTokenRule, CancellationFix>(
            CancellationFix.LookKey, Unread(before.TrimStart()), Running(after.TrimStart()));

    [Fact]
    public Task All_algorithms_pass_their_token_on() =>
        VerifyFix.MakesAllAsync<UnreadTokenRule, CancellationFix>(
            CancellationFix.PassKey,
            Unread("await SlowAsync(2);") + Unread("await SlowAsync(3);").Replace("class A", "class B"),
            Running("await SlowAsync(2, cancellationToken);")
                + Running("await SlowAsync(3, cancellationToken);").Replace("class A", "class B"));

    [Fact]
    public Task All_loops_look_at_the_token() =>
        VerifyFix.MakesAllAsync<UnreadTokenRule, CancellationFix>(
            CancellationFix.LookKey,
            Unread("await Task.Yield();\n        while (true)\n        {\n        }")
                + Unread("await Task.Yield();\n        while (true)\n        {\n        }").Replace("class A", "class B"),
            Running(
                "await Task.Yield();\n        while (true)\n        {\n            cancellationToken.ThrowIfCancellationRequested();\n        }"
            )
                + Running(
                        "await Task.Yield();\n        while (true)\n        {\n            cancellationToken.ThrowIfCancellationRequested();\n        }"
                    )
                    .Replace("class A", "class B"));

    [Fact]
    public Task Where_no_call_takes_a_token_only_the_loop_is_offered() =>
        VerifyFix.OffersAsync<UnreadTokenRule, CancellationFix>(Unread("while (true) { Thread.Sleep(1); }"), [CancellationFix.LookKey]);

    [Fact]
    public Task A_parameter_without_a_name_is_left_alone() =>
        VerifyFix.OffersNothingAsync<UnreadTokenRule, CancellationFix>(
            Running("await Task.Delay(1);").Replace("CancellationToken cancellationToken", "[|CancellationToken _|]"));

    /// <summary>The rule's diagnostic stands at the parameter.</summary>
    private static string Unread(string statements) =>
        Running(statements).Replace("CancellationToken cancellationToken", "[|CancellationToken cancellationToken|]");

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
