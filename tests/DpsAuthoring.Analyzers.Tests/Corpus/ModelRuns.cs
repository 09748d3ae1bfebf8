// Runs of a model: settings in records, checkpoints by tasks, members of an ensemble in parallel, results gathered as they end.
using System.Text.Json;

namespace ModelRuns;

public enum Scenario { Ssp126, Ssp245, Ssp585 }

public sealed record RunSettings(Scenario Scenario, int Member)
{
    public required string Folder { get; init; }

    public string Checkpoint { get; init; } = "checkpoint.bin";

    public string Result => Path.Combine(Folder, $"{Scenario}_{Member:D2}.json");
}

public sealed class Model(RunSettings settings)
{
    private readonly double[] _state = new double[16];

    public async ValueTask<string> StepAsync(int step, CancellationToken cancel)
    {
        await Task.Delay(1, cancel).ConfigureAwait(false);
        _state[step % 16] += settings.Member;
        return $"step_{step:D5}.json";
    }
}

public static class Ensemble
{
    public static async Task RunAsync(string label, CancellationToken cancel)
    {
        RunSettings kept = new(Scenario.Ssp245, 1) { Folder = "output/runs", Checkpoint = Path.Combine(Path.GetTempPath(), "checkpoint.bin") };
        RunSettings lost = kept with { Folder = "runs", Checkpoint = "checkpoint.bin" };
        RunSettings labelled = kept with { Folder = $"output/{label}" };
        await File.WriteAllTextAsync(kept.Result, "{}", cancel).ConfigureAwait(false);
        await File.WriteAllBytesAsync(kept.Checkpoint, [], cancel).ConfigureAwait(false);
        await File.WriteAllTextAsync(lost.Result, "{}", cancel).ConfigureAwait(false); // DPS1001
        await File.WriteAllBytesAsync(lost.Checkpoint, [], cancel).ConfigureAwait(false); // DPS1001
        await File.WriteAllTextAsync(labelled.Result, "{}", cancel).ConfigureAwait(false); // DPS1002

        var model = new Model(kept);
        for (int step = 0; step < 3; step++)
        {
            string name = await model.StepAsync(step, cancel).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine("output", name), "{}", cancel);
            await File.WriteAllTextAsync(Path.Combine("steps", name), "{}", cancel); // DPS1001
        }

        await Parallel.ForEachAsync(Enum.GetValues<Scenario>(), cancel, async (scenario, token) =>
        {
            RunSettings run = kept with { Scenario = scenario };
            await using FileStream json = File.Create(run.Result);
            await JsonSerializer.SerializeAsync(json, run.Member, cancellationToken: token);
            await using FileStream copy = File.Create($"{scenario}.json"); // DPS1001
            await JsonSerializer.SerializeAsync(copy, run.Member, cancellationToken: token);
        });

        Task<string>[] members = [.. Enumerable.Range(0, 4).Select(async member =>
        {
            await Task.Yield();
            return Path.Combine("members", $"{member}.csv");
        })];
        await foreach (Task<string> ended in Task.WhenEach(members).WithCancellation(cancel))
        {
            await File.WriteAllTextAsync(await ended, "", cancel); // DPS1001
        }

        await using (FileStream forcing = new("input/forcing.nc", FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true)) Console.WriteLine(forcing.Length);
        await using (FileStream forcing = new("input/forcing.nc", FileMode.Open)) Console.WriteLine(forcing.Length); // DPS1005
        byte[] spinup = await File.ReadAllBytesAsync("/projects/spinup/state.bin", cancel).ConfigureAwait(false); // DPS1003
        byte[] restart = await File.ReadAllBytesAsync("s3://models/restart.bin", cancel).ConfigureAwait(false); // DPS1007
        byte[] initial = await File.ReadAllBytesAsync("input/initial.bin", cancel).ConfigureAwait(false);
        Console.WriteLine(spinup.Length + restart.Length + initial.Length);
    }
}
