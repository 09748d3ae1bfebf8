namespace DpsAuthoring.Cli.Tests;

/// <summary>DPS6008: what a build takes from this machine, which DPS does not have.</summary>
public sealed class OutsideSourceTests : IDisposable
{
    private readonly AlgorithmRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task What_only_this_machine_has_is_reported_where_it_is_named()
    {
        _repository.Write(
            "NuGet.Config",
            Sources(
                ("a", "/home/someone/packages"),
                ("b", "file:///feeds/x"),
                ("c", "~/packages"),
                ("d", "%HOME%/packages"),
                ("e", "../packages"),
                ("f", @"C:\feeds"),
                ("g", "gone"),
                ("h", @"\\server\feed"),
                ("i", "http://localhost:5000/v3/index.json")
            ));
        _repository.Write("src/a/nuget.config", Sources(("a", "../../../outside")));
        _repository.Write(
            "Directory.Build.props",
            "<Project>\n<PropertyGroup>\n<RestoreAdditionalProjectSources>$(RestoreAdditionalProjectSources);/feeds/one;../two</RestoreAdditionalProjectSources>\n</PropertyGroup>\n</Project>\n"
        );
        _repository.Write("src/a/a.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="$(MSBuildThisFileDirectory)../../../shared.props" />
              <ItemGroup>
                <ProjectReference Include="..\..\..\Lib\Lib.csproj" />
                <Reference Include="Lib"><HintPath>../../../Lib/Lib.dll</HintPath></Reference>
                <Compile Include="../../../shared/**/*.cs" />
              </ItemGroup>
            </Project>
            """);
        _repository.Write("requirements.txt", "numpy\n-e ../x\n/home/someone/y.whl\nz @ file:///z\n--find-links /wheels\n");
        _repository.Write(
            "environment.yml",
            "name: reduce\nchannels:\n  - file:///channel\n  - conda-forge\ndependencies:\n  - pip:\n    - -e /home/someone/lib\n    - ../lib\n"
        );
        Build(
            "pip install /home/someone/lib\npython3 -m pip install -e ../x numpy\nconda install -c file:///channel -y gdal\ndotnet restore --source /feeds/x\n"
        );

        Assert.Equal(
            [
                "Directory.Build.props:3:69", "Directory.Build.props:3:80",
                "NuGet.Config:3:23",
                "NuGet.Config:4:23",
                "NuGet.Config:5:23",
                "NuGet.Config:6:23",
                "NuGet.Config:7:23",
                "NuGet.Config:8:23",
                "NuGet.Config:9:23",
                "NuGet.Config:10:23",
                "NuGet.Config:11:23",
                "build-env.sh:3:13", "build-env.sh:4:27", "build-env.sh:5:18", "build-env.sh:6:25",
                "environment.yml:3:5", "environment.yml:7:7", "environment.yml:8:7",
                "requirements.txt:2:4", "requirements.txt:3:1", "requirements.txt:4:5", "requirements.txt:5:14",
                "src/a/a.csproj:2:20", "src/a/a.csproj:4:32", "src/a/a.csproj:5:40", "src/a/a.csproj:6:23",
                "src/a/nuget.config:3:23",
            ],
            await PlacesAsync());
    }

    [Fact]
    public async Task What_a_clone_has_is_not()
    {
        _repository.Write("nuget/A.1.0.0.nupkg", "");
        _repository.Write(
            "nuget.config",
            Sources(("a", "nuget"), ("b", "./nuget"), ("c", "https://feeds.example.org/v3/index.json"), ("d", "made"))
                .Replace(
                    "</configuration>",
                    "<packageSources><add key=\"off\" value=\"/off\" /></packageSources><disabledPackageSources><add key=\"off\" value=\"true\" /></disabledPackageSources></configuration>"
                ));
        _repository.Write("lib/lib.csproj", "<Project />");
        _repository.Write("src/a/nuget.config", Sources(("a", "../../nuget")));
        _repository.Write("src/a/a.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />
              <Import Project="/etc/local.props" Condition="Exists('/etc/local.props')" />
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <ItemGroup>
                <ProjectReference Include="@(Own->'$(MSBuildThisFileDirectory)../../lib/%(Identity).csproj')" />
              </ItemGroup>
              <ItemGroup>
                <ProjectReference Include="../../lib/lib.csproj" />
                <Reference Include="System.Xml" />
                <Compile Include="**/*.cs;$(GeneratedFolder)/a.cs" />
              </ItemGroup>
            </Project>
            """);
        _repository.Write(
            "requirements.txt",
            "numpy==2.0 # /home/x\n-e .\n./lib\nx @ git+https://host/x.git\n-r more.txt\nx[y] >= 1; python_version > '3'\n"
        );
        _repository.Write(
            "environment.yml",
            "name: reduce\nchannels: [conda-forge]\ndependencies:\n  - gdal\n  - pip:\n    - numpy\n    - -e .\n    - -r requirements.txt\n"
        );
        Build(
            "mkdir -p made\npip install numpy \"$here\" . ./lib\npip install --prefix /opt/x numpy\ndotnet publish src/a --output /tmp/x\nconda env create --prefix /opt/env --file environment.yml\nmake build /dev/null\n"
        );

        Assert.Empty(await PlacesAsync());
    }

    [Fact]
    public async Task A_folder_whose_packages_git_ignores_is_reported_and_one_with_packages_is_not()
    {
        _repository.Write("nuget.config", Sources(("a", "nuget"), ("b", "kept")));
        _repository.Write("nuget/A.1.0.0.nupkg", "");
        _repository.Write("nuget/README.md", "");
        _repository.Write("kept/A.1.0.0.nupkg", "");
        _repository.Write(".gitignore", "/nuget/*.nupkg\n");
        await _repository.CommitAndPushAsync();

        Ran ran = await _repository.DpsAsync("check");

        Assert.Equal(
            "nuget.config:3:23: warning DPS6008: 'nuget', the package source 'a', is a folder whose packages git ignores: DPS clones only the repository, so the build would fail there. "
            + "Put it into the repository, commit it, and name it by a relative path.",
            ran.Output.Split('\n')[0]);
        Assert.Contains("1 warning(s)", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_silences_and_broken_files_are_passed_over()
    {
        _repository.Write("nuget.config", Sources(("a", "/feeds")).Replace("<add", "<!-- # dps: ignore DPS6008 -->\n<add"));
        _repository.Write("a.csproj", "<Project><Import Project='/x' ");
        _repository.Write("b.props", "<!DOCTYPE x [<!ENTITY y SYSTEM '/etc/passwd'>]><Project><Import Project='/x' /></Project>");
        _repository.Write("environment.yml", "dependencies: [\n");
        await _repository.CommitAndPushAsync();

        Assert.Empty(await PlacesAsync());
    }

    private static string Sources(params (string Key, string Path)[] sources) =>
        "<configuration>\n<packageSources>\n"
        + string.Concat(sources.Select(source => $"  <add key=\"{source.Key}\" value=\"{source.Path}\" />\n"))
        + "</packageSources>\n</configuration>\n";

    private void Build(string lines)
    {
        _repository.Write(
            "algorithm_config.yml",
            AlgorithmRepository.Configuration.Replace("run_command", "build_command: reduce/build-env.sh\nrun_command"));
        _repository.Write("build-env.sh", "#!/usr/bin/env bash\nset -euo pipefail\n" + lines);
    }

    private async Task<string[]> PlacesAsync() =>
        [
            .. (await _repository.FindingsAsync())
                .Where(finding => finding.EndsWith(" DPS6008", StringComparison.Ordinal))
                .Select(finding => finding.Split(' ')[0]),
        ];
}
