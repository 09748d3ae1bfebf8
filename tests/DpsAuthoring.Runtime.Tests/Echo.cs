using System.Globalization;

namespace DpsAuthoring.Runtime.Tests;

/// <summary>An algorithm that writes down what it was given, so that a test can compare it.</summary>
public abstract class Echo : IAlgorithm
{
    public const string FileName = "value.txt";

    protected abstract object? Value { get; }

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Output.Write(FileName, path => File.WriteAllText(path, Show(Value)));
        return Task.CompletedTask;
    }

    private static string Show(object? value) => value switch
    {
        null => "(null)",
        string text => text,
        InputFile file => file.Name,
        InputDirectory directory => directory.Name,
        System.Collections.IEnumerable list => string.Join("|", list.Cast<object?>().Select(Show)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
