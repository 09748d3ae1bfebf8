namespace DpsAuthoring.Testing.Tests;

[Algorithm("count-bytes", "Counts the bytes of a file.")]
public sealed partial class CountBytes : IAlgorithm
{
    [Input("source", "The file to count")]
    public required InputFile Source { get; init; }

    [Input("output_file", "Name of the result below output/")]
    public OutputName OutputFile { get; init; } = "count.txt";

    public Task RunAsync(Job job, CancellationToken cancellationToken) =>
        job.Output.WriteAsync(OutputFile, path => File.WriteAllTextAsync(path, $"{Source.Length}\n", cancellationToken));
}
