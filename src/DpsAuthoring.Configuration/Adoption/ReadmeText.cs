using System.Text;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>Writes the README of an adopted algorithm.</summary>
public static class ReadmeText
{
    /// <summary>The text.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="className">The class's name.</param>
    public static string Of(AdoptedAlgorithm algorithm, string project, string className)
    {
        var text = new StringBuilder($"""
            # {project}

            {(algorithm.Description.Length > 0 ? Markdown.Text(algorithm.Description) : $"The algorithm {algorithm.Name}.")}
            A batch algorithm in C# for MAAP's Data Processing System (DPS), adopted by `dps adopt` from an existing one.
            **Its computation is not ported yet**: [PORTING.md](PORTING.md) says what there is to port, and what was assumed.

            | Input | Type | Default | Meaning |
            |---|---|---|---|

            """);
        foreach (AdoptedInput input in algorithm.Inputs)
        {
            text.Append($"| `{input.Registered.Name}` | `{input.CSharpType}` | {Markdown.Default(input)} | {Markdown.Cell(input.Registered.Description)} |\n");
        }

        return text.Append($"""

            ## Build and try it

            You need the [.NET 10 SDK](https://dotnet.microsoft.com/download) and GDAL from 3.4 (`apt-get install gdal-bin` on Debian and Ubuntu).

            ```sh
            dotnet build
            dotnet test
            ./build-env.sh    # as DPS builds it, with a trial job
            dotnet tool restore && dotnet dps check
            ```

            `dotnet dps run -i NAME=VALUE` runs a job as DPS does, `--contract both` under both contracts.

            ## Port it

            1. Write the computation into `src/{project}/{className}.cs`. Write results through `job.Output`, and delete `ReceivedInputs.cs` at the end.
            2. Change the tests along with it. Those of the inputs and their defaults hold what jobs rely on.
            3. Bring the configurations in step where the inputs change: `dotnet dps sync`.
            4. Compare with the original: `dps compare OLD NEW --rows rows.csv`.

            ## Register it

            Both configurations name the repository to clone, and `run_command` and `build_command` begin with its folder. Commit and push everything;
            DPS clones the branch or tag that `algorithm_version` names. Import `algorithm_config.yml` in the registration form of the MAAP workspace
            (OGC), or hand `algorithm_config.legacy.yml` to `maap.register_algorithm_from_yaml_file` with maap-py up to version 4 (legacy).

            """).ToString();
    }
}
