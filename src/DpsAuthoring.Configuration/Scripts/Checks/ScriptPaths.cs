namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Which file of the repository a word names by the script's own folder: <c>"$basedir/reduce.py"</c>.</summary>
internal sealed class ScriptPaths(ShellScript script, ScriptContext context)
{
    private const int Deepest = 8;

    /// <summary>The path from the repository's top, with <c>/</c>; null where the word names no such file, or none can be told.</summary>
    public string? Of(ShellWord word) => Of(word.Parts, 0) is { } path ? Normal(path) : null;

    private string? Of(IReadOnlyList<ShellPart> parts, int depth)
    {
        if (parts.Count == 0 || depth > Deepest || Start(parts[0], depth) is not { } path)
        {
            return null;
        }

        foreach (ShellPart part in parts.Skip(1))
        {
            if (part is not TextPart text || text.Text.IndexOfAny(['*', '?', '[']) >= 0)
            {
                return null;
            }

            path += text.Text;
        }

        return path;
    }

    private string? Start(ShellPart part, int depth) => part switch
    {
        VariablePart { Name: "0" or "BASH_SOURCE" } self when self.Operation is "" or "[" => Self(),
        VariablePart { Name: "0" or "BASH_SOURCE", Operation: "%/" } self when IsLastCut(self) => Parent(Self()),
        VariablePart { Operation: "" } variable
            when script.Assignments(variable.Name) is [{ Use: var use, Assignment.Value.Parts: var value }]
            && !use.IsConditional && !use.IsInFunction && !script.IsSetByCommand(variable.Name) => Of(value, depth + 1),
        CommandPart command => Answer(command.Body, depth + 1),
        _ => null,
    };

    private string Self() => context.Folder.Length == 0 ? Name() : $"{context.Folder}/{Name()}";

    private string Name() => script.File.Path.Substring(script.File.Path.LastIndexOfAny(['/', '\\']) + 1);

    private static bool IsLastCut(VariablePart part) => part.Operand is [TextPart { Text: "*" }];

    /// <summary>What <c>dirname</c>, <c>readlink -f</c>, <c>realpath</c> and <c>cd … &amp;&amp; pwd</c> answer.</summary>
    private string? Answer(ShellList list, int depth)
    {
        ShellCommand[] commands =
            [.. list.Statements.SelectMany(statement => statement.Pipelines).SelectMany(pipeline => pipeline.Commands)];
        if (commands is [{ Name: "cd" } cd, { Name: "pwd" }])
        {
            return Operand(cd, depth);
        }

        return commands is [var only] ? only.Name switch
        {
            "dirname" => Operand(only, depth) is { } path ? Parent(path) : null,
            "readlink" or "realpath" => Operand(only, depth),
            _ => null,
        } : null;
    }

    private string? Operand(ShellCommand command, int depth)
    {
        List<ShellWord> words = [.. command.Words.Skip(1).Where(word => !word.Prefix.StartsWith("-", StringComparison.Ordinal))];
        return words is [var word] ? Of(word.Parts, depth) : null;
    }

    private static string Parent(string path) => path.TrimEnd('/') is var trimmed && trimmed.LastIndexOf('/') is > 0 and var slash
        ? trimmed.Substring(0, slash)
        : trimmed.Length == 0 || trimmed is "." or ".." || trimmed.EndsWith("/..", StringComparison.Ordinal) ? trimmed + "/.."
        : ".";

    /// <summary>The path without <c>.</c> and <c>..</c>; null where it leaves the repository.</summary>
    private static string? Normal(string path)
    {
        var folders = new List<string>();
        foreach (string name in path.Split('/'))
        {
            if (name == ".." && folders.Count == 0)
            {
                return null;
            }

            if (name == "..")
            {
                folders.RemoveAt(folders.Count - 1);
            }
            else if (name.Length > 0 && name != ".")
            {
                folders.Add(name);
            }
        }

        return string.Join("/", folders);
    }
}
