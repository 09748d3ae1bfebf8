using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using DpsAuthoring.Cli.Jobs;

namespace DpsAuthoring.Cli.Commands;

/// <summary>
/// What is wrong with a command line, in one sentence: the word that is wrong by its own name, and what was probably meant.
/// </summary>
internal static class CommandLineMistake
{
    /// <summary>The sentence; null where the command line can be followed.</summary>
    public static string? Sentence(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        bool takesInputs = InputHint.IsFor(command);
        string[] loose = Loose(parsed);
        if (loose.FirstOrDefault(word => word is ['-', _, ..]) is { } option)
        {
            return OfOption(parsed, option, takesInputs);
        }

        if (takesInputs && loose.FirstOrDefault(InputHint.IsAssignment) is { } assignment)
        {
            return InputHint.OfWord(assignment);
        }

        if (takesInputs && EngineOptions.Surplus(parsed) is { } surplus)
        {
            return InputHint.OfWord(surplus);
        }

        if (parsed is not { Action: null or ParseErrorAction, Errors: [var error, ..] })
        {
            return null;
        }

        return parsed.UnmatchedTokens switch
        {
            [var word, ..] when command.Subcommands.Count > 0 && command.Arguments.Count == 0 => NotA(
                "command", word, Nearest.To(word, command.Subcommands.Select(one => one.Name))),
            [var word, ..] => takesInputs ? InputHint.OfWord(word) : $"'{word}' is one argument too many.",
            _ => string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        };
    }

    /// <summary>
    /// The words that are no option's: left over, or taken for the command's own argument. Behind <c>--</c> a word means what it says.
    /// </summary>
    private static string[] Loose(ParseResult parsed)
    {
        HashSet<string> loose =
        [
            .. parsed.UnmatchedTokens,
            .. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(own => own.Tokens).Select(token => token.Value),
        ];
        return [.. parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).Where(loose.Contains)];
    }

    private static string OfOption(ParseResult parsed, string word, bool takesInputs)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        (string name, string? value) = equals > 0 ? (word[..equals], word[(equals + 1)..]) : (word, null);
        if (takesInputs && InputHint.OfOption(parsed, name, value, near: false) is { } input)
        {
            return input;
        }

        Option[] options = [.. parsed.CommandResult.Command.Options.Where(option => !option.Hidden)];
        if (name is ['-', not '-', _, ..]
            && options.Any(option => option.Aliases.Contains(name[..2]))
            && !options.Any(option => option.Name == $"-{name}"))
        {
            return $"'{word}' is not a valid option: write {name[..2]} {word[2..]}, with a space.";
        }

        string? near = NearOption(name, [.. options.Select(option => option.Name), "--help"]);
        return near is null && takesInputs
            ? InputHint.OfOption(parsed, name, value, near: true) ?? $"{NotA("option", name, null)} An algorithm's {InputHint.HowTo}"
            : NotA("option", name, near);
    }

    /// <summary>The option that a word begins, or is much like.</summary>
    private static string? NearOption(string word, string[] options)
    {
        string letters = word.TrimStart('-');
        string[] longer = [.. options.Where(known => known.StartsWith("--" + letters, StringComparison.OrdinalIgnoreCase))];
        return letters.Length > 1 && longer is [var only] ? only : Nearest.To(word, options);
    }

    private static string NotA(string kind, string word, string? near) =>
        $"'{word}' is not a valid {kind}{(near is null ? "." : $"; did you mean {near}?")}";
}
