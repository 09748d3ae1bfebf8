namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A file beside the script that the repository does not have.</summary>
internal sealed class MissingFileCheck() : ScriptCheck("DPS5023", Severity.Warning, "A file of the repository is not there")
{
    /// <summary>Sources, which no build makes.</summary>
    private static readonly string[] s_sources = [".py", ".sh", ".r", ".jl", ".pl", ".ipynb", ".yml", ".yaml", ".txt", ".toml"];

    private static readonly HashSet<string> s_fileOptions = ["-f", "--file", "-r", "--requirement", "--requirements"];

    private static readonly string[] s_installers = ["conda", "mamba", "micromamba", "pip", "pip3", "uv", "pixi", "python", "python3"];

    private static readonly HashSet<string> s_bringing = ["git", "wget", "curl", "tar", "unzip", "aws", "gsutil", "dvc"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context.Repository is not { } repository || context.OtherScripts is not { } others || repository.Has(".gitmodules") != false)
        {
            yield break;
        }

        var paths = new ScriptPaths(script, context);
        ShellScript[] all = [script, .. others.Select(file => new ShellScript(file))];
        foreach (ShellUse use in script.Commands.Where(use =>
            use is { IsAsked: false, IsConditional: false, Command.Kind: ShellCommandKind.Simple }))
        {
            foreach (ShellWord word in Read(use.Command))
            {
                if (paths.Of(word) is { Length: > 0 } path
                    && IsSource(path) && repository.Has(path) == false && !all.Any(each => Brings(each, path)))
                {
                    yield return At(script, word.Span,
                        $"The repository has no '{path}', so this fails in every {(context.Role == ScriptRole.Run ? "job" : "build")}. "
                        + (Likely(repository, path) is { } likely
                            ? $"It has '{likely}': write its path from the script's own folder."
                            : "Commit the file, or write the path that it has."));
                }
            }
        }
    }

    /// <summary>The words that are files to run or to read: the program, an interpreter's first, and what options name.</summary>
    private static IEnumerable<ShellWord> Read(ShellCommand command)
    {
        string program = command.Name is { } name ? name.Substring(name.LastIndexOf('/') + 1) : "";
        bool installs = s_installers.Contains(program);
        for (int i = 0; i < command.Words.Count; i++)
        {
            ShellWord word = command.Words[i];
            string? before = i == 0 ? null : command.Words[i - 1].Text;
            if (i == 0 || (installs && s_fileOptions.Contains(before ?? "")) || OwnFilesCheck.IsInterpreter(before))
            {
                yield return word;
            }
        }
    }

    private static bool IsSource(string path) => s_sources.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a script may make the file or fetch it.</summary>
    private static bool Brings(ShellScript script, string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        return script.Commands.Any(use => s_bringing.Contains(use.Command.Name ?? "")
            || (use.Command.Name is "cp" or "mv" or "ln" or "touch" or "tee" or "sed" or "cat" or "echo" or "mkdir" or "rsync" or "install"
                && Mentions(use.Command.AllWords(), name))
            || Mentions(use.Command.Redirections.Where(each => each.Operator[0] == '>').Select(each => each.Target), name));
    }

    private static bool Mentions(IEnumerable<ShellWord> words, string name) =>
        words.Any(word => word.Parts.Any(part => part is TextPart text && text.Text.EndsWith(name, StringComparison.Ordinal)));

    /// <summary>The same path without its first folders, which is what stands where a script was moved.</summary>
    private static string? Likely(DpsAuthoring.Configuration.Repositories.IRepository repository, string path)
    {
        for (int slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (repository.Has(path.Substring(slash + 1)) == true)
            {
                return path.Substring(slash + 1);
            }
        }

        return null;
    }
}
