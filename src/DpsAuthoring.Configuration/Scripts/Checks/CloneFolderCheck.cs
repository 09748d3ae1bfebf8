namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A build starts in <c>/app</c>, and what it clones comes to lie there; the run script looks beside itself.</summary>
internal sealed class CloneFolderCheck()
    : ScriptCheck("DPS5026", Severity.Warning, "A clone is looked for elsewhere than the build puts it")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Build, OtherScripts: { } others, Repository: { } repository }
            || script.Commands.Any(use => use.Command.Name is "cd" or "pushd" or "mv" or "ln"))
        {
            yield break;
        }

        foreach (ShellCommand clone in script.Commands.Select(use => use.Command))
        {
            if (clone.Words.Count > 2 && clone is { Name: "git" } && clone.Words[1].Text == "clone" && Target(script, clone) is { } name)
            {
                foreach (TextFile file in others)
                {
                    var run = new ShellScript(file);
                    int slash = file.Path.LastIndexOf('/');
                    var paths = new ScriptPaths(run, context);
                    string beside = context.Folder.Length == 0 ? name : $"{context.Folder}/{name}";
                    ShellWord? looked = slash < 0 || file.Path.Substring(0, slash) == FolderOf(script.File.Path)
                        ? run.Commands.SelectMany(use => use.Command.AllWords()).FirstOrDefault(word =>
                            paths.Of(word) is { } path && (path == beside || path.StartsWith(beside + "/", StringComparison.Ordinal)))
                        : null;
                    if (looked is not null && repository.Has(beside) != true && repository.Has(paths.Of(looked)!) != true)
                    {
                        yield return At(script, clone.Span,
                            $"A build starts in /app, so this comes to lie in /app/{name}; "
                            + $"'{System.IO.Path.GetFileName(file.Path)}' looks for "
                            + $"'{Quote(run, looked.Span)}', beside itself. Clone to there: git clone … \"$(dirname "
                            + $"\"$(readlink -f \"$0\")\")/{name}\".");
                        break;
                    }
                }
            }
        }
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path.Substring(0, slash) : "";

    /// <summary>The folder that a clone makes in the working folder; null where it lies elsewhere, or cannot be told.</summary>
    private static string? Target(ShellScript script, ShellCommand clone)
    {
        List<string?> words = [];
        for (int i = 2; i < clone.Words.Count; i++)
        {
            string? text = script.Text(clone.Words[i]);
            if (text is "-b" or "--branch" or "--depth" or "-c" or "-o" or "--origin" or "-j")
            {
                i++;
            }
            else if (text?.StartsWith("-", StringComparison.Ordinal) != true)
            {
                words.Add(text);
            }
        }

        if (words.Count is 0 or > 2 || words[words.Count - 1] is not { } last)
        {
            return null;
        }

        string name = words.Count == 1 ? last.TrimEnd('/').Substring(last.TrimEnd('/').LastIndexOfAny(['/', ':']) + 1) : last;
        name = words.Count == 1 && name.EndsWith(".git", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name;
        return name.Length == 0 || name[0] is '/' or '.' or '~' || name.IndexOf('/') >= 0 ? null : name;
    }
}
