// Algorithms that end well whatever happens.
[Algorithm("composite")]
public sealed partial class Composite(ILogger<Composite> log) : IAlgorithm
{
    [Input("scene", "The scene")] public required InputFile Scene { get; init; }

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream stream = File.OpenRead(Scene.FullPath);
            using OutputFile target = job.Output.Create("copy.tif");
            await using (FileStream copy = File.Create(target.FullPath))
            {
                await stream.CopyToAsync(copy, cancellationToken);
            }

            target.Publish();
        }
        catch (Exception e) // DPS2002
        {
            log.LogError(e, "composite failed");
        }
    }
}

[Algorithm("mosaic")]
public sealed partial class Mosaic(ILogger<Mosaic> log) : IAlgorithm
{
    [Input("scenes", "The scenes")] public required InputDirectory Scenes { get; init; }

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        var failures = new List<Exception>();
        foreach (InputFile scene in Scenes.GetFiles("*.tif"))
        {
            try
            {
                await File.ReadAllBytesAsync(scene.FullPath, cancellationToken);
                File.Delete(scene.FullPath); // DPS1005
            }
            catch (Exception e)
            {
                log.LogWarning(e, "{Scene}", scene.Name);
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }
}

[Algorithm("blind")]
public sealed partial class Blind : IAlgorithm
{
    [Input("rows", "Rows")] public int Rows { get; init; } = 10;

    public async Task RunAsync(Job job, CancellationToken cancellationToken) // DPS2005
    {
        for (int row = 0; row < Rows; row++)
        {
            await Task.Delay(10);
            job.Print($"{row}");
        }
    }
}
