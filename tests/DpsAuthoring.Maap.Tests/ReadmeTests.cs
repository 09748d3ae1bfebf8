using System.Text.RegularExpressions;

namespace DpsAuthoring.Maap.Tests;

/// <summary>What the package's readme shows is compiled here.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_code_in_the_readme_is_compiled()
    {
        string source = Flush(Read("ReadmeExample.cs"));
        MatchCollection blocks = Blocks().Matches(Read("README.md"));

        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(Flush(block.Groups[1].Value), source, StringComparison.Ordinal));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "readme", name));

    /// <summary>The lines without their indentation.</summary>
    private static string Flush(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim())).Trim();

    [GeneratedRegex("""^```csharp\n(.*?)^```""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
