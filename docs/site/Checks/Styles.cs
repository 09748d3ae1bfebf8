using System.Text.RegularExpressions;

namespace DpsAuthoring.Site.Checks;

/// <summary>What style sheets load.</summary>
internal static partial class Styles
{
    public static IEnumerable<string> TakenFromElsewhere(string site) =>
        from file in Directory.EnumerateFiles(site, "*.css", SearchOption.AllDirectories)
        from Match found in Elsewhere().Matches(File.ReadAllText(file))
        select $"{Path.GetRelativePath(site, file)}: takes {found.Groups["address"].Value} from elsewhere.";

    [GeneratedRegex("""(url\(\s*|@import\s+)["']?(?<address>(https?:)?//[^"')\s]+)""")]
    private static partial Regex Elsewhere();
}
