using System.CommandLine;
using System.CommandLine.Parsing;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>
/// How inputs are given, for those who give them as the algorithm itself takes them: <c>--input_file x</c>, <c>input_file=x</c>, or bare.
/// </summary>
internal static class InputHint
{
    public const string HowTo = "inputs are given as -i name=value.";

    /// <summary>Whether a command takes inputs.</summary>
    public static bool IsFor(Command command) => command.Options.Any(option => option.Name == JobOptions.InputName);

    /// <summary>
    /// For an option that is the algorithm's: <c>--input_file x</c> or <c>--input_file=x</c>; null for another. Where <paramref
    /// name="near"/>, a name much like it will do.
    /// </summary>
    public static string? OfOption(ParseResult parsed, string option, string? value, bool near)
    {
        string word = option.TrimStart('-');
        string[] inputs = [.. InputsAt(parsed).Select(input => input.Name)];
        if (inputs.Contains(word) || (near && Nearest.To(word, inputs) is not null))
        {
            string[] words = [.. parsed.Tokens.Select(token => token.Value)];
            string? next = words.ElementAtOrDefault(Array.IndexOf(words, option) + 1);
            string given = value ?? (next is null or ['-', not (>= '0' and <= '9'), ..] ? "VALUE" : next);
            return inputs.Contains(word)
                ? $"'{option}' is an input of the algorithm and not an option of dps: write {Written(word, given)}"
                : $"'{option}' is not a valid option; did you mean the input {Written(Nearest.To(word, inputs)!, given)}?";
        }

        return null;
    }

    /// <summary>For a word that is a file or a value, where only the algorithm's folder belongs.</summary>
    public static string OfWord(string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? $"'{word}' is not a folder: write {Written(word[..equals], word[(equals + 1)..])} to give an input."
            : $"'{word}' is one argument too many: {HowTo}";
    }

    /// <summary>Whether a word is <c>name=value</c> and not the name of anything here.</summary>
    public static bool IsAssignment(string word) => word.IndexOf('=', StringComparison.Ordinal) is var equals and > 0
        && !word[..equals].Contains('/', StringComparison.Ordinal) && !Path.Exists(word);

    private static string Written(string name, string value) => $"-i {JobCommand.Quote($"{name}={value}")}";

    /// <summary>The inputs of the algorithm whose folder is on the command line, or else is the current one.</summary>
    private static IReadOnlyList<AlgorithmInput> InputsAt(ParseResult parsed)
    {
        string folder =
            parsed.Tokens.Where(token => token.Type == TokenType.Argument).Select(token => token.Value).FirstOrDefault(Directory.Exists)
            ?? ".";
        try
        {
            return JobOptions.AlgorithmsAt(folder).Algorithms.First().Value.Inputs;
        }
        catch (Exception e) when (e is CouldNotRunException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
