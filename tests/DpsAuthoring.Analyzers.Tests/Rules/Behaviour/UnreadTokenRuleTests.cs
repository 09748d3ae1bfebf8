namespace DpsAuthoring.Analyzers.Tests.Rules.Behaviour;

/// <summary>DPS2005: who works for long without a look at the token.</summary>
public sealed class UnreadTokenRuleTests
{
    private const string Id = "DPS2005";

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
    public async Task Work_without_a_look_is_reported_at_the_parameter(string body) =>
        Assert.StartsWith("4,41 DPS2005 Nothing looks at 'cancellationToken'", Assert.Single(await Report.OfAsync(Id, Running(body))));

    [Theory]
    [InlineData("await Task.Delay(1, cancellationToken);")]
    [InlineData("await Task.Yield(); while (!cancellationToken.IsCancellationRequested) { }")]
    [InlineData("await Task.Yield(); cancellationToken.ThrowIfCancellationRequested(); Compute();")]
    [InlineData("await Task.Yield(); Parallel.For(0, 9, i => cancellationToken.ThrowIfCancellationRequested());")]
    [InlineData("await Task.Yield(); Local(); void Local() { cancellationToken.Register(Compute); }")]
    [InlineData("await Task.Yield(); _ = cancellationToken; Compute();")]
    [InlineData("await Task.CompletedTask;")]
    [InlineData("await Task.Yield(); job.Print(\"x\"); File.WriteAllText(\"output/x\", string.Join(',', 1, 2)); Console.WriteLine(Math.Max(1, 2));")]
    [InlineData("await Task.Yield(); var list = new List<int>(); list.Add(1); job.Print(string.Join(',', list.Select(i => i + 1)));")]
    [InlineData("throw new NotImplementedException();")]
    public async Task A_look_or_nothing_to_do_is_silent(string body) => Assert.Empty(await Report.OfAsync(Id, Running(body)));

    [Fact]
    public async Task An_explicit_implementation_and_an_override_are_run_methods_too() =>
        Assert.Equal(2, (await Report.OfAsync(Id, """
            class A : IAlgorithm { async Task IAlgorithm.RunAsync(Job job, CancellationToken cancellationToken) => await Task.Delay(1); }
            abstract class B : IAlgorithm { public abstract Task RunAsync(Job job, CancellationToken cancellationToken); }
            class C : B { public override async Task RunAsync(Job job, CancellationToken cancellationToken) => await Task.Delay(1); }
            """)).Length);

    [Fact]
    public async Task Another_method_is_not() =>
        Assert.Empty(await Report.OfAsync(Id, """
            class A { public async Task RunAsync(Job job, CancellationToken cancellationToken) => await Task.Delay(1); }
            class B : IAlgorithm
            {
                public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
                public async Task RunAsync(Job job, CancellationToken cancellationToken, int more) => await Task.Delay(more);
            }
            """));

    [Fact]
    public async Task A_pragma_silences_it() => Assert.Empty(await Report.OfAsync(Id, "#pragma warning disable DPS2005\n" + Running("await Task.Delay(1);")));

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
