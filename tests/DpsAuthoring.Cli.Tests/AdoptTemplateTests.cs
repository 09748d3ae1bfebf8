namespace DpsAuthoring.Cli.Tests;

/// <summary>What <c>dps adopt</c> does where <c>dotnet new</c> does otherwise than it should; a script stands for it.</summary>
public sealed class AdoptTemplateTests : IDisposable
{
    private readonly AlgorithmRepository _original = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-adopt-template-").FullName;

    public void Dispose()
    {
        _original.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Without_an_sdk_it_says_so() => AssertRefused(
        "dps: the .NET SDK is not here, whose 'dotnet new' makes the scaffold: install the .NET 10 SDK.\n",
        await AdoptAsync(PathOf("nowhere")));

    [Fact]
    public async Task What_dotnet_new_complains_of_is_told() => AssertRefused(
        "dps: 'dotnet new dps-algorithm' failed with exit code 7: no such luck\n",
        await AdoptAsync(Dotnet("echo no such >&2; echo luck; exit 7")));

    [Fact]
    public async Task A_template_of_another_version_is_told_from_ours() => AssertRefused(
        "dps: the installed template dps-algorithm is of another version than dps: its src/ is not as expected; install both anew.\n",
        await AdoptAsync(Dotnet("for a; do case $a in --output=*) /bin/mkdir \"${a#*=}\";; esac; done")));

    [Fact]
    public async Task Stopped_by_a_signal_it_leaves_nothing()
    {
        string tools = Dotnet($"echo started > '{PathOf("started")}'; exec /bin/sleep 600");
        const string Stop = """
            mkfifo "$2"
            PATH=$3:$PATH "$0" adopt "$1" -o made & dps=$!
            read -r _ < "$2"
            kill -TERM $dps
            wait $dps
            """;

        Ran ran = await Command.RunAsync(_folder, "bash", "-c", Stop, DpsTool.Path, _original.Folder, PathOf("started"), tools);

        Assert.Equal(143, ran.ExitCode);
        Assert.Equal([tools], Directory.EnumerateDirectories(_folder));
    }

    private void AssertRefused(string sentence, Ran ran)
    {
        Assert.Equal((2, "", sentence), (ran.ExitCode, ran.Output, ran.Error));
        Assert.DoesNotContain(Directory.EnumerateDirectories(_folder), folder => Path.GetFileName(folder) is "made" or ['.', ..]);
    }

    private Task<Ran> AdoptAsync(string tools) => Command.RunAsync(
        _folder, new Dictionary<string, string?> { ["PATH"] = tools }, DpsTool.Path, "adopt", _original.Folder, "-o", "made");

    /// <summary>A folder with a <c>dotnet</c> that does something else.</summary>
    private string Dotnet(string script)
    {
        string folder = Directory.CreateDirectory(PathOf("tools")).FullName;
        string dotnet = Path.Combine(folder, "dotnet");
        File.WriteAllText(dotnet, "#!/bin/bash\n" + script + "\n");
        File.SetUnixFileMode(dotnet, (UnixFileMode)0b111_101_101);
        return folder;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
