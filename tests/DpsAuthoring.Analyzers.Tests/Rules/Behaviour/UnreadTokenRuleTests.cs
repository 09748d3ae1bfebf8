using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Behaviour;

/// <summary>DPS2005: who works for long without a look at the token.</summary>
public sealed class UnreadTokenRuleTests
{
    [Theory]
    [InlineData("await Task.Delay(1);")]
    [InlineData("await Task.Delay(1, CancellationToken.None);")]
    [InlineData("await Task.Delay(1).ConfigureAwait(false);")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("await Task.Yield(); Compute();")]
    [InlineData("await Task.Yield(); Parallel.For(0, 9, i => { });")]
    [InlineData("await Task.Yield(); Thread.Sleep(1);")]
    [InlineData("await Task.Yield(); new[] { 1 }.ToList().ForEach(i => Compute());")]
    [InlineData("await Task.Yield(); job.Print(nameof(cancellationToken)); Compute();")]
    public Task Work_without_a_look_is_reported_at_the_parameter(string body) =>
        VerifyRule<UnreadTokenRule>.ReportsAsync(
            Running(body).Replace("CancellationToken cancellationToken", "{|#0:CancellationToken cancellationToken|}"),
            VerifyRule<UnreadTokenRule>.Saying("cancellationToken"));

    [Theory]
    [InlineData("await Task.Delay(1, cancellationToken);")]
    [InlineData("await Task.Yield(); while (!cancellationToken.IsCancellationRequested) { }")]
    [InlineData("await Task.Yield(); cancellationToken.ThrowIfCancellationRequested(); Compute();")]
    [InlineData("await Task.Yield(); Parallel.For(0, 9, i => cancellationToken.ThrowIfCancellationRequested());")]
    [InlineData("await Task.Yield(); Local(); void Local() { cancellationToken.Register(Compute); }")]
    [InlineData("await Task.Yield(); _ = cancellationToken; Compute();")]
    [InlineData("await Task.CompletedTask;")]
    [InlineData(
        "await Task.Yield(); job.Print(\"x\"); File.WriteAllText(\"output/x\", string.Join(',', 1, 2)); Console.WriteLine(Math.Max(1, 2));"
    )]
    [InlineData("await Task.Yield(); var list = new List<int>(); list.Add(1); job.Print(string.Join(',', list.Select(i => i + 1)));")]
    [InlineData("throw new NotImplementedException();")]
    public Task A_look_or_nothing_to_do_is_silent(string body) => VerifyRule<UnreadTokenRule>.ReportsAsync(Running(body));

    [Fact]
    public Task An_explicit_implementation_and_an_override_are_run_methods_too() =>
        VerifyRule<UnreadTokenRule>.ReportsAsync("""
            class A : IAlgorithm { async Task IAlgorithm.RunAsync(Job job, [|CancellationToken cancellationToken|]) => await Task.Delay(1); }
            abstract class B : IAlgorithm { public abstract Task RunAsync(Job job, CancellationToken cancellationToken); }
            class C : B { public override async Task RunAsync(Job job, [|CancellationToken cancellationToken|]) => await Task.Delay(1); }
            """);

    [Fact]
    public Task Another_method_is_not() =>
        VerifyRule<UnreadTokenRule>.ReportsAsync("""
            class A { public async Task RunAsync(Job job, CancellationToken cancellationToken) => await Task.Delay(1); }
            class B : IAlgorithm
            {
                public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
                public async Task RunAsync(Job job, CancellationToken cancellationToken, int more) => await Task.Delay(more);
            }
            """);

    [Fact]
    public Task A_pragma_silences_it() =>
        VerifyRule<UnreadTokenRule>.ReportsAsync("#pragma warning disable DPS2005\n" + Running("await Task.Delay(1);"));

    private static string Running(string body) => $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class A : IAlgorithm
        {
            public async Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                {{body}}
            }

            private static void Compute() { }
        }
        """;
}
