using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Images;
using DpsAuthoring.Configuration.Tests.Checks;

namespace DpsAuthoring.Configuration.Tests.Images;

/// <summary>DPS5018 and its page.</summary>
public sealed class EntryPointTests
{
    private static readonly string s_page = RulePages.Text("DPS5018");

    [Fact]
    public void The_page_says_what_the_check_says()
    {
        RuleDescriptor check = Assert.Single(DockerfileChecks.All);

        Assert.StartsWith($"# {check.Id}: {check.Title}\n\n**{check.Severity}.** ", s_page, StringComparison.Ordinal);
        Finding finding = Assert.Single(Findings(Example("Bad")));
        Assert.Equal(
            (check, 4, "ENTRYPOINT"),
            (
                finding.Rule,
                finding.File.Position(finding.Span.Start).Line,
                Example("Bad").Substring(finding.Span.Start, finding.Span.Length)));
        Assert.Empty(Findings(Example("Good")));
        Assert.Empty(Findings(Example("Bad").Replace("ENTRYPOINT", "# dps: ignore DPS5018\nENTRYPOINT", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ENTRYPOINT [\"python\", \"main.py\"]")]
    [InlineData("ENTRYPOINT /app/run.sh")]
    [InlineData("entrypoint  [ \"/bin/sh\", \"-c\", \"/app/run.sh\" ]")]
    [InlineData("ENTRYPOINT [\"tini\", \"--\", \"/app/run.sh\"]")]
    [InlineData("ENTRYPOINT \\\n  # the program\n  [\"reduce\", \\\n  \"--fast\"]")]
    [InlineData("RUN cat <<EOF > a\nENTRYPOINT []\nEOF\nENTRYPOINT [\"reduce\"]")]
    [InlineData("ENTRYPOINT [\"reduce\"]\nFROM 0")]
    [InlineData("ENTRYPOINT [\"reduce\"]\nFROM other AS second\nENTRYPOINT [\"reduce\"]")]
    public void A_program_in_front_is_reported(string lines) =>
        Assert.Single(Findings("FROM --platform=linux/amd64 ubuntu\n" + lines + "\n"));

    [Theory]
    [InlineData("CMD [\"reduce\"]")]
    [InlineData("ENTRYPOINT []")]
    [InlineData("ENTRYPOINT [\"\"]")]
    [InlineData("ENTRYPOINT")]
    [InlineData("ENTRYPOINT [\"/usr/bin/tini\", \"-g\", \"--\"]")]
    [InlineData("ENTRYPOINT [\"/usr/bin/env\", \"A=b\", \"bash\", \"--login\"]")]
    [InlineData("ENTRYPOINT [\"/usr/local/bin/_entrypoint.sh\"]")]
    [InlineData("ENTRYPOINT [\"conda\", \"run\", \"-n\", \"reduce\"]")]
    [InlineData("ENTRYPOINT [\"bash\", \"-c\", \"exec \\\"$@\\\"\", \"--\"]")]
    [InlineData("ENTRYPOINT [\"reduce\"]\nENTRYPOINT []")]
    [InlineData("ENTRYPOINT [\"reduce\"]\nFROM ubuntu")]
    [InlineData("RUN cat <<'EOF' > a\nENTRYPOINT [\"reduce\"]\nEOF")]
    [InlineData("RUN echo \\\nENTRYPOINT reduce")]
    public void What_passes_the_command_on_is_not(string lines) => Assert.Empty(Findings("FROM ubuntu\n" + lines));

    private static IReadOnlyList<Finding> Findings(string text) => DockerfileChecks.Run(new TextFile("Dockerfile", text));

    private static string Example(string heading) =>
        Regex
            .Match(s_page, $@"^## {heading}\n\n```dockerfile\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            .Groups[1]
            .Value;
}
