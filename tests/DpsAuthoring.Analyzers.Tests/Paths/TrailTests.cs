using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>A diagnostic's further places: the way from the use back to what decided, in order.</summary>
public sealed class TrailTests
{
    [Theory]
    [InlineData(
        """string a = "/projects"; string b = a + "/x"; string c = Path.Combine(b, "y"); File.WriteAllText(c, "");""",
        new[] { "Path.Combine(b, \"y\")", "a + \"/x\"", "\"/projects\"" })]
    [InlineData("""string a = "/projects/x"; File.WriteAllText(a, "");""", new[] { "\"/projects/x\"" })]
    [InlineData("""string a; a = "/projects"; a = a + "/x"; File.WriteAllText(a, "");""", new[] { "\"/projects\"" })]
    [InlineData("""string a = Root + "/x"; File.WriteAllText(a, "");""", new[] { "Root + \"/x\"", "\"/projects/root\"" })]
    [InlineData(
        """string a = Below("x"); File.WriteAllText(a, "");""",
        new[] { "Below(\"x\")", "Path.Combine(Root, name)", "Root", "\"/projects/root\"" })]
    [InlineData("""string a = "/projects/x"; Save(a);""", new[] { "\"/projects/x\"", "path" })]
    [InlineData("""File.WriteAllText("/projects/x", "");""", new string[0])]
    [InlineData("""File.WriteAllText(Root, "");""", new[] { "\"/projects/root\"" })]
    public async Task It_leads_back_to_what_decided(string statements, string[] places)
    {
        Diagnostic diagnostic = Assert.Single(await Marked.Reported($$"""
            static class Sample
            {
                private const string Root = "/projects/root";
                static void Run()
                {
                    {{statements}}
                }
                static string Below(string name) => Path.Combine(Root, name);
                static void Save(string path) => File.WriteAllText(path, "");
            }
            """));
        Assert.Equal(
            places,
            diagnostic.AdditionalLocations.Select(place =>
                place.SourceTree!.ToString().Substring(place.SourceSpan.Start, place.SourceSpan.Length)));
    }

    [Fact]
    public async Task A_constant_that_stands_behind_itself_has_an_end() =>
        Assert.NotNull(
            await Marked.Reported(
                """static class Sample { const string A = B + "/x"; const string B = A + "/y"; static void Run() => File.WriteAllText(A, ""); }""",
                mustCompile: false));
}
