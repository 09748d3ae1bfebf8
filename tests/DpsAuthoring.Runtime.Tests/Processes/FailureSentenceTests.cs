using System.Reflection;
using System.Runtime.CompilerServices;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

/// <summary>The one line that a failed job's author reads first.</summary>
public sealed class FailureSentenceTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("plain", "no bands (InvalidDataException")]
    [InlineData("cause", "the tile could not be read: The response ended prematurely. (InvalidOperationException caused by IOException")]
    [InlineData("chain", "outer: innermost (InvalidOperationException caused by TimeoutException")]
    [InlineData("repeated", "reading a.tif: no such key (InvalidOperationException caused by KeyNotFoundException")]
    [InlineData("same type", "outer: inner (IOException")]
    [InlineData("empty", "an exception without a message (InvalidDataException")]
    [InlineData("empty outside", "the reason (InvalidOperationException caused by IOException")]
    [InlineData("empty inside", "the outer (InvalidOperationException caused by IOException")]
    [InlineData("lines", "first second (InvalidDataException")]
    [InlineData("several", "one (and 2 more errors) (InvalidDataException")]
    [InlineData("nested aggregate", "deep (InvalidDataException")]
    [InlineData("invocation", "the target's own (InvalidDataException")]
    [InlineData("initializer", "no library (DllNotFoundException")]
    [InlineData("generic", "of a generic type (Odd")]
    public async Task It_has_the_message_the_reason_the_type_and_the_line(string kind, string sentence)
    {
        JobResult result = await _job.RunArgumentsAsync<Throwing>(["--kind", kind], TestContext.Current.CancellationToken);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"error: {sentence} at FailureSentenceTests.cs:{Throwing.Line}; the whole trace is in throwing.log)",
            result.StandardError.TrimEnd());
        Assert.Equal(
            sentence.Length > 0,
            File.ReadAllText(Path.Combine(_job.FullPath, "_alt_error.txt")).StartsWith(sentence, StringComparison.Ordinal));
        Assert.Contains("   at ", File.ReadAllText(Path.Combine(_job.FullPath, "throwing.log")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("library")]
    [InlineData("null")]
    [InlineData("lambda")]
    [InlineData("task")]
    public async Task The_line_is_the_authors_where_a_library_throws(string kind)
    {
        JobResult result = await _job.RunArgumentsAsync<Throwing>(["--kind", kind], TestContext.Current.CancellationToken);
        Assert.EndsWith(
            $" at FailureSentenceTests.cs:{Throwing.Line}; the whole trace is in throwing.log)",
            result.StandardError.TrimEnd(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_a_page_is_cut_in_the_line_and_whole_in_the_log()
    {
        JobResult result = await _job.RunArgumentsAsync<Throwing>(["--kind", "page"], TestContext.Current.CancellationToken);
        Assert.Matches("^error: x{1000}… ", result.StandardError);
        Assert.Contains(new string('x', 5000), File.ReadAllText(Path.Combine(_job.FullPath, "throwing.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_in_the_making_has_its_name_and_not_its_path()
    {
        JobResult result = await _job.RunArgumentsAsync<Throwing>(["--kind", "stage"], TestContext.Current.CancellationToken);
        Assert.StartsWith(
            "error: cannot guess a driver for output/tiles/small.jp2x, nor for output/tiles/small.jp2x.aux.xml (",
            result.StandardError,
            StringComparison.Ordinal);
    }
}

/// <summary>Fails in the way it is told to, and remembers the line.</summary>
[Algorithm("throwing")]
public sealed partial class Throwing : IAlgorithm
{
    [Input("kind")] public required string Kind { get; init; }

    internal static int Line { get; private set; }

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        switch (Kind)
        {
            case "library":
                Mark(0);
                _ = File.ReadAllText(Path.Combine(job.WorkingDirectory, Mark("missing.txt")));
                break;
            case "null":
                _ = Mark<string?>(null)!.Length;
                break;
            case "lambda":
                _ = Enumerable.Range(1, 1).Select(number => number / Mark(0)).ToList();
                break;
            case "task":
                await Task.Run(() => throw Mark(new InvalidDataException("elsewhere")), cancellationToken);
                break;
            case "stage":
                job.Output.Write(
                    "tiles/small.jp2x",
                    path => throw new InvalidDataException($"cannot guess a driver for {path}, nor for {path}.aux.xml"));
                break;
            default:
                throw Mark(Failure());
        }
    }

    private Exception Failure() => Kind switch
    {
        "plain" => new InvalidDataException("no bands"),
        "cause" => new InvalidOperationException("the tile could not be read.", new IOException("The response ended prematurely.")),
        "chain" => new InvalidOperationException("outer", new IOException("middle", new TimeoutException("innermost"))),
        "repeated" => new InvalidOperationException("reading a.tif: no such key", new KeyNotFoundException("no such key")),
        "same type" => new IOException("outer", new IOException("inner")),
        "empty" => new InvalidDataException(""),
        "empty outside" => new InvalidOperationException("", new IOException("the reason")),
        "empty inside" => new InvalidOperationException("the outer", new IOException(" ")),
        "lines" => new InvalidDataException("first\nsecond\n"),
            "several" => new AggregateException(
                new InvalidDataException("one"), new AggregateException(new IOException("two"), new IOException("three"))),
        "nested aggregate" => new AggregateException(new AggregateException(new InvalidDataException("deep"))),
        "invocation" => new TargetInvocationException(new InvalidDataException("the target's own")),
        "initializer" => new TypeInitializationException("Gdal", new DllNotFoundException("no library")),
        "generic" => new Odd<int>("of a generic type"),
        _ => new InvalidDataException(new string('x', 5000)),
    };

    private static T Mark<T>(T value, [CallerLineNumber] int line = 0)
    {
        Line = line;
        return value;
    }

#pragma warning disable CA1032, CA1064 // It is thrown once.
    private sealed class Odd<T>(string message) : Exception(message)
    {
        public override string ToString() => $"{typeof(T)}: {base.ToString()}";
    }
#pragma warning restore CA1032, CA1064
}
