using DpsAuthoring;

namespace Algorithms;

/// <summary>Counts the lines of a text: what your algorithm does takes its place.</summary>
[Algorithm("template-algorithm-name", "Counts the lines of a text.")]
public sealed partial class GdalWrapper : IAlgorithm
{
    // The inputs, in the order of the values under the legacy contract. Names, types, order and defaults must be those of
    // algorithm_config.yml and algorithm_config.legacy.yml.

    [Input("input_file", "The text to read")]
    public required InputFile Source { get; init; }

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        int lines = 0;
        using StreamReader text = Source.OpenText();
        while (await text.ReadLineAsync(cancellationToken) is not null)
        {
            lines++;
        }

        // The result appears in output/ only when it is complete; a job that fails leaves no half file there.
        job.Output.Write("lines.txt", path => File.WriteAllText(path, $"{lines}\n"));
    }
}
