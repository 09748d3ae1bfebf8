namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>An author's first hour, from the clone of this repository to a colleague's build of the algorithm.</summary>
public sealed class FirstHour(Workshop workshop)
{
    [Fact]
    public async Task Leads_from_a_clone_in_an_empty_home_to_an_algorithm_that_others_can_build()
    {
        await workshop.BuiltAsync(); // so that this machine has all packages but ours
        string geoid = await workshop.Rasters.GetAsync("geoid.gtx");
        var author = new Home(workshop, "author");
        Clone clone = await Clone.MakeAsync(workshop, "a clone");

        // As the README says, word by word.
        Ran ran = (await author.ShellAsync(clone.Directory, clone.CommandsOf("Install"))).EnsureSuccess();
        Assert.Contains($"DpsAuthoring {workshop.Version} is installed", ran.Output, StringComparison.Ordinal);
        string algorithm = Assert.Single(Directory.EnumerateDirectories(author.Directory, "gdal_wrapper"));
        (await author.RunAsync(algorithm, "dotnet", "build", "-warnaserror")).EnsureSuccess();
        string dps = author.PathOf(".dotnet/tools/dps");

        Ran both = (await author.RunAsync(
                algorithm,
                dps,
                "run",
                "--contract",
                "both",
                "-i",
                "input_file=" + geoid,
                "-i",
                "output_file=small.tif",
                "-i",
                "outsize=30")
        ).EnsureSuccess();
        Assert.EndsWith("\nBoth contracts give the same results.\n", both.Output, StringComparison.Ordinal);
        await AssertCompletesAsync(author);

        string theirs = Path.Combine(workshop.NewFolder("elsewhere"), "clone");
        (await author.ShellAsync(algorithm, $"""
            git init --quiet --initial-branch main
            git add --all
            git -c user.name=Author -c user.email=author@localhost commit --quiet --message Begin
            git clone --quiet . '{theirs}'
            """)).EnsureSuccess();
        Directory.Delete(algorithm, recursive: true);

        (await author.ShellAsync(clone.Directory, "./install --uninstall")).EnsureSuccess();
        author.AssertIsAsBefore();
        Directory.Delete(clone.Directory, recursive: true);

        // Somebody else, who has nothing but the repository.
        var colleague = new Home(workshop, "colleague");
        (await colleague.ShellAsync(theirs, """
            ./build-env.sh
            dotnet test
            dotnet tool restore
            dotnet dps check
            """)).EnsureSuccess();
    }

    private static async Task AssertCompletesAsync(Home home)
    {
        Ran completed = await home.ShellAsync(home.Directory, """
            PATH=$PATH:$HOME/.dotnet/tools
            . ~/.local/share/bash-completion/completions/dps
            COMP_LINE='dps ch' COMP_POINT=6 COMP_WORDS=(dps ch) COMP_CWORD=1
            _dps
            echo "${COMPREPLY[@]}"
            """);
        Assert.Equal("check\n", completed.EnsureSuccess().Output);
    }
}
