using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>dps run</c> of a C# algorithm whose sources are newer than what its build script has made.</summary>
[Trait("Speed", "Slow")]
public sealed class BuildTests : IDisposable
{
    private static readonly DateTime s_built = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly AlgorithmFolder _algorithm = new("""
        mkdir -p output
        exec "$(dirname "$0")/app/Counter"

        """);

    public BuildTests()
    {
        Write("algorithm_config.yml", """
            algorithm_name: counter
            algorithm_version: main
            code_repository: https://example.org/counter.git
            build_command: counter/build-env.sh
            run_command: counter/run.sh
            inputs: []
            outputs:
              - {name: out, type: Directory}

            """);
        Write("src/Counter/Counter.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="..\Shared\Shared.csproj" />
                <EmbeddedResource Include="../../data/model.bin" />
              </ItemGroup>
            </Project>
            """);
        Write("src/Counter/Program.cs", """System.Console.WriteLine("one");""");
        Write(
            "src/Shared/Shared.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Write("src/Shared/Shared.cs", "public class Shared { }");
        Write("data/model.bin", "model");
        Write("build-env.sh", """
            #!/usr/bin/env bash
            set -euo pipefail
            here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
            cd "$here"
            rm -rf app
            dotnet publish "src/Counter" --configuration Release --output app --nologo

            """);
    }

    public void Dispose() => _algorithm.Dispose();

    [Theory]
    [InlineData("src/Counter/Program.cs")]
    [InlineData("src/Counter/Counter.csproj")]
    [InlineData("src/Counter/Deep/er/Reader.cs")]
    [InlineData("src/Counter/Texts.resx")]
    [InlineData("src/Shared/Shared.cs")]
    [InlineData("data/model.bin")]
    [InlineData("src/Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData("nuget.config")]
    [InlineData("global.json")]
    public void A_source_that_is_newer_is_named(string source)
    {
        MakeApp();
        Touch(source, s_built.AddSeconds(1));
        Assert.Equal($"dps: warning: app/ is older than {source}, and is run as it is\n", Run("--no-build").Error);
    }

    [Theory]
    [InlineData("src/Counter/Program.cs", -1)]
    [InlineData("tests/Counter.Tests/CounterTests.cs", 1)]
    [InlineData("src/Counter/bin/Debug/Made.cs", 1)]
    [InlineData("src/Counter/obj/Made.cs", 1)]
    [InlineData("src/Other/Other.cs", 1)]
    [InlineData("README.md", 1)]
    [InlineData("run.sh", 1)]
    [InlineData("environment.yml", 1)]
    [InlineData("output/a.cs", 1)]
    public void What_is_no_newer_source_is_not(string file, int seconds)
    {
        MakeApp();
        Touch(file, s_built.AddSeconds(seconds));
        Assert.Equal("", Run("--no-build").Error);
    }

    [Theory]
    [InlineData("build-env.sh", false)]
    [InlineData("environment.yml", true)]
    public void What_takes_the_whole_build_script_is_left_to_it(string file, bool conda)
    {
        MakeApp();
        if (conda)
        {
            Directory.CreateDirectory(PathOf("env/conda-meta"));
        }

        Touch(file, s_built.AddSeconds(1));
        Assert.Equal($"dps: warning: app/ is older than {file}, and is run as it is: run algorithm/build-env.sh\n", Run().Error);
    }

    [Theory]
    [InlineData("dotnet publish src/Counter -c Release -o app", true)]
    [InlineData("dotnet publish src/Counter/Counter.csproj --output=app", true)]
    [InlineData("dotnet publish \"$here/src/Counter\" --output \"$here/app\"", true)]
    [InlineData("out=app; dotnet publish src/Counter --output $out", true)]
    [InlineData("if true; then dotnet publish src/Counter --output app || exit 1; fi", true)]
    [InlineData("dotnet build src/Counter", false)]
    [InlineData("dotnet publish src/Counter", false)]
    [InlineData("dotnet publish $1 --output app", false)]
    [InlineData("dotnet publish src/Counter --output elsewhere", false)]
    [InlineData("pip install .", false)]
    public void The_build_script_says_what_is_built_from_what(string command, bool known)
    {
        Write("build-env.sh", $"#!/usr/bin/env bash\nhere=$(dirname \"$0\")\n{command}\n");
        MakeApp();
        Touch("src/Counter/Program.cs", s_built.AddSeconds(1));
        Assert.Equal(
            known ? "dps: warning: app/ is older than src/Counter/Program.cs, and is run as it is\n" : "", Run("--no-build").Error);
    }

    [Fact]
    public void An_edited_program_is_built_before_it_is_run()
    {
        Assert.Equal(0, _algorithm.Shell("algorithm/build-env.sh").ExitCode);
        (_, string output, string error) = Run();
        Assert.Equal(("one", ""), (output.Split('\n')[0], error));

        Write("src/Counter/Program.cs", """System.Console.WriteLine("two");""");
        (_, output, error) = Run();
        Assert.Equal(("two", "dps: app/ is older than src/Counter/Program.cs: building\n"), (output.Split('\n')[0], error));
        (_, output, error) = Run();
        Assert.Equal(("two", ""), (output.Split('\n')[0], error));

        Write("src/Counter/Program.cs", """System.Console.WriteLine("three")""");
        (int code, output, error) = Run();
        Assert.Equal((2, ""), (code, output));
        Assert.Equal(
            """
            dps: app/ is older than src/Counter/Program.cs: building
            src/Counter/Program.cs(1,34): error CS1002: ; expected
            dps: src/Counter does not build; its errors are above. Fix them, or run app/ as it is with --no-build.

            """,
            error);
        (_, output, error) = Run("--no-build");
        Assert.Equal(
            ("two", "dps: warning: app/ is older than src/Counter/Program.cs, and is run as it is\n"), (output.Split('\n')[0], error));
    }

    private (int ExitCode, string Output, string Error) Run(params string[] arguments) =>
        _algorithm.Dps(["run", "algorithm", .. arguments]);

    /// <summary>What a build script would have made, long after everything was written.</summary>
    private void MakeApp()
    {
        Write("app/Counter", "#!/bin/sh\ntouch output/made\n");
        File.SetUnixFileMode(PathOf("app/Counter"), (UnixFileMode)0b111_101_101);
        foreach (string file in Directory.EnumerateFiles(PathOf(""), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, s_built.AddDays(-1));
        }

        Directory.SetLastWriteTimeUtc(PathOf("app"), s_built);
    }

    private void Touch(string name, DateTime time)
    {
        if (!File.Exists(PathOf(name)))
        {
            Write(name, "");
        }

        File.SetLastWriteTimeUtc(PathOf(name), time);
    }

    private string PathOf(string name) => Path.Combine(_algorithm.Root, "algorithm", name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        _algorithm.Write("algorithm/" + name, text);
        if (name.EndsWith(".sh", StringComparison.Ordinal))
        {
            File.SetUnixFileMode(PathOf(name), (UnixFileMode)0b111_101_101);
        }
    }
}
