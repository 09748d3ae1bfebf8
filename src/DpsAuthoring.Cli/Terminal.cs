namespace DpsAuthoring.Cli;

/// <summary>What the terminal can show.</summary>
internal static class Terminal
{
    /// <summary>
    /// Colours are for people: not for files and pipes, not where NO_COLOR is set (no-color.org), not for a dumb terminal.
    /// </summary>
    public static bool HasColour { get; } =
        !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("NO_COLOR") is null or ""
        && !IsDumb;

    /// <summary>It cannot write over what it has shown.</summary>
    public static bool IsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

    public static string Bold(string text) => Styled("1", text);

    public static string Red(string text) => Styled("31", text);

    public static string Green(string text) => Styled("32", text);

    public static string Yellow(string text) => Styled("33", text);

    public static string Blue(string text) => Styled("34", text);

    private static string Styled(string code, string text) => HasColour ? $"\e[{code}m{text}\e[0m" : text;
}
