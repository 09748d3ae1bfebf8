// What reads the keyboard, and what only mentions it.
using static System.Console;

internal sealed class Reader(TextReader source)
{
    public string? Next() => source.ReadLine();
}

internal interface IConsole
{
    string ReadLine();
    bool KeyAvailable { get; }
}

internal static class Prompts
{
    private static readonly IConsole? s_console = null;

    public static void Run(string[] args)
    {
        var reader = new Reader(new StringReader("text"));
        WriteLine(reader.Next());
        WriteLine(s_console?.ReadLine());
        if (s_console?.KeyAvailable == true) WriteLine("key");
        string? answer = ReadLine(); // DPS2001
        ConsoleKeyInfo key = ReadKey(intercept: true); // DPS2001
        int c = Read(); // DPS2001
        var piped = new Reader(In); // DPS2001
        string text = System.Console.In.ReadToEnd(); // DPS2001
        WriteLine($"{answer}{key.Key}{c}{piped.Next()}{text}");
        WriteLine("Console.ReadLine() is not for jobs; " + nameof(ReadLine) + nameof(System.Console.In));
        SetIn(new StringReader("1\n2\n"));
        Out.WriteLine(args.Length);
        if (!System.Console.IsInputRedirected)
        {
            WriteLine("Press a key");
            ReadKey();
        }

        if (System.Diagnostics.Debugger.IsAttached) ReadLine();
        while (true)
        {
            string? line = System.Console.ReadLine(); // DPS2001
            if (line is null or "quit") break;
        }
    }
}
