namespace DpsAuthoring.Configuration.Adoption;

/// <summary>What an adopted algorithm does until its computation is ported.</summary>
public static class ReceivedInputsText
{
    /// <summary>The source.</summary>
    public const string Source = """
        using System.Globalization;
        using System.Text.Json.Nodes;
        using DpsAuthoring;

        namespace Algorithms;

        /// <summary>The inputs as a job received them, as its result. Delete it when the computation is ported.</summary>
        internal static class ReceivedInputs
        {
            public static Task WriteAsync(Job job, IReadOnlyDictionary<string, object?> inputs, CancellationToken cancellationToken)
            {
                var received = new JsonObject();
                foreach ((string name, object? value) in inputs)
                {
                    received[name] = Text(value) is { } text ? JsonValue.Create(text) : null;
                }

                return job.Output.WriteAsync(
                    "inputs.json", path => File.WriteAllTextAsync(path, received.ToJsonString() + "\n", cancellationToken));
            }

            private static string? Text(object? value) => value switch
            {
                null => null,
                string text => text,
                bool flag => flag ? "true" : "false",
                // Under each contract a file lies elsewhere, and is the same.
                InputFile file => file.Name,
                InputDirectory directory => directory.Name,
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                System.Collections.IEnumerable list => string.Join(",", list.Cast<object?>().Select(Text)),
                _ => value.ToString(),
            };
        }

        """;
}
