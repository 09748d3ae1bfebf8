using System.CommandLine;
using DpsAuthoring.Cli.Declaration;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Declaration;
using DpsAuthoring.Configuration.Inspections;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Commands;

/// <summary>
/// <c>dps sync</c>: makes the configurations' name, description and inputs what the C# declaration says, and the CWL what the
/// configurations say.
/// </summary>
internal static class SyncCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "The algorithm's folder, or one of its configurations.",
            HelpName = "PATH",
            DefaultValueFactory = _ => ".",
        };
        var check = new Option<bool>("--check") { Description = "Change nothing; exit with 1 if something would change." };
        var command = new Command(
            "sync",
            $"Brings the configurations' name, description and inputs up to date with the C# declaration, and a {ApplicationPackage.FileName} that it made with its configuration; "
            + "shows what changes; comments stay.") { path, check };
        command.SetAction(parsed => Interruption.Run(cancel => Run(parsed.GetValue(path)!, parsed.GetValue(check), cancel)));
        return command;
    }

    private static int Run(string path, bool check, CancellationToken cancel)
    {
        AlgorithmRepository repository = RepositoryFinder.Find(path);
        string top = repository.Top ?? repository.Folders.First();
        IReadOnlyList<Algorithm> declared = DeclarationReader.Read(top, cancel);
        if (declared.Count == 0)
        {
            throw new CouldNotRunException(
                $"no C# project in '{DiskTree.Display(top)}' declares an algorithm with [Algorithm] and [Input] that can be read here. "
                + "The type of an input must be one of .NET's or the runtime's, or be declared in the project or in one that it refers to.");
        }

        IReadOnlyList<AlgorithmConfiguration> all = Inspection.Of(repository).Configurations;
        bool differs = false;
        var obstacles = new List<string>();
        foreach (string file in repository.Configurations)
        {
            try
            {
                differs |= Sync(file, declared, all, check);
            }
            catch (CouldNotRunException obstacle)
            {
                obstacles.Add(obstacle.Message);
            }
        }

        if (differs)
        {
            Console.Out.WriteLine(check ? "Run 'dps sync' to write this." : "Written.");
        }

        if (obstacles.Count > 0)
        {
            throw new CouldNotRunException(string.Join(' ', obstacles));
        }

        if (!differs)
        {
            Console.Out.WriteLine("The configurations say what the declaration does.");
        }

        return differs && check ? DpsExitCode.Findings : DpsExitCode.Clean;
    }

    /// <summary>Brings a configuration and its CWL up to date; whether there was something to change.</summary>
    private static bool Sync(string file, IReadOnlyList<Algorithm> declared, IReadOnlyList<AlgorithmConfiguration> all, bool check)
    {
        var text = TextFile.Load(file, DiskTree.Display(file));
        AlgorithmConfiguration configuration = Read(text);
        if (RegisteredAlgorithm.Of(configuration, all, declared) is not { } declaration)
        {
            if (declared is [_])
            {
                return false; // It is of another algorithm, which is not C#.
            }

            throw new CouldNotRunException(
                $"'{text.Path}' is of '{configuration.Name.Text()}', but the code declares {string.Join(", ", declared.Select(algorithm => $"'{algorithm.Name}'"))}."
            );
        }

        if (ConfigurationSync.Obstacle(configuration, declaration) is { } obstacle)
        {
            throw new CouldNotRunException($"'{text.Path}' is not in step with the declaration and cannot be edited: {obstacle}.");
        }

        string synced = ConfigurationSync.AllEdits(configuration, declaration).Apply(text.Text);
        return Replace(file, text.Text, synced, check) | SyncPackage(file, Read(new TextFile(text.Path, synced)), check);
    }

    private static bool SyncPackage(string file, AlgorithmConfiguration configuration, bool check)
    {
        string package = Path.Combine(Path.GetDirectoryName(file)!, ApplicationPackage.FileName);
        if (configuration.Schema != ConfigurationSchema.Ogc || !File.Exists(package))
        {
            return false;
        }

        string text = File.ReadAllText(package);
        if (!ApplicationPackage.IsMadeFrom(configuration, text))
        {
            return false;
        }

        try
        {
            return Replace(package, text, ApplicationPackage.WriteBeside(configuration)!, check);
        }
        catch (FormatException e)
        {
            throw new CouldNotRunException($"'{DiskTree.Display(package)}' cannot be made of '{configuration.File.Path}'. {e.Message}");
        }
    }

    /// <summary>Shows by what lines two texts of a file differ, and writes the new one; whether they do.</summary>
    private static bool Replace(string file, string old, string now, bool check)
    {
        // Git may have given the lines other ends.
        if (old.ReplaceLineEndings("\n") == now.ReplaceLineEndings("\n"))
        {
            return false;
        }

        Console.Out.WriteLine(Terminal.Bold(DiskTree.Display(file)));
        foreach (string line in LineDiff.Of(old, now))
        {
            Console.Out.WriteLine(line[0] switch { '-' => Terminal.Red(line), '+' => Terminal.Green(line), _ => line });
        }

        if (!check)
        {
            File.WriteAllText(file, now);
        }

        return true;
    }

    private static AlgorithmConfiguration Read(TextFile text) =>
        AlgorithmConfiguration.Read(YamlText.Read(text))
        ?? throw new CouldNotRunException($"'{text.Path}' cannot be read as a configuration; 'dps check' says why.");
}
