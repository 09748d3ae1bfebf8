using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A job starts in a folder of its own; the repository's files are where the script is.</summary>
internal sealed class OwnFilesCheck()
    : ScriptCheck("DPS5015", Severity.Warning, "A file of the repository is looked for in the job's folder")
{
    private static readonly HashSet<string> s_interpreters =
        ["python", "python3", "bash", "sh", "source", ".", "Rscript", "julia", "perl", "node", "dotnet", "jupyter", "papermill"];

    /// <summary>Whether a program runs the file that it is given.</summary>
    public static bool IsInterpreter(string? name) => name is not null && s_interpreters.Contains(name);

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        // After a cd a relative path can be right; whether it is cannot be told.
        if (context is not { Role: ScriptRole.Run, Repository: { } repository } || script.Commands.Any(use =>
            use is { IsInSubstitution: false, Command.Name: "cd" or "pushd" }))
        {
            yield break;
        }

        foreach (
            ShellCommand? command in script.Commands.Select(use => use.Command).Where(command => command.Kind == ShellCommandKind.Simple))
        {
            if (Program(command) is { Text: { } name } word
                && !IsBrought(script, name) && Find(repository, context.Folder, name) is { } folder)
            {
                yield return At(script, word.Span,
                    $"'{name}' is looked for in the job's folder, which holds only the inputs; it lies beside the script. "
                    + "Write basedir=$(dirname \"$(readlink -f \"$0\")\") and \"${basedir}/" + Below(name) + "\".",
                    folder && BaseFolder(script) is { } variable
                        ? Replace($"Look beside the script", word.Span, $"\"${{{variable}}}/{Below(name)}\"")
                        : null);
            }
        }
    }

    /// <summary>Whether the script may take the file along into the job's folder: a copy, a link, an archive, a clone.</summary>
    private static bool IsBrought(ShellScript script, string name) => script.Commands.Any(use =>
        use.Command.Name is "cp" or "ln" or "mv" or "rsync" or "install" or "git" or "tar" or "unzip" or "wget" or "curl" or "aws"
        && (use.Command.Words[use.Command.Words.Count - 1] is var last && script.Text(last) is "." or "./"
            || use.Command.Name is "git" or "tar" or "unzip"
            || use.Command.Words.Skip(1).Any(word => word.Parts.Any(part =>
                part is TextPart text && text.Text.EndsWith(name.Substring(name.LastIndexOf('/') + 1), StringComparison.Ordinal)))));

    /// <summary>Whether the file lies beside the script; null where there is none of that name.</summary>
    private static bool? Find(IRepository repository, string folder, string name)
    {
        string relative = Below(name);
        if (relative.StartsWith("/", StringComparison.Ordinal)
            || relative.StartsWith("../", StringComparison.Ordinal)
            || relative.Length == 0
            || ShellScript.IsIn("input", relative) || ShellScript.IsIn("output", relative))
        {
            return null;
        }

        return repository.Has(folder.Length == 0 ? relative : $"{folder}/{relative}") == true ? true
            : repository.Has(relative) == true ? false
            : null;
    }

    private static string Below(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name.Substring(2) : name;

    /// <summary>
    /// The word that names the program's file: the command itself with a slash in it, or what an interpreter is given first.
    /// </summary>
    private static ShellWord? Program(ShellCommand command)
    {
        for (int i = 0; i < command.Words.Count; i++)
        {
            if (command.Words[i].Text is not { } text)
            {
                continue;
            }

            if (i == 0 && text.IndexOf('/') > 0)
            {
                return command.Words[0];
            }

            if (s_interpreters.Contains(text))
            {
                ShellWord next = command.Words.Skip(i + 1).FirstOrDefault(word => !word.Prefix.StartsWith("-", StringComparison.Ordinal));
                return command.Words.Skip(i + 1).TakeWhile(word => word != next).Any(word => word.Text is "-c" or "-m") ? null : next;
            }
        }

        return null;
    }

    /// <summary>The variable that holds the script's own folder.</summary>
    private static string? BaseFolder(ShellScript script) =>
        script.Commands.Where(use => !use.IsInFunction).SelectMany(use => use.Command.Sets())
            .FirstOrDefault(assignment => assignment.Value.Parts is [CommandPart]
                && script.File.Text.Substring(assignment.Span.Start, assignment.Span.Length) is var text
                && text.Contains("dirname") && (text.Contains("$0") || text.Contains("BASH_SOURCE")))?.Name;
}
