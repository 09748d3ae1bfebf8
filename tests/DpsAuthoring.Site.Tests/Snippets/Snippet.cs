using System.Text.RegularExpressions;

namespace DpsAuthoring.Site.Tests.Snippets;

/// <summary>A block of code in a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Line">Where it begins.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">The code.</param>
/// <param name="Remarks">The comments right before it.</param>
internal sealed partial record Snippet(string Page, int Line, string Language, string Text, string Remarks)
{
    /// <summary>Why nobody tries it, where the page says so.</summary>
    public string? Untried => Untold().Match(Remarks) is { Success: true } found ? found.Groups["why"].Value : null;

    /// <summary>Declarations that the page takes for granted.</summary>
    public string Given => string.Concat(Assumption().Matches(Remarks).Select(found => found.Groups["code"].Value + "\n"));

    /// <summary>The file that it is the text of.</summary>
    public string? File => Named().Match(Remarks) is { Success: true } found ? found.Groups["file"].Value : null;

    public override string ToString() => $"{Page}({Line})";

    public static IEnumerable<Snippet> All() => Repository.Pages().SelectMany(page => Of(page, Repository.Read(page)));

    public static IEnumerable<Snippet> Of(string page, string text) =>
        from Match block in Block().Matches(text)
        select new Snippet(
            page,
            text[..block.Groups["fence"].Index].Count(letter => letter == '\n') + 1,
            block.Groups["language"].Value,
            block.Groups["text"].Value,
            block.Groups["remarks"].Value);

    [GeneratedRegex(@"(?<remarks>(^<!--(?:(?!-->).)*-->\n)*)^(?<fence>```)(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"<!-- not run( here)?: (?<why>.+?) -->", RegexOptions.Singleline)]
    private static partial Regex Untold();

    [GeneratedRegex(@"<!-- given: (?<code>.+?) -->", RegexOptions.Singleline)]
    private static partial Regex Assumption();

    [GeneratedRegex(@"<!-- file: (?<file>\S+) -->")]
    private static partial Regex Named();
}
