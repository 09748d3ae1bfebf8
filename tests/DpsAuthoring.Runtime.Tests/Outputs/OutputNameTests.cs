namespace DpsAuthoring.Runtime.Tests.Outputs;

public class OutputNameTests
{
    private const string Absolute =
        "it is an absolute path, and only what lies in output/ outlives the job; give a name such as reduced.tif";
    private const string Leaves = "'..' leads out of output/, and only what lies there outlives the job";
    private const string Backslash = @"it holds a backslash, which is no separator where jobs run; write a/b.tif, not a\b.tif";
    private const string Control = "it holds a control character or a line break";
    private const string Wrappers = "DPS copies its own _stdout.txt and _stderr.txt into output/, over a file of that name";

    [Theory]
    [InlineData("reduced.tif", "reduced.tif")]
    [InlineData("tiles/a.tif", "tiles/a.tif")]
    [InlineData("./tiles//./a.tif", "tiles/a.tif")]
    [InlineData("..a", "..a")]
    [InlineData("...", "...")]
    [InlineData("a..b/c", "a..b/c")]
    [InlineData("-rf", "-rf")]
    [InlineData(" a b ", " a b ")]
    [InlineData("ab:c", "ab:c")]
    [InlineData("Grüße 世界 🌍.tif", "Grüße 世界 🌍.tif")]
    [InlineData("sub/_stdout.txt", "sub/_stdout.txt")]
    public void A_name_below_output_is_cleaned(string name, string clean)
    {
        Assert.Equal(clean, OutputName.Parse(name).Value);
        Assert.Equal(clean, OutputName.Parse(name).ToString());
        Assert.Equal(OutputName.Parse(clean), OutputName.Parse(name));
        Assert.Equal<OutputName>(clean, name);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" \t", "it is empty")]
    [InlineData("/etc/passwd", Absolute)]
    [InlineData("//server/share", Absolute)]
    [InlineData("C:/x", Absolute)]
    [InlineData("c:x", Absolute)]
    [InlineData("~/x", "a job has no home folder; give a name such as reduced.tif")]
    [InlineData("..", Leaves)]
    [InlineData("../x", Leaves)]
    [InlineData("a/../../x", Leaves)]
    [InlineData("a/..", Leaves)]
    [InlineData("a/../b", Leaves)]
    [InlineData(@"..\x", Backslash)]
    [InlineData(@"a\b", Backslash)]
    [InlineData("a/", "it ends in a slash, so it names no file")]
    [InlineData(".", "it names no file")]
    [InlineData("./.", "it names no file")]
    [InlineData("a\0b", Control)]
    [InlineData("a\nb", Control)]
    [InlineData("a\u0085b", Control)]
    [InlineData("a\u2028b", Control)]
    [InlineData("_stdout.txt", Wrappers)]
    [InlineData("./_stderr.txt", Wrappers)]
    [InlineData("_stdanything", Wrappers)]
    public void A_name_that_leads_elsewhere_is_refused_with_the_reason(string name, string reason)
    {
        string shown = name.Replace('\0', '?').Replace('\n', '?').Replace('\t', '?').Replace('\u0085', '?').Replace('\u2028', '?');
        Assert.Equal($"'{shown}' cannot be the name of an output: {reason}.", Refusal(name));
        Assert.Throws<FormatException>(() => (OutputName)name);
        Assert.False(OutputName.TryParse(name, out _));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        // As a file's name it would become another character, so that two names were one. (xunit's own data cannot hold it.)
        Assert.EndsWith(": it is not valid Unicode.", Refusal("a\ud800b"), StringComparison.Ordinal);
        Assert.EndsWith(": it is not valid Unicode.", Refusal("a\udc00"), StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_are_those_of_the_file_system_in_bytes()
    {
        Assert.Equal(255, OutputName.Parse(new string('x', 255)).Value.Length);
        Assert.EndsWith(": a part of it is longer than 255 bytes.", Refusal(new string('x', 256)), StringComparison.Ordinal);
        Assert.EndsWith(": a part of it is longer than 255 bytes.", Refusal(new string('ä', 128)), StringComparison.Ordinal);
        Assert.EndsWith(": it is longer than 512 bytes.", Refusal(string.Join('/', Enumerable.Repeat("x", 257))), StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_no_name()
    {
        Assert.Throws<ArgumentNullException>(() => OutputName.Parse(null!));
        Assert.Throws<ArgumentNullException>(() => (OutputName)(string)null!);
        Assert.False(OutputName.TryParse(null, out _));
    }

    private static string Refusal(string name) => Assert.Throws<FormatException>(() => OutputName.Parse(name)).Message;
}
