using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary><c>./install</c> from a folder of released packages, again and where something is broken.</summary>
public sealed partial class Install(Workshop workshop)
{
    [Fact]
    public async Task Repairs_what_was_broken_off_and_takes_all_of_it_back()
    {
        var home = new Home(workshop, "half installed");
        (await InstallAsync(home, "--from", workshop.Packages)).EnsureSuccess();
        File.Delete(home.PathOf(".dotnet/tools/dps"));
        Directory.Delete(home.PathOf($".dotnet/tools/.store/dpsauthoring.cli/{workshop.Version}/dpsauthoring.cli"), recursive: true);
        Directory.CreateDirectory(home.PathOf(".local/share/dps-authoring/packages.new/half"));
        File.Delete(home.PathOf($".templateengine/packages/DpsAuthoring.Templates.{workshop.Version}.nupkg"));
        File.WriteAllText(home.PathOf(".local/share/dps-authoring/packages/DpsAuthoring.Gdal.0.0.1.nupkg"), "of an earlier version");

        (await InstallAsync(home, "--from", workshop.Packages)).EnsureSuccess();

        Assert.Equal(workshop.Version, (await home.RunAsync(home.Directory, home.PathOf(".dotnet/tools/dps"), "--version")).Output.Trim());
        Assert.All(
            Directory.EnumerateFiles(home.PathOf(".local/share/dps-authoring/packages")),
            file => Assert.EndsWith($".{workshop.Version}.nupkg", file, StringComparison.Ordinal));
        await AssertPackagesCanBeInstalledAsTheirReadmesSayAsync(home);

        (await InstallAsync(home, "--uninstall")).EnsureSuccess();
        home.AssertIsAsBefore();
        (await InstallAsync(home, "--uninstall")).EnsureSuccess();
        home.AssertIsAsBefore();
    }

    [Fact]
    public async Task Leaves_what_dps_keeps_of_the_users_own_and_tells_where()
    {
        var home = new Home(workshop, "with logins and jobs");
        string[] own = [".config/dps/profiles.json", ".local/share/dps/serve/token"];
        Assert.All(own, file => Directory.CreateDirectory(Path.GetDirectoryName(home.PathOf(file))!));
        Assert.All(own, file => File.WriteAllText(home.PathOf(file), "mine"));

        Ran ran = (await InstallAsync(home, "--uninstall")).EnsureSuccess();

        Assert.EndsWith(
            $"""

            {home.PathOf(".config/dps")} is left: the servers of dps login, and their tokens.
            {home.PathOf(".local/share/dps")} is left: the algorithms, jobs and results of dps serve, and its token.

            """,
            ran.Output,
            StringComparison.Ordinal);
        Assert.All(own, file => Assert.Equal("mine", File.ReadAllText(home.PathOf(file))));
    }

    [Theory]
    [InlineData("'--form' is not a valid option. Usage: ./install [--from FOLDER | --uninstall]", "--form")]
    [InlineData("--from needs one folder, for example: ./install --from ~/Downloads/dps-authoring", "--from")]
    [InlineData("'now' is one argument too many. Usage: ./install [--from FOLDER | --uninstall]", "--uninstall", "now")]
    [InlineData("/nowhere is not a folder.", "--from", "/nowhere")]
    [InlineData("/usr has no DpsAuthoring.Templates.VERSION.nupkg: name the folder with the released packages.", "--from", "/usr")]
    public async Task Tells_in_a_sentence_what_is_wrong(string sentence, params string[] args)
    {
        var home = new Home(workshop, $"wrong-{Guid.NewGuid():N}");

        Ran ran = await InstallAsync(home, args);

        Assert.Equal((2, sentence + "\n"), (ran.ExitCode, ran.Error));
        home.AssertIsAsBefore();
    }

    [Fact]
    public async Task Tells_which_packages_are_missing_or_too_many()
    {
        var home = new Home(workshop, "missing packages");
        string folder = workshop.NewFolder("some packages");
        File.WriteAllText(Path.Combine(folder, "DpsAuthoring.Templates.1.0.0.nupkg"), "");
        Assert.Equal(
            $"{folder} has no DpsAuthoring.Analyzers.1.0.0.nupkg, which is needed too.\n",
            (await InstallAsync(home, "--from", folder)).Error);

        File.WriteAllText(Path.Combine(folder, "DpsAuthoring.Templates.1.0.1.nupkg"), "");
        Assert.Equal(
            $"{folder} has 2 versions of DpsAuthoring.Templates: name a folder with one.\n",
            (await InstallAsync(home, "--from", folder)).Error);
        home.AssertIsAsBefore();
    }

    private async Task AssertPackagesCanBeInstalledAsTheirReadmesSayAsync(Home home)
    {
        string project = Directory.CreateDirectory(home.PathOf("project")).FullName;
        (await home.ShellAsync(project, """
            dotnet new console
            dotnet new uninstall DpsAuthoring.Templates
            dotnet tool uninstall --global DpsAuthoring.Cli
            """)).EnsureSuccess();
        string[] commands = [.. Directory.EnumerateFiles(Workshop.Repository, "README.md", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(Workshop.Repository, file).Split('/') is ["src" or "analyzers" or "templates", _, _])
            .SelectMany(File.ReadLines)
            .Where(line => InstallCommand().IsMatch(line))
            .Select(line => line.TrimStart('$', ' '))];
        Assert.Equal(3, commands.Length);
        foreach (string command in commands)
        {
            Ran ran = (await home.ShellAsync(project, command)).EnsureSuccess();
            Assert.Contains(workshop.Version, ran.Output, StringComparison.Ordinal);
        }

        Directory.Delete(project, recursive: true);
    }

    private static Task<Ran> InstallAsync(Home home, params string[] args) =>
        home.RunAsync(home.Directory, Path.Combine(Workshop.Repository, "install"), args);

    [GeneratedRegex(@"^(\$ )?dotnet (new install|tool install|add package) ")]
    private static partial Regex InstallCommand();
}
