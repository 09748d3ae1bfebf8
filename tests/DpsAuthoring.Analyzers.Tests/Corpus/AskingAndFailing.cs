// Behaviour: asking, failing, tokens, exits, in the shapes in which scripts do it.
using System.Diagnostics;

internal static class Runner
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            string? year = args.Length > 0 ? args[0] : Console.ReadLine(); // DPS2001
            using TextReader reader = Console.In; // DPS2001
            if (Environment.UserInteractive && !Console.IsInputRedirected)
            {
                Console.Write("Year: ");
            }

            await RunAsync(year ?? "2020", default); // DPS1002
            return 0;
        }
        catch (FileNotFoundException e)
        {
            await Console.Error.WriteLineAsync($"{e.FileName} is missing");
            return 2;
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
            Environment.ExitCode = 1;
            return Environment.ExitCode;
        }
        finally
        {
            Console.Out.Flush();
        }
    }

    private static async Task RunAsync(string year, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("gdal_translate", ["-of", "COG", "input/a.tif", "output/a.tif"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        await File.WriteAllTextAsync($"output/{year}.log", await process.StandardOutput.ReadToEndAsync(cancel), cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("gdal_translate failed");
        }

        Environment.CurrentDirectory = "output"; // DPS1004
        Directory.SetCurrentDirectory(Path.GetTempPath()); // DPS1004
        const string Help = "Set AWS_SECRET_ACCESS_KEY, or pass https://user:password@host/";
        Console.WriteLine(Help);
    }
}
