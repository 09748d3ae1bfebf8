namespace DpsAuthoring.Testing.Tests;

/// <summary>What the packages' readmes show is compiled and run here.</summary>
public class ReadmeTests
{
    [Theory]
    [InlineData("Runtime.md", "CountBytes.cs")]
    [InlineData("Testing.md", "CountBytesTests.cs")]
    public void The_code_in_a_readme_is_the_code_that_is_tested(string readme, string source)
    {
        string code = Read(source);
        string type = code[(code.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim();
        Assert.Contains(type, Read(readme), StringComparison.Ordinal);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "readme", name));
}
