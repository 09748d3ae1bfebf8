using System.CommandLine;
using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Cli.Declaration;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps sync</c>: makes the configurations' inputs what the C# declaration says.</summary>
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
            "sync", "Brings the configurations' inputs up to date with the C# declaration, and shows what changes; comments stay.") { path, check };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetValue(path)!, parsed.GetValue(check), cancel)));
        return command;
    }

    private static int Run(string path, bool check, CancellationToken cancel)
    {
        AlgorithmFolder folder = AlgorithmFolder.At(path);
        IReadOnlyList<DeclaredAlgorithm> declared = DeclarationReader.Read(folder.Top, cancel);
        if (declared.Count == 0)
        {
            throw new CouldNotRunException($"no C# project in '{AlgorithmFolder.Display(folder.Top)}' declares an algorithm with [Algorithm] and [Input].");
        }

        bool differs = false;
        foreach (string file in folder.Configurations)
        {
            TextFile text = TextFile.Load(file, AlgorithmFolder.Display(file));
            differs |= Sync(file, text, declared, check);
        }

        Console.Out.WriteLine(differs ? check ? "Run 'dps sync' to write this." : "Written." : "The configurations say what the declaration does.");
        return differs && check ? ExitCode.Findings : ExitCode.Clean;
    }

    private static bool Sync(string file, TextFile text, IReadOnlyList<DeclaredAlgorithm> declared, bool check)
    {
        if (AlgorithmConfiguration.Read(YamlText.Read(text)) is not { } configuration)
        {
            throw new CouldNotRunException($"'{text.Path}' cannot be read as a configuration; 'dps check' says why.");
        }

        string? name = configuration.Name.Text();
        if (DeclarationReader.For(name, declared) is not { } declaration)
        {
            throw new CouldNotRunException(
                $"'{text.Path}' is of '{name}', but the code declares {string.Join(", ", declared.Select(algorithm => $"'{algorithm.Name}'"))}.");
        }

        string synced = ConfigurationSync.Edits(configuration, declaration).Apply(text.Text);
        if (synced == text.Text)
        {
            return false;
        }

        Console.Out.WriteLine(Terminal.Bold(text.Path));
        foreach (string line in LineDiff.Of(text.Text, synced))
        {
            Console.Out.WriteLine(line[0] switch { '-' => Terminal.Red(line), '+' => Terminal.Green(line), _ => line });
        }

        if (!check)
        {
            File.WriteAllText(file, synced);
        }

        return true;
    }
}
