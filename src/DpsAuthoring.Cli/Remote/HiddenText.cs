using System.Text;

namespace DpsAuthoring.Cli.Remote;

/// <summary>Asks for what must not be shown.</summary>
internal static class HiddenText
{
    /// <param name="prompt">What is asked for.</param>
    /// <returns>The line that was typed.</returns>
    public static string Ask(string prompt)
    {
        Console.Error.Write($"{prompt} (it is not shown): ");
        var text = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return text.ToString();
                case ConsoleKey.Backspace when text.Length > 0:
                    text.Length--;
                    break;
                default:
                    text.Append(key.KeyChar == '\0' ? "" : key.KeyChar);
                    break;
            }
        }
    }
}
