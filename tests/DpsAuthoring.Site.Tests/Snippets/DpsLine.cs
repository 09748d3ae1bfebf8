using System.Text.RegularExpressions;
using DpsAuthoring.Cli.Commands;

namespace DpsAuthoring.Site.Tests.Snippets;

/// <summary>A <c>dps</c> command in a page: in a block, or in the text as code.</summary>
/// <param name="Place">Where.</param>
/// <param name="Text">As it stands.</param>
/// <param name="IsWhole">Whether it stands in a block; in a text a command may lack what it must be given.</param>
internal sealed partial record DpsLine(string Place, string Text, bool IsWhole)
{
    /// <summary>What the parser says against it; null for nothing.</summary>
    public string? Mistake()
    {
        string? mistake = CommandLineMistake.Sentence(DpsCommand.Parse(Words));
        return IsWhole || mistake?.Contains("equired", StringComparison.Ordinal) == false ? mistake : null;
    }

    /// <summary>What the shell would give to the program; what differs is put in.</summary>
    public string[] Words => [.. Word().Matches(Text).Skip(1).Select(word => word.Value.Trim('\'', '"'))];

    public static IEnumerable<DpsLine> All() => Repository.Pages().SelectMany(page => Of(page, Repository.Read(page)));

    public static IEnumerable<DpsLine> Of(string page, string text) =>
        from Match found in Command().Matches(text)
        let line = Ended().Split(found.Groups["command"].Value, 2)[0].TrimEnd()
        // Its help, a kind of command, or one whose rest is left out.
        where !line.Contains('…', StringComparison.Ordinal) && !Shorthand().IsMatch(line)
        select new DpsLine($"{page}({text[..found.Index].Count(letter => letter == '\n') + 1})", line, found.Value[0] != '`');

    [GeneratedRegex(@"(^(\$ (\w+=\$\()?)?|`|&& |\$\()(?<command>dps( [^\n`]*[^\n`\s])?)(`|$)", RegexOptions.Multiline)]
    private static partial Regex Command();

    /// <summary>What ends a command for the shell.</summary>
    [GeneratedRegex(@"\s+(#|\||<\s|>|2>|&&|\\$|  )|\s{2,}|\)""?$|;")]
    private static partial Regex Ended();

    [GeneratedRegex(@"^dps( \w+)? (COMMAND|NAME)\b|^dps$")]
    private static partial Regex Shorthand();

    [GeneratedRegex(@"('[^']*'|""[^""]*""|\S)+")]
    private static partial Regex Word();
}
