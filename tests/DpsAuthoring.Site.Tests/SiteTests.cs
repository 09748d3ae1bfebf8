using DpsAuthoring.Site.Checks;

namespace DpsAuthoring.Site.Tests;

/// <summary>The site that the pages make.</summary>
public sealed class SiteTests(BuiltSite site)
{
    [Fact]
    public void Every_link_leads_somewhere_and_nothing_is_taken_from_elsewhere()
    {
        SiteReport report = SiteCheck.Run(site.Directory);

        Assert.Empty(report.Problems);
        Assert.True(report.Pages > 200 && report.Links > 2000, site.Said);
    }

    [Theory]
    [InlineData("index.html", "DpsProgram.RunAsync")]
    [InlineData("getting-started.html", "dps sync")]
    [InlineData("rules/README.html", "DPS1001")]
    [InlineData("rules/DPS1001.html", "A result is written outside output/")]
    [InlineData("cli/run.html", "--contract")]
    [InlineData("cli/batch.html", "dps batch collect")]
    [InlineData("api/DpsAuthoring.JobOutput.html", "AllowEmpty")]
    [InlineData("api/OSGeo.GDAL.Dataset.html", "RasterXSize")]
    [InlineData("packages/DpsAuthoring.Testing/README.html", "EnsureSuccess")]
    public void What_is_looked_for_is_there(string page, string text) =>
        Assert.Contains(text, File.ReadAllText(Path.Combine(site.Directory, page)), StringComparison.Ordinal);

    [Fact]
    public void The_search_has_every_page_and_needs_no_server()
    {
        string index = File.ReadAllText(Path.Combine(site.Directory, "index.json"));

        Assert.Contains("\"rules/DPS1001.html\"", index, StringComparison.Ordinal);
        Assert.Contains("\"cli/run.html\"", index, StringComparison.Ordinal);
        Assert.Contains("\"api/DpsAuthoring.JobOutput.html\"", index, StringComparison.Ordinal);
    }

    /// <summary>The rule that the reference takes libraries by is the one that the projects say in their own words.</summary>
    [Fact]
    public void All_that_is_packed_as_a_library_is_in_the_reference()
    {
        IEnumerable<string> libraries =
            from project in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            let text = File.ReadAllText(project)
            where !text.Contains("<IsPackable>false", StringComparison.Ordinal) && !text.Contains("<PackAsTool>true", StringComparison.Ordinal)
            select Path.GetFileNameWithoutExtension(project);
        string[] shown =
        [
            .. Directory.EnumerateFiles(Path.Combine(site.Stage, "assemblies"), "*.dll")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(),
        ];

        Assert.Equal(libraries.Order(), shown);
        Assert.Contains("DpsAuthoring.Runtime", shown);
    }

    /// <summary>What docfx sees, and what only the built pages show.</summary>
    [Fact]
    public async Task A_broken_link_fails_the_build()
    {
        const string Text =
            """

            [there](nowhere.md)

            [there](tutorial.md#no-such-place)

            ![A picture](images/nothing.png)

            See <xref:DpsAuthoring.NoSuchType>.

            <img src="https://example.org/a.png">

            """;
        string[] told =
        [
            "nowhere.md", "no-such-place", "nothing.png", "NoSuchType", "takes https://example.org/a.png from elsewhere",
            "new.html: stands in no table of contents",
        ];
        string folder = Directory.CreateTempSubdirectory("dps-broken-").FullName;
        try
        {
            string copy = Path.Combine(folder, "repository");
            Repository.CopyPagesTo(copy);
            File.AppendAllText(Path.Combine(copy, "docs/concepts.md"), Text);
            File.WriteAllText(Path.Combine(copy, "docs/new.md"), "# A page that nothing leads to\n");

            (int code, string said) = await BuiltSite.BuildAsync(copy, Path.Combine(folder, "stage"), Path.Combine(folder, "site"));

            Assert.Equal(1, code);
            Assert.All(told, part => Assert.Contains(part, said, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Links_of_built_pages_that_lead_nowhere_are_found()
    {
        string folder = Directory.CreateTempSubdirectory("dps-links-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "toc.html"), "<a href='a.html'>a</a>");
            File.WriteAllText(
                Path.Combine(folder, "a.html"),
                "<p id='here'></p><a href='#here'></a><a href='#there'></a><a href='b.html'></a><a href='/a.html'></a><a href='https://example.org'></a>");
            File.WriteAllText(Path.Combine(folder, "a.css"), "@import url(//example.org/a.css);");

            SiteReport report = SiteCheck.Run(folder);

            Assert.Equal(
                [
                    "a.html: '#there' leads to the place 'there', which a.html has not.",
                    "a.html: 'b.html' leads to b.html, which is not in the site.",
                    "a.css: takes //example.org/a.css from elsewhere.",
                ],
                report.Problems);
            Assert.Equal(["/a.html", "https://example.org"], report.Outside);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
