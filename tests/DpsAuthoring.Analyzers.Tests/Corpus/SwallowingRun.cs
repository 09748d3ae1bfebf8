// A run method that swallows.
return await DpsProgram.RunAsync<Swallow>(args);

[Algorithm("swallow")]
public sealed partial class Swallow(ILogger<Swallow> log) : IAlgorithm
{
    [Input("scene")] public required InputFile Scene { get; init; }

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            byte[] data = await File.ReadAllBytesAsync(Scene.FullPath, cancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(job.Output.FullPath, Scene.Name), data, cancellationToken);
            await File.WriteAllBytesAsync(Scene.Name, data, cancellationToken); // DPS1001
            await File.WriteAllBytesAsync(Scene.FullPath + ".bak", data, cancellationToken); // DPS1005
            await File.WriteAllBytesAsync(Path.ChangeExtension(Scene.FullPath, ".png"), data, cancellationToken); // DPS1005
            await File.WriteAllBytesAsync(job.Scratch.GetPath("x"), data, cancellationToken);
            using var stream = new FileStream(Scene.FullPath, FileMode.Open); // DPS1005
            using var good = File.OpenRead(Scene.FullPath);
            using var open = File.Open(Scene.FullPath, FileMode.Open, FileAccess.Read);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception e) // DPS2002
        {
            log.LogError(e, "failed");
        }
    }
}
