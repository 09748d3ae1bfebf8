using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DpsAuthoring.Cli.Commands;

/// <summary>The help of the whole tool, with its commands by what they are for; that of a single command is the parser's own.</summary>
internal sealed class GroupedHelp(RootCommand root, IReadOnlyList<(string Title, Command[] Commands)> groups) : SynchronousCommandLineAction
{
    private const int Gap = 2;
    private const int Narrowest = 60;

    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult.CommandResult.Command is not RootCommand)
        {
            return new HelpAction().Invoke(parseResult);
        }

        TextWriter say = Console.Out;
        say.WriteLine(root.Description);
        say.WriteLine();
        say.WriteLine("Usage:\n  dps COMMAND [options]");
        int width = groups.SelectMany(group => group.Commands).Max(command => HeadOf(command).Length) + Gap;
        foreach ((string title, Command[] commands) in groups)
        {
            say.WriteLine();
            say.WriteLine($"{Terminal.Bold(title)}:");
            foreach (Command command in commands)
            {
                Write(say, HeadOf(command), FirstSentence(command.Description ?? ""), width);
            }
        }

        say.WriteLine();
        say.WriteLine($"{Terminal.Bold("Options")}:");
        foreach (Option option in root.Options)
        {
            Write(say, string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name).OrderBy(name => name.Length)), option.Description ?? "", width);
        }

        return DpsExitCode.Clean;
    }

    private static string HeadOf(Command command) => string.Join(' ', command.Arguments.Where(argument => !argument.Hidden)
        .Select(argument => $"<{argument.Name}>").Prepend(command.Name));

    /// <summary>What the command does; how, its own help tells.</summary>
    internal static string FirstSentence(string description)
    {
        string line = description.Split('\n')[0].Trim();
        int end = line.IndexOf(". ", StringComparison.Ordinal);
        return end > 0 ? line[..(end + 1)] : line;
    }

    private static void Write(TextWriter say, string head, string text, int width)
    {
        string indent = new(' ', Gap + width);
        int room = RoomOf() - indent.Length;
        say.Write(new string(' ', Gap) + head.PadRight(width));
        int column = 0;
        foreach (string word in text.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > room)
            {
                say.Write($"\n{indent}");
                column = 0;
            }

            say.Write(column > 0 ? " " + word : word);
            column += word.Length + 1;
        }

        say.WriteLine();
    }

    private static int RoomOf()
    {
        try
        {
            return Console.IsOutputRedirected || Console.WindowWidth < Narrowest ? int.MaxValue : Console.WindowWidth - 1;
        }
        catch (IOException)
        {
            return int.MaxValue;
        }
    }
}
