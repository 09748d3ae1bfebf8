using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>A script of an original: the commands that do its work, and what becomes of a job's values in them.</summary>
/// <param name="Path">From the repository's top.</param>
/// <param name="Role">What DPS uses it for.</param>
/// <param name="Commands">The commands, as they are written.</param>
/// <param name="Arguments">What becomes of the values, by their positions from 1.</param>
public sealed record OriginalScript(string Path, ScriptRole Role, IReadOnlyList<string> Commands, IReadOnlyList<ScriptValue> Arguments)
{
    /// <summary>What every script has: nothing of it is to be ported.</summary>
    private static readonly HashSet<string> s_plumbing = new(StringComparer.Ordinal)
    {
        "echo", "printf", "set", "cd", "mkdir", "export", "source", ".", "dirname", "readlink", "realpath", "basename", "pwd", "test", "[", "exit",
        "return", "shift", "local", "read", "true", "false", ":", "ls", "cp", "mv", "rm", "cat", "date", "sleep", "chmod", "tail", "head", "find",
        "unset", "declare", "typeset", "readonly", "trap", "ln", "touch", "which", "command", "pushd", "popd", "ulimit", "umask", "wait", "kill", "getopts", "let",
        "break", "continue", "shopt", "tee", "hash", "type", "readarray", "mapfile",
    };

    private static readonly Regex s_continuation = new(@"\s*\\?\r?\n\s*", RegexOptions.CultureInvariant);

    /// <summary>The words of the commands that are plain text.</summary>
    internal IReadOnlyList<string> Words { get; private init; } = [];

    internal static OriginalScript Of(ConfiguredScript configured, TextFile text)
    {
        var script = new ShellScript(text);
        var functions = new HashSet<string>(
            script.Commands.Where(use => use.Command.Kind == ShellCommandKind.Function)
                .Select(use => use.Command.Variable).OfType<string>(),
            StringComparer.Ordinal);
        List<ShellCommand> commands = script.IsShell && script.IsComplete
            ? [.. script.Commands.Where(use => !use.IsInSubstitution && IsWork(use.Command, functions)).Select(use => use.Command)]
            : [];
        (string Text, IReadOnlyList<ShellCommand> Commands)[] runs =
        [
            .. commands.SelectMany(command => HeldCommand.Of(script, command) is { Count: > 0 } held
                ? held.Select(inner => (inner.File.Text, (IReadOnlyList<ShellCommand>)[.. inner.Commands.Select(use => use.Command)]))
                : [(text.Text.Substring(command.Span.Start, command.Span.Length), [command])]),
        ];
        ShellCommand[] all = [.. runs.SelectMany(run => run.Commands), .. HeldCommand.Lists(script)];
        return new OriginalScript(
            configured.Path,
            configured.Context.Role,
            [.. runs.Select(run => s_continuation.Replace(run.Text, " ").Trim())],
            configured.Context.Role == ScriptRole.Run ? [.. ScriptValue.In(script, all)] : [])
        {
            Words = [.. all.SelectMany(command => command.Words).Select(LastPart).Distinct()],
        };
    }

    private static bool IsWork(ShellCommand command, HashSet<string> functions) =>
        command.Kind == ShellCommandKind.Simple
        && command.Words.Count > 0
        && !(command.Name is { } name && (s_plumbing.Contains(name) || functions.Contains(name)))
        && !(command.Name is "conda" or "mamba" or "micromamba" && command.Words.Count > 1 && command.Words[1].Text is "activate" or "deactivate" or "info" or "list");

    /// <summary>The plain text that a word ends in: <c>${basedir}/x.py</c> is <c>/x.py</c>.</summary>
    private static string LastPart(ShellWord word) =>
        string.Concat(word.Parts.Reverse().TakeWhile(part => part is TextPart).Reverse().Select(part => ((TextPart)part).Text));
}

/// <summary>What a script does with one of a job's values.</summary>
/// <param name="Position">Its position from 1.</param>
/// <param name="Option">The option by which a command gets it; null where it stands alone.</param>
/// <param name="Default">What the script takes where it is empty; null where it takes nothing.</param>
public sealed record ScriptValue(int Position, string? Option, string? Default)
{
    internal static IEnumerable<ScriptValue> In(ShellScript script, IReadOnlyList<ShellCommand> commands)
    {
        var variables = new Dictionary<string, (int Position, string? Default)>(StringComparer.Ordinal);
        foreach (ShellAssignment assignment in script.Commands.Where(use => use.Function is null).SelectMany(use => use.Command.Sets()))
        {
            if (assignment.Value.Parts is [VariablePart value] && Number(value) is { } position)
            {
                variables[assignment.Name] = (position, DefaultOf(value));
            }
        }

        var seen = new HashSet<int>();
        foreach (ShellCommand command in commands)
        {
            for (int at = 0; at < command.Words.Count; at++)
            {
                if (command.Words[at].Parts.OfType<VariablePart>().FirstOrDefault() is not { } part)
                {
                    continue;
                }

                (int Position, string? Default)? value =
                    Number(part) is { } number ? (number, DefaultOf(part))
                    : variables.TryGetValue(part.Name, out (int, string?) known) ? known
                    : null;
                if (value is { } found && seen.Add(found.Position))
                {
                    yield return new ScriptValue(found.Position, OptionBefore(command.Words, at), found.Default);
                }
            }
        }
    }

    private static int? Number(VariablePart part) =>
        part.Operation is "" or ":-" or "-"
        && int.TryParse(part.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && number > 0
            ? number
            : null;

    private static string? DefaultOf(VariablePart part) => part.Operation is ":-" or "-" && part.Operand.Count > 0 && part.Operand.All(inner => inner is TextPart)
        ? string.Concat(part.Operand.Select(inner => ((TextPart)inner).Text))
        : null;

    private static string? OptionBefore(IReadOnlyList<ShellWord> words, int at)
    {
        string own = words[at].Prefix;
        return own.StartsWith("-", StringComparison.Ordinal) && own.EndsWith("=", StringComparison.Ordinal) ? own.TrimEnd('=')
            : at > 0 && words[at - 1].Text is { Length: > 1 } before && before[0] == '-' ? before
            : null;
    }
}
