// An asynchronous main that logs and leaves.
using System.Diagnostics;

internal sealed class Program(HttpClient http)
{
    private static async Task Main(string[] args)
    {
        using var http = new HttpClient();
        using var source = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            source.Cancel();
        };
        try
        {
            await new Program(http).RunAsync(args, source.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("cancelled");
        }
        catch (Exception e) // DPS2002
        {
            Trace.TraceError(e.ToString());
            await Console.Error.WriteLineAsync(e.Message);
        }
        finally
        {
            await Console.Out.FlushAsync();
        }
    }

    private async Task RunAsync(string[] args, CancellationToken cancel)
    {
        foreach (string url in args.Where(arg => arg.StartsWith("https://", StringComparison.Ordinal)))
        {
            byte[] data = await http.GetByteArrayAsync(url, cancel);
            string name = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(data))[..16];
            await File.WriteAllBytesAsync(Path.Combine("output", name + ".bin"), data, cancel);
            await File.WriteAllBytesAsync(Path.Combine("cache", name + ".bin"), data, cancel); // DPS1001
        }
    }
}
