using System.Globalization;

namespace DpsAuthoring.Testing.Tests;

public enum Method
{
    Nearest,
    Cubic,
}

/// <summary>An algorithm with an input of each kind, which writes down what it was given.</summary>
[Algorithm("subject")]
public sealed partial class Subject : IAlgorithm
{
    public const string Result = "given.txt";

    [Input("source")] public InputFile? Source { get; init; }
    [Input("title")] public string Title { get; init; } = "none";
    [Input("count")] public long Count { get; init; } = 7;
    [Input("share")] public double Share { get; init; } = 0.5;
    [Input("flag")] public bool Flag { get; init; }
    [Input("method")] public Method Method { get; init; } = Method.Cubic;
    [Input("day")] public DateOnly Day { get; init; } = new(2020, 1, 2);
    [Input("box")] public BoundingBox Box { get; init; } = new(-180, -90, 180, 90);
    [Input("bands")] public IReadOnlyList<int> Bands { get; init; } = [4, 3, 2];
    [Input("at")] public Wavelength At { get; init; } = Wavelength.Parse("650nm", null);
    [Input("lines")] public Wavelength[] Lines { get; init; } = [];
    [Input("id")] public Guid? Id { get; init; }
    [Input("span")] public TimeSpan? Span { get; init; }
    [Input("name")] public OutputName Name { get; init; } = Result;

    /// <summary>The values of the types that parse themselves.</summary>
    public static string ShowParsed(Wavelength at, IEnumerable<Wavelength> lines, Guid? id, TimeSpan? span) =>
        string.Create(CultureInfo.InvariantCulture, $"\0{at}\0{string.Join(",", lines)}\0{id}\0{span}");

    public static string Show(
        string? source,
        string title,
        long count,
        double share,
        bool flag,
        Method method,
        DateOnly day,
        BoundingBox box,
        IEnumerable<int> bands) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{source}\0{title}\0{count}\0{share:R}\0{flag}\0{method}\0{day:yyyy-MM-dd}\0{box}\0{string.Join(",", bands)}");

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Output.Write(Name, path => File.WriteAllText(
            path, Show(Source?.Name, Title, Count, Share, Flag, Method, Day, Box, Bands) + ShowParsed(At, Lines, Id, Span)));
        return Task.CompletedTask;
    }
}
