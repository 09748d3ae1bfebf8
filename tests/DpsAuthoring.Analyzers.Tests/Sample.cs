namespace DpsAuthoring.Analyzers.Tests;

/// <summary>Algorithms with a gap, for the tests of rules and fixes.</summary>
internal static class Sample
{
    public static string Algorithm(string members, string statements) => $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class My : IAlgorithm
        {
            {{members}}public async Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                {{statements}}
            }
        }
        """;

    public static string Declaration(string members) => $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class My : IAlgorithm
        {
            {{members}}

            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    /// <summary>
    /// A method with a parameter <c>name</c> of which nothing is known, <c>args</c>, <c>n</c>, <c>flag</c> and <c>job</c>.
    /// </summary>
    public static string Method(string statements, string members = "") => $$"""
        using System.Globalization;
        using System.IO.Compression;
        using System.Text;
        using System.Text.RegularExpressions;
        using System.Reflection;
        sealed class Sample
        {
            {{members}}
            public async Task RunAsync(string name, string[] args, int n, Job job, bool flag)
            {
                await Task.CompletedTask;
                {{statements}}
            }
        }
        """;
}
