namespace DpsAuthoring.Analyzers.Tests;

/// <summary>What one rule says of a source.</summary>
internal static class Report
{
    public static async Task<string[]> OfAsync(string id, string source) =>
        [.. (await Compiler.AnalyzeAsync(source)).Rules.Where(text => text.Contains($" {id} ", StringComparison.Ordinal) || text.Contains(" AD0001 ", StringComparison.Ordinal))];

    /// <summary>What one rule says of an algorithm with these members besides a run method that does nothing.</summary>
    public static Task<string[]> OfMembersAsync(string id, string members) => OfAsync(id, $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class A : IAlgorithm
        {
            {{members}}
            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);
}
