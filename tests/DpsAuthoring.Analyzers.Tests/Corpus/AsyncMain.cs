// async Main with void helpers, ValueTask, ConfigureAwait and local async functions.
namespace Async;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        try
        {
            await WorkAsync("output/x").ConfigureAwait(false);
            await WorkAsync("x").ConfigureAwait(false); // DPS1001
            await using var _ = File.Create(await NameAsync("y")); // DPS1001
            File.WriteAllText(await OutAsync("y"), "");
            string[] all = await Task.WhenAll(NameAsync("a"), NameAsync("b"));
            foreach (string s in all) File.WriteAllText(Path.Combine("output", "all_" + s.Length), "");
        }
        catch (AggregateException e)
        {
            Console.WriteLine(e);
        }
        catch (Exception e) when (e is not OperationCanceledException) // DPS2002
        {
            Console.WriteLine("Something went wrong: " + e.Message);
        }
    }

    private static async Task WorkAsync(string path)
    {
        await Task.Yield();
        await File.WriteAllTextAsync(path, "");
    }

    private static async Task<string> NameAsync(string n)
    {
        await Task.Yield();
        return n + ".txt";
    }

    private static ValueTask<string> OutAsync(string n) => new(Path.Combine("output", n));
}
