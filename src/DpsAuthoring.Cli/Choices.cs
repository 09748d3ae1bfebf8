using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace DpsAuthoring.Cli;

/// <summary>Options and arguments that take one of a few words.</summary>
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
}
