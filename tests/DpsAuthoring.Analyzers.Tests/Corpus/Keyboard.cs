// A dialogue that nobody leads, and a main that is content with everything.
using System.Text;

internal class Converter
{
    public static void Main(string[] args)
    {
        try
        {
            Console.WriteLine("Input folder?");
            string folder = args.Length > 0 ? args[0] : Console.ReadLine()!; // DPS2001
            foreach (string file in Directory.GetFiles(folder, "*.csv"))
            {
                string[] lines = File.ReadAllLines(file);
                File.WriteAllLines(Path.Combine("output", Path.GetFileName(file)), lines.Select(line => line.Replace(';', ',')));
            }
        }
        catch (Exception ex) // DPS2002
        {
            Console.WriteLine("Error: " + ex.Message);
        }

        Console.WriteLine("Press any key");
        Console.ReadKey(); // DPS2001
        string word = nameof(Console.ReadLine);
        if (Console.In.Peek() >= 0) Console.WriteLine(word); // DPS2001
        while (!Console.KeyAvailable) // DPS2001
        {
            Thread.Sleep(10);
        }

        using Stream stdin = Console.OpenStandardInput(); // DPS2001
        Func<string?> ask = Console.ReadLine; // DPS2001
        Console.OutputEncoding = Encoding.UTF8;
        Console.Error.WriteLine(ask());
    }
}
