using System.IO.Compression;
using System.Text.Json;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>An algorithm that an older template made, and what <c>dps update</c> tells of the newer one.</summary>
public sealed class Updated(Workshop workshop)
{
    private const string Older = "0.0.1-older";

    [Fact]
    public async Task What_the_author_has_not_changed_is_taken_over_and_the_rest_is_told()
    {
        Scaffold scaffold = await ScaffoldByOlderAsync("updated", isStillThere: true);
        File.AppendAllText(scaffold.PathOf("README.md"), "\nMine.\n");
        File.WriteAllText(scaffold.PathOf("Directory.Packages.props"), scaffold.Read("Directory.Packages.props")
            .Replace("</ItemGroup>", "  <PackageVersion Include=\"Mine\" Version=\"1.0.0\" />\n  </ItemGroup>", StringComparison.Ordinal));
        File.Delete(scaffold.PathOf(".github/workflows/ci.yml"));
        string before = Everything(scaffold);

        Ran told = await UpdateAsync(scaffold);

        Assert.Equal(1, told.ExitCode);
        Assert.Equal(
            $"""
            Made by {Older} of the template; {workshop.Version} is installed.
              update   .config/dotnet-tools.json
              deleted  .github/workflows/ci.yml
              update   Directory.Packages.props
              both     README.md
              new      build-env.sh
              dropped  old.txt
              update   run.sh

            """,
            string.Concat(told.Output.Split('\n').TakeWhile(line => !line.Contains("nuget/", StringComparison.Ordinal)).Select(line => line + "\n")));
        Assert.EndsWith(
            "3 are yours to decide: dps update --diff shows what the template has changed.\n", told.Output, StringComparison.Ordinal);
        Assert.Equal(before, Everything(scaffold));
        Assert.Contains("      - older\n", (await UpdateAsync(scaffold, "--diff")).Output, StringComparison.Ordinal);

        Ran written = await UpdateAsync(scaffold, "--write", "--json");

        Assert.Equal(1, written.ExitCode);
        Assert.Equal(
            ["README.md"],
            JsonElement.Parse(written.Output).GetProperty("files").EnumerateArray()
                .Where(file => file.GetProperty("change").GetString() == "both").Select(file => file.GetProperty("name").GetString()));
        Assert.EndsWith("\nMine.\n", scaffold.Read("README.md"), StringComparison.Ordinal);
        Assert.Contains("older", scaffold.Read("README.md"), StringComparison.Ordinal);
        string versions = scaffold.Read("Directory.Packages.props");
        Assert.Contains("Include=\"Mine\"", versions, StringComparison.Ordinal);
        Assert.DoesNotContain(Older, versions + scaffold.Read(".config/dotnet-tools.json") + scaffold.Read("run.sh"), StringComparison.Ordinal);
        Assert.False(File.Exists(scaffold.PathOf(".github/workflows/ci.yml")));
        Assert.True(File.GetUnixFileMode(scaffold.PathOf("build-env.sh")).HasFlag(UnixFileMode.UserExecute));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(scaffold.PathOf("nuget"), $"DpsAuthoring.*.{Older}.nupkg"),
            file => !file.Contains("Templates", StringComparison.Ordinal));
        Assert.Equal((0, $"This was made by {workshop.Version}, which is the version of the template that is installed: there is nothing to update.\n"),
            ((await UpdateAsync(scaffold)).ExitCode, (await UpdateAsync(scaffold)).Output));
    }

    [Fact]
    public async Task An_algorithm_is_compared_with_the_starter_that_it_was_made_of()
    {
        Scaffold scaffold = await ScaffoldByOlderAsync("updated starter", isStillThere: true, "--starter", "vector");
        string[] own = [.. scaffold.TextFiles().Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("sample/", StringComparison.Ordinal))];
        Assert.Contains("sample/areas.geojson", own);

        Ran told = await UpdateAsync(scaffold);

        Assert.Equal(1, told.ExitCode);
        Assert.Contains("  update   README.md\n", told.Output, StringComparison.Ordinal);
        Assert.All(own, file => Assert.DoesNotContain(file, told.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("TestRaster.cs", told.Output, StringComparison.Ordinal);
        Ran written = await UpdateAsync(scaffold, "--write");
        Assert.Equal(1, written.ExitCode); // A file that the newer template no longer has is the author's to delete.
        Assert.Contains("  dropped  old.txt\n", written.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await UpdateAsync(scaffold)).ExitCode);
        Assert.Contains("\"starter\": \"vector\"", scaffold.Read(".config/dps-template.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_older_template_is_gone_nothing_is_said_of_who_changed_what()
    {
        Scaffold scaffold = await ScaffoldByOlderAsync("updated without the older", isStillThere: false);

        Ran told = await UpdateAsync(scaffold);

        Assert.Equal(1, told.ExitCode);
        Assert.Contains($"{Older} is to be had from no package source, so it is not known who changed a file that differs.\n", told.Output, StringComparison.Ordinal);
        Assert.Contains("  differs  README.md\n", told.Output, StringComparison.Ordinal);
        string readme = scaffold.Read("README.md");
        await UpdateAsync(scaffold, "--write");
        Assert.Equal(readme, scaffold.Read("README.md"));
        Assert.True(File.Exists(scaffold.PathOf("build-env.sh")));
    }

    [Theory]
    [InlineData(null, "has no .config/dps-template.json, so it is not known what it was made of: only what 'dotnet new dps-algorithm' made can be updated.")]
    [InlineData("{", "cannot be read: ")]
    [InlineData("[]", "cannot be read: ")]
    [InlineData("{\"version\": 3}", "cannot be read: ")]
    [InlineData("{\"version\": \"1\"}", "cannot be read: it has no options.")]
    public async Task A_folder_that_no_template_made_is_refused(string? record, string sentence)
    {
        string folder = workshop.NewFolder($"no-template-{Guid.NewGuid():N}");
        if (record is not null)
        {
            Directory.CreateDirectory(Path.Combine(folder, ".config"));
            File.WriteAllText(Path.Combine(folder, ".config/dps-template.json"), record);
        }

        Ran ran = await Command.RunAsync(folder, workshop.TemplateEnvironment(), DpsTool.Path, "update");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(sentence, ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd().Split('\n'));
    }

    private Task<Ran> UpdateAsync(Scaffold scaffold, params string[] args) =>
        Command.RunAsync(scaffold.Directory, workshop.TemplateEnvironment(), DpsTool.Path, ["update", .. args]);

    private static string Everything(Scaffold scaffold) =>
        string.Join('\n', scaffold.TextFiles().Select(file => $"{file}\n{scaffold.Read(file)}"));

    /// <summary>What an older template would have made.</summary>
    private async Task<Scaffold> ScaffoldByOlderAsync(string name, bool isStillThere, params string[] options)
    {
        string packages = workshop.NewFolder($"{name} packages");
        string pack = Path.Combine(packages, $"DpsAuthoring.Templates.{Older}.nupkg");
        MakeOlder(Path.Combine(workshop.Packages, $"DpsAuthoring.Templates.{workshop.Version}.nupkg"), pack, workshop.Version);
        string hive = workshop.NewFolder($"{name} hive");
        (await Command.RunAsync(packages, Workshop.Environment(), "dotnet", "new", "install", pack, "--debug:custom-hive", hive)).EnsureSuccess();
        Ran made = await Command.RunAsync(
            packages, Workshop.Environment(), "dotnet", ["new", "dps-algorithm", "--name", "algorithm", .. options, "--skip-restore", "--debug:custom-hive", hive]);
        made.EnsureSuccess();
        var scaffold = new Scaffold(Path.Combine(packages, "algorithm"), Workshop.Environment(), made);
        if (isStillThere)
        {
            // The folder is a source of packages of the repository's.
            File.Copy(pack, scaffold.PathOf($"nuget/{Path.GetFileName(pack)}"));
        }

        return scaffold;
    }

    /// <summary>The template as it might have been: with another text and another script, with a file more and one less.</summary>
    private static void MakeOlder(string pack, string older, string version)
    {
        const string Content = "content/content/dps-algorithm/";
        File.Copy(pack, older);
        using ZipArchive zip = ZipFile.Open(older, ZipArchiveMode.Update);
        foreach (ZipArchiveEntry entry in zip.Entries.ToArray())
        {
            bool isPackage = entry.FullName.EndsWith(".nupkg", StringComparison.Ordinal);
            bool isScript = entry.FullName == Content + "build-env.sh";
            if (isPackage || isScript)
            {
                if (isPackage)
                {
                    Rename(zip, entry, entry.FullName.Replace(version, Older, StringComparison.Ordinal));
                }

                entry.Delete();
                continue;
            }

            if (entry.FullName.StartsWith(Content, StringComparison.Ordinal) || entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal))
            {
                string text = Read(entry);
                string changed = text.Replace(version, Older, StringComparison.Ordinal);
                changed = entry.FullName switch
                {
                    Content + "README.md" or Content + ".github/workflows/ci.yml" => changed + "\nolder\n",
                    Content + "run.sh" => changed + "# older\n",
                    _ => changed,
                };
                if (changed != text)
                {
                    entry.Delete();
                    Write(zip, entry.FullName, changed);
                }
            }
        }

        Write(zip, Content + "old.txt", "old\n");
    }

    private static void Rename(ZipArchive zip, ZipArchiveEntry entry, string name)
    {
        using var content = new MemoryStream();
        using (Stream from = entry.Open())
        {
            from.CopyTo(content);
        }

        using Stream to = zip.CreateEntry(name).Open();
        content.WriteTo(to);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
