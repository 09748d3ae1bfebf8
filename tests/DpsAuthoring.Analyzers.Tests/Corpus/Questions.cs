// Rain: a program that asks, catches, and leaves in many ways.
using System.Globalization;
using System.Net;

namespace Rain;

public interface IConsole
{
    string? ReadLine();
}

public sealed class Scripted(Queue<string> lines) : IConsole
{
    public string? ReadLine() => lines.TryDequeue(out string? line) ? line : null;
}

public static class Program
{
    private const string Api = "https://api.example.org/v1";

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        IConsole console = new Scripted(new Queue<string>(args));
        string? first = console.ReadLine();
        string? second = Console.ReadLine(); // DPS2001
        Func<string?> ask = Console.ReadLine; // DPS2001
        Console.WriteLine(nameof(Console.ReadKey) + ask());
        while (!Console.KeyAvailable) // DPS2001
        {
            await Task.Yield();
        }

        using Stream stdin = Console.OpenStandardInput(); // DPS2001
        string all = await Console.In.ReadToEndAsync(); // DPS2001
        File.WriteAllText("output/all.txt", all + first + second);
        Directory.SetCurrentDirectory("output"); // DPS1004
        Environment.CurrentDirectory = Path.GetTempPath(); // DPS1004
        using var client = new HttpClient { BaseAddress = new Uri(Api) };
        byte[] data = await client.GetByteArrayAsync("granules/1");
        Console.WriteLine(data.Length);
        bool there = File.Exists("s3://bucket/a.tif"); // DPS1007
        there |= File.Exists($"{Api}/a.tif"); // DPS1007
        there |= Directory.Exists("/data"); // DPS1003
        string[] netrc = File.ReadAllLines(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".netrc")); // DPS1009
        return there ? netrc.Length : 1;
    }
}

public static class Other
{
    public static int Run()
    {
        try
        {
            return Int32.Parse("1", CultureInfo.InvariantCulture);
        }
        catch (Exception)
        {
            return 0;
        }
    }
}
