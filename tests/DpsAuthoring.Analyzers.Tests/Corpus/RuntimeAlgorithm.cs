// An algorithm on the runtime library, as the template starts it and a scientist goes on.
using System.Text.Json;
using DpsAuthoring.Hosting;

namespace Biomass;

public enum Model { Linear, Logistic }

[Algorithm("biomass-map", "Maps biomass.")]
public sealed partial class BiomassMap(ILogger<BiomassMap> log) : IAlgorithm
{
    [Input("footprints", "Footprints of the lidar")] public required InputFile Footprints { get; init; }
    [Input("covariates", "Folder of rasters")] public required InputDirectory Covariates { get; init; }
    [Input("model", "Form of the model")] public Model Model { get; init; } = Model.Linear;
    [Input("region", "Name of the region")] public string Region { get; init; } = "all";
    [Input("output_file", "Name of the result")] public OutputName OutputFile { get; init; } = "biomass.tif";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        log.LogInformation("{Count} covariates", Covariates.GetFiles("*.tif").Count);
        string work = job.Scratch.GetPath("footprints.bin");
        File.Copy(Footprints.FullPath, work, true);
        await using (FileStream stream = new(work, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.SetLength(stream.Length / 2);
        }

        using (OutputFile target = job.Output.Create(OutputFile))
        {
            await File.WriteAllBytesAsync(target.FullPath, await File.ReadAllBytesAsync(work, cancellationToken), cancellationToken);
            target.Publish();
        }

        using (OutputFile named = job.Output.Create($"{Region}_{Model}.json"))
        {
            await using FileStream json = File.Create(named.FullPath);
            await JsonSerializer.SerializeAsync(json, new { Region, Model }, s_json, cancellationToken);
        }

        string folder = job.Output.FullPath;
        await File.WriteAllTextAsync(Path.Combine(folder, "readme.txt"), "x", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, Region + ".txt"), "x", cancellationToken); // DPS1002
        await File.WriteAllTextAsync(Path.Combine(folder, Model + ".txt"), "x", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(job.WorkingDirectory, "readme.txt"), "x", cancellationToken); // DPS1001
        await File.WriteAllTextAsync(Path.Combine(job.WorkingDirectory, "output", "readme.txt"), "x", cancellationToken);
        await File.WriteAllTextAsync(Path.ChangeExtension(Footprints.FullPath, ".idx"), "x", cancellationToken); // DPS1005
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(Footprints.FullPath)!, "list.txt"), "x", cancellationToken); // DPS1005
        foreach (InputFile covariate in Covariates.GetFiles("*.tif"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.Copy(covariate.FullPath, Path.Combine(folder, covariate.Name));
            File.SetLastWriteTime(covariate.FullPath, DateTime.UnixEpoch); // DPS1005
            using var open = new FileStream(covariate.FullPath, FileMode.OpenOrCreate); // DPS1005
        }
    }
}

internal static class Program
{
    public static Task<int> Main(string[] args) => DpsProgram.RunAsync<BiomassMap>(args);
}
