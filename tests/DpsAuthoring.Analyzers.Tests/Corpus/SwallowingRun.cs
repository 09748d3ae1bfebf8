// A run method that swallows.
return await DpsProgram.RunAsync<Swallow>(args);

[Algorithm("swallow")]
public sealed partial class Swallow(ILogger<Swallow> log) : IAlgorithm
{
    [Input("scene")] public required InputFile Scene { get; init; }

    public async Task RunAsync(Job job, CancellationToken cancel)
    {
        try
        {
            byte[] data = await File.ReadAllBytesAsync(Scene.Path, cancel);
            await File.WriteAllBytesAsync(Path.Combine(job.Output.Directory, Scene.Name), data, cancel);
            await File.WriteAllBytesAsync(Scene.Name, data, cancel); // DPS1001
            await File.WriteAllBytesAsync(Scene.Path + ".bak", data, cancel); // DPS1005
            await File.WriteAllBytesAsync(Path.ChangeExtension(Scene.Path, ".png"), data, cancel); // DPS1005
            await File.WriteAllBytesAsync(job.Scratch.File("x"), data, cancel);
            using var stream = new FileStream(Scene.Path, FileMode.Open); // DPS1005
            using var good = File.OpenRead(Scene.Path);
            using var open = File.Open(Scene.Path, FileMode.Open, FileAccess.Read);
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
