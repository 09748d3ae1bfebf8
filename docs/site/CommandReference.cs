using System.Collections;
using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Text;
using DpsAuthoring.Cli.Commands;

namespace DpsAuthoring.Site;

/// <summary>The pages of the <c>dps</c> tool's commands, made of the very objects that parse its command line.</summary>
internal static class CommandReference
{
    public static void Write(Stage stage)
    {
        IReadOnlyList<(string Title, Command[] Commands)> groups = DpsCommand.Groups();
        stage.Write("cli/index.md", Index(groups));
        foreach (Command command in groups.SelectMany(group => group.Commands))
        {
            var page = new StringBuilder();
            Write(page, command, "dps", level: 1);
            stage.Write($"cli/{command.Name}.md", page.ToString());
        }

        stage.WriteContents(
            "cli",
            ("All commands", "index.md"),
            groups.Select(group => (group.Title, group.Commands.Select(command => ($"dps {command.Name}", $"{command.Name}.md")))));
    }

    private static string Index(IReadOnlyList<(string Title, Command[] Commands)> groups)
    {
        StringBuilder page = new StringBuilder().Append(
            """
            # The dps tool

            `dps COMMAND --help` says the same in a terminal: these pages are made of the commands themselves.
            How they work together tells [the package's page](../src/DpsAuthoring.Cli/README.md).

            """);
        foreach ((string title, Command[] commands) in groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| command | |\n|---|---|\n");
            foreach (Command command in commands)
            {
                page.Append(CultureInfo.InvariantCulture, $"| [dps {command.Name}]({command.Name}.md) | {InTable(GroupedHelp.FirstSentence(command.Description ?? ""))} |\n");
            }
        }

        return page.Append(
            """

            ## Exit codes

            | code | meaning |
            |---|---|
            | 0 | success: nothing to mend, no differences, the job has succeeded |
            | 1 | it ran and found something: problems, differences, a failed job |
            | 2 | it could not run: a mistake in the command line, a file or program that is not there |
            | 130 | stopped by Ctrl-C; of another signal 128 and its number |

            """).ToString();
    }

    private static void Write(StringBuilder page, Command command, string parent, int level)
    {
        string name = $"{parent} {command.Name}";
        page.Append(CultureInfo.InvariantCulture, $"{new string('#', level)} {name}\n\n");
        WriteDescription(page, command.Description ?? "");
        Argument[] arguments = [.. command.Arguments.Where(argument => !argument.Hidden)];
        Option[] options = [.. command.Options.Where(option => !option.Hidden)];
        Command[] children = [.. command.Subcommands.Where(child => !child.Hidden)];
        string usage = string.Join(' ', arguments.Select(Written).Prepend(name))
            + (children.Length > 0 ? " [COMMAND]" : "") + (options.Length > 0 ? " [options]" : "");
        page.Append(CultureInfo.InvariantCulture, $"```text\n{usage}\n```\n\n");
        WriteTable(page, "argument", arguments.Select(argument => (
            $"`{argument.Name}`",
            InTable(argument.Description) + Choices(argument.ValueType, argument),
            Default(argument.HasDefaultValue ? argument.GetDefaultValue() : null))));
        WriteTable(page, "option", options.Select(option => (
            Written(option),
            InTable(option.Description) + Choices(option.ValueType, option),
            Default(option.HasDefaultValue ? option.GetDefaultValue() : null))));
        foreach (Command child in children)
        {
            Write(page, child, name, level + 1);
        }
    }

    /// <summary>The column of defaults is there where anything has one.</summary>
    private static void WriteTable(StringBuilder page, string kind, IEnumerable<(string Name, string Meaning, string Default)> rows)
    {
        (string Name, string Meaning, string Default)[] all = [.. rows];
        if (all.Length == 0)
        {
            return;
        }

        bool hasDefaults = all.Any(row => row.Default.Length > 0);
        page.Append(CultureInfo.InvariantCulture, $"| {kind} | meaning |{(hasDefaults ? " default |" : "")}\n|---|---|{(hasDefaults ? "---|" : "")}\n");
        foreach ((string name, string meaning, string value) in all)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {meaning} |{(hasDefaults ? $" {value} |" : "")}\n");
        }

        page.Append('\n');
    }

    /// <summary>Lines that are set in are shown as they are.</summary>
    private static void WriteDescription(StringBuilder page, string description)
    {
        bool isSetIn = false;
        foreach (string line in description.Split('\n'))
        {
            if (line.StartsWith(' ') != isSetIn)
            {
                page.Append(isSetIn ? "```\n\n" : "\n```text\n");
                isSetIn = !isSetIn;
            }

            page.Append(isSetIn ? line.Trim() : Escaped(line)).Append('\n');
        }

        page.Append(isSetIn ? "```\n\n" : "\n");
    }

    private static string Written(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue
        ? $"[{argument.Name}]"
        : argument.Name;

    private static string Written(Option option)
    {
        IEnumerable<string> names = option.Aliases.Where(alias => alias.StartsWith('-')).Append(option.Name).OrderBy(name => name.Length);
        string value = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool)
            ? ""
            : " " + (option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant());
        return $"<span class=\"option\">`{string.Join("`, `", names)}{value}`</span>" + (option.Required ? " (required)" : "");
    }

    private static string Choices(Type type, Symbol symbol)
    {
        string[] choices = type == typeof(bool) || type == typeof(bool?)
            ? []
            : [.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label).Where(label => label.Length > 0)];
        return choices is [_, _, ..] ? $" One of {string.Join(", ", choices.Select(choice => $"`{choice}`"))}." : "";
    }

    private static string Default(object? value) => value switch
    {
        null or false or "" => "",
        true => "`true`",
        string text => $"`{text}`",
        IEnumerable { } values => string.Join(", ", values.Cast<object>().Select(Default)),
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    private static string InTable(string? text) => Escaped((text ?? "").ReplaceLineEndings(" ")).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Escaped(string text)
    {
        foreach (char special in "\\<*[`_")
        {
            text = text.Replace(special.ToString(), "\\" + special, StringComparison.Ordinal);
        }

        return text;
    }
}
