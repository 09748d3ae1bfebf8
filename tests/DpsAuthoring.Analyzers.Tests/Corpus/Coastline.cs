// Coastlines: async streams, cancellation, retries with backoff, channels, locals captured by lambdas, and timers.
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Coastline;

public sealed class Pipeline(string input, string output, TimeProvider clock)
{
    private readonly Channel<string> _queue = Channel.CreateBounded<string>(8);

    public async IAsyncEnumerable<string> ScenesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (string scene in Directory.EnumerateFiles(input, "*.SAFE", SearchOption.AllDirectories))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), clock, cancel);
            yield return Path.GetFileNameWithoutExtension(scene);
        }
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        Task reader = Task.Run(
            async () =>
            {
                await foreach (string name in _queue.Reader.ReadAllAsync(cancel))
                {
                    await File.WriteAllTextAsync(Path.Combine(output, Path.GetFileNameWithoutExtension(name) + ".geojson"), "{}", cancel);
                    await File.WriteAllTextAsync(Path.Combine("output", name), "{}", cancel); // DPS1002
                }
            },
            cancel);
        await foreach (string scene in ScenesAsync(cancel).WithCancellation(cancel))
        {
            await _queue.Writer.WriteAsync(scene, cancel);
            await File.AppendAllTextAsync($"output/{scene}.log", "x", cancel);
            await File.AppendAllTextAsync($"{scene}.log", "x", cancel); // DPS1001
        }

        _queue.Writer.Complete();
        await reader;
        int failures = 0;
        string summary = Path.Combine("output", "summary.txt");
        await RetryAsync(() => File.WriteAllTextAsync(summary, $"{failures}", cancel));
        await RetryAsync(async () =>
        {
            failures++;
            await using var file = new StreamWriter("summary.txt"); // DPS1001
            await file.WriteLineAsync("x");
        });
    }

    private static async Task RetryAsync(Func<Task> action)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await action();
                return;
            }
            catch (IOException) when (attempt < 3)
            {
                await Task.Delay(attempt * 10);
            }
        }
    }
}

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromHours(1));
        await new Pipeline("input", "output", TimeProvider.System).RunAsync(source.Token);
        await new Pipeline(args[0], "lines", TimeProvider.System).RunAsync(source.Token); // DPS1001
        return 0;
    }
}
