using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DpsAuthoring.Cli;

/// <summary>Options and arguments that take one of a few words, or a number.</summary>
internal static class Choices
{
    /// <summary>Takes these words alone, and completes them.</summary>
    public static void AcceptOneOf(this Option option, params string[] words)
    {
        option.Validators.Add(result => Check(result, option.Name, words));
        option.CompletionSources.Add(_ => words.Select(word => new CompletionItem(word)));
    }

    /// <inheritdoc cref="AcceptOneOf(Option, string[])"/>
    public static void AcceptOneOf(this Argument argument, params string[] words)
    {
        argument.Validators.Add(result => Check(result, argument.Name, words));
        argument.CompletionSources.Add(_ => words.Select(word => new CompletionItem(word)));
    }

    private static string Listed(string[] words) => words is [var only] ? only : $"{string.Join(", ", words[..^1])} or {words[^1]}";

    private static void Check(SymbolResult result, string name, string[] words)
    {
        if (result.Tokens.FirstOrDefault(token => !words.Contains(token.Value, StringComparer.Ordinal)) is { } other)
        {
            result.AddError($"'{other.Value}' is not valid for {name}: write {Listed(words)}.");
        }
    }

    /// <summary>An option whose value is a whole number.</summary>
    public static Option<int?> Number(int least, string description, string name, params string[] aliases) =>
        Number(least, int.MaxValue, description, name, aliases);

    /// <inheritdoc cref="Number(int, string, string, string[])"/>
    public static Option<int?> Number(int least, int most, string description, string name, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            string text = result.Tokens is [var token] ? token.Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError($"'{text}' is not valid for {name}: write a whole number, {least} {(most == int.MaxValue ? "or more" : $"to {most}")}.");
            return default;
        },
    };
}
