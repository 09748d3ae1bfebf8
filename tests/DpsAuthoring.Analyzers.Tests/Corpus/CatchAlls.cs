// A main that retries, cleans up and answers with its exit code.
namespace Catches;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        int code = 1;
        try
        {
            await RunAsync(args);
            code = 0;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
        }
        finally
        {
            CleanUp("work");
        }

        return code;
    }

    private static async Task RunAsync(string[] args)
    {
        foreach (string url in args)
        {
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    using var http = new HttpClient();
                    byte[] data = await http.GetByteArrayAsync(url);
                    string name = Path.GetFileName(new Uri(url).LocalPath);
                    await File.WriteAllBytesAsync(Path.Combine("output", name), data); // DPS1002
                    await File.WriteAllBytesAsync(Path.Combine("output", "granule_" + name), data);
                    await File.WriteAllBytesAsync(name, data); // DPS1001
                    break;
                }
                catch (HttpRequestException) when (attempt < 2)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1));
                }
            }
        }
    }

    private static void CleanUp(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, true);
        }
        catch
        {
            // best effort
        }
    }
}
