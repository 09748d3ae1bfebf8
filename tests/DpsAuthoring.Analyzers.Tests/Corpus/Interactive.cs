// Behaviour: prompts, exits, swallowed exceptions.
namespace Behaviour;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        Console.Write("Folder? ");
        string folder = Console.ReadLine() ?? "output"; // DPS2001
        while (Console.KeyAvailable) Console.ReadKey(true); // DPS2001 DPS2001
        string all = Console.In.ReadToEnd(); // DPS2001
        string? line = await Console.In.ReadLineAsync(); // DPS2001
        using Stream stdin = Console.OpenStandardInput(); // DPS2001
        int c = Console.Read(); // DPS2001
        Func<string?> read = Console.ReadLine; // DPS2001
        Console.WriteLine(nameof(Console.ReadLine) + folder + all + line + c + read());
        try
        {
            await Work(args);
            return 0;
        }
        catch (FileNotFoundException e)
        {
            Console.Error.WriteLine(e.Message);
            return 3;
        }
        catch (Exception e) // DPS2002
        {
            Console.Error.WriteLine($"failed: {e.Message}");
            return 0;
        }
        finally
        {
            Console.WriteLine("Press any key");
            Console.ReadKey(); // DPS2001
        }
    }

    private static Task Work(string[] args) => Task.FromException(new InvalidOperationException(args.Length.ToString()));

    private static class MyConsole { public static string ReadLine() => ""; }

    public static string Use() => MyConsole.ReadLine();
}
