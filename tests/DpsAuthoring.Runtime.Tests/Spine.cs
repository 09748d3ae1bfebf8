using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Runtime.Tests;

[Algorithm("gdal-wrapper", "Reduces a raster to a percentage of its size.")]
public sealed partial class Wrapper(ILogger<Wrapper> log) : IAlgorithm
{
    [Input("input_file", "The raster to reduce")]
    public required InputFile Source { get; init; }

    [Input("output_file", "Name of the result under output/")]
    public OutputName OutputFile { get; init; } = "reduced.tif";

    [Input("outsize", "Percent of the original size"), Range(1, 100)]
    public int OutSize { get; init; } = 30;

    [Input("box")] public BoundingBox? Box { get; init; }

    [Input("names", "Some names")] public IReadOnlyList<string> Names { get; init; } = ["a", "b"];

    [Input("verbose")] public bool Verbose { get; init; }

    [Input("day")] public DateOnly Day { get; init; } = new(2020, 1, 2);

    public Task RunAsync(Job job, CancellationToken cancel)
    {
        log.LogInformation("Hello {Name} {Size} {Names}", Source.Name, OutSize, string.Join("|", Names));
        job.Output.Write(OutputFile, path => File.Copy(Source.Path, path));
        for (int i = 0; i <= 100; i++)
        {
            job.Progress.Report(i / 100.0);
        }

        return Task.CompletedTask;
    }
}

public class Spine
{
    [Fact]
    public async Task Runs()
    {
        string dir = Directory.CreateTempSubdirectory().FullName;
        var o = new StringWriter();
        var e = new StringWriter();
        File.WriteAllText(Path.Combine(dir, "a.txt"), "x");
        int code = await DpsProgram.RunAsync<Wrapper>(["--input_file", "a.txt", "--outsize", "50"], new JobHost(dir) { Output = o, Error = e });
        Console.WriteLine(o); Console.WriteLine(e);
        await DpsProgram.RunAsync<Wrapper>(["--help"], new JobHost(dir) { Output = Console.Out, Error = e });
        await DpsProgram.RunAsync<Wrapper>(["--input_file", "b.txt", "--outsiz", "1e1", "--box", "1,2,3"], new JobHost(dir) { Output = Console.Out, Error = Console.Out });
        await DpsProgram.RunAsync<Wrapper>(["../x", "101", "a"], new JobHost(dir) { Output = Console.Out, Error = Console.Out });
        Console.WriteLine(string.Join("\n", Directory.EnumerateFileSystemEntries(dir, "*", SearchOption.AllDirectories)));
        Assert.Equal(0, code);
    }
}
