namespace DpsAuthoring.Configuration.Tests;

public sealed class TextFileTests
{
    [Theory]
    [InlineData("", 0, 1, 1)]
    [InlineData("ab", 2, 1, 3)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\n", 2, 2, 1)]
    public void Counts_lines_and_columns_from_one(string text, int offset, int line, int column) =>
        Assert.Equal((line, column), new TextFile("file", text).Position(offset));
}
