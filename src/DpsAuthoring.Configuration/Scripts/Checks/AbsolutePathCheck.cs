namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>What a workspace has at a fixed place, a worker does not have.</summary>
internal sealed class AbsolutePathCheck() : ScriptCheck("DPS5011", Severity.Warning, "A path that a worker does not have")
{
    private const string Results = "Write results to output/, in the job's folder: what is written elsewhere ends with the job.";

    private static readonly string[] s_workspace = ["/projects", "/home", "/Users", "/mnt", "/media"];

    /// <summary>Where GDAL and PROJ look for their own files, which are an image's.</summary>
    private static readonly HashSet<string> s_data = ["GDAL_DATA", "PROJ_LIB", "PROJ_DATA", "GDAL_DRIVER_PATH"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        foreach (ShellUse use in script.Commands.Where(use =>
                use.Command.Kind is ShellCommandKind.Simple or ShellCommandKind.For
                && (use.Command.Name is not ("echo" or "printf" or "[" or "test") || use.Command.Redirections.Count > 0)))
        {
            ShellCommand command = use.Command;
            HashSet<TextSpan> told = [];
            foreach (ShellAssignment set in command.Sets().Where(set => s_data.Contains(set.Name)))
            {
                if (IsOfWorkspace(script.Prefix(set.Value), context) && told.Add(set.Span))
                {
                    told.Add(set.Value.Span);
                    yield return At(script, set.Span,
                        $"'{Quote(script, set.Span)}' is a folder of a workspace's environment, which a job's image "
                        + "need not have: GDAL then writes other "
                        + "files, or none. Delete the line: DPS and the environment set it.");
                }
            }

            IEnumerable<ShellWord> words = command.Name is "echo" or "printf" or "[" or "test"
                ? command.Redirections.Select(each => each.Target)
                : command.AllWords();
            foreach (ShellWord word in words.Where(word => word.Parts.Count > 0 && !told.Any(span => Overlaps(span, word.Span))))
            {
                if (Judge(word, command, context.Role) is { } wrong)
                {
                    yield return At(script, word.Span, $"'{Quote(script, word.Span)}' {wrong}");
                }
            }
        }
    }

    private static bool Overlaps(TextSpan one, TextSpan other) => one.Start < other.End && other.Start < one.End;

    /// <summary><c>/srv/conda</c> is the notebooks' own; an author's image may have it, and so does MAAP's pangeo.</summary>
    private static bool IsOfWorkspace(string path, ScriptContext context) =>
        s_workspace.Any(root => IsBelow(root, path))
        || (IsBelow("/srv", path) && !context.HasOwnImage && context.Images is { } images
            && !images.Any(image => image.IndexOf("pangeo", StringComparison.OrdinalIgnoreCase) >= 0));

    private static string? Judge(ShellWord word, ShellCommand command, ScriptRole role)
    {
        bool isWritten = IsWritten(word, command);
        if (word.Parts[0] is VariablePart { Name: "HOME", Operation: "" })
        {
            return role == ScriptRole.Run && isWritten && !IsHidden(word.Parts.Skip(1).FirstOrDefault())
                ? $"is in a home folder, which is no job's. {Results}"
                : null;
        }

        if (word.Parts[0] is not TextPart part)
        {
            return null;
        }

        int equals = part.Text.StartsWith("-", StringComparison.Ordinal) ? part.Text.IndexOf('=') : -1;
        string path = part.Text.Substring(equals + 1);
        if (s_workspace.Any(root => IsBelow(root, path)) && !IsBelow("/home/ops", path))
        {
            return "is a folder of a workspace, which no worker has. "
                + (isWritten && role == ScriptRole.Run
                    ? Results
                    : "Declare a file input for what is read there, or take it along in the repository.");
        }

        if (role == ScriptRole.Run && (IsBelow("/output", path) || IsBelow("/input", path)))
        {
            return "is not the job's folder: that is the current one. Write it without the leading slash.";
        }

        return
            role == ScriptRole.Run
            && !part.IsQuoted
            && path.StartsWith("~/", StringComparison.Ordinal)
            && !path.StartsWith("~/.", StringComparison.Ordinal)
            ? "is in a home folder, and a job's is empty. "
                + (isWritten ? Results : "Declare a file input for what is read there; write results to output/.")
            : null;
    }

    /// <summary>Whether a command writes there: behind <c>&gt;</c>, as the last of <c>cp</c>, or behind an option for an output.</summary>
    private static bool IsWritten(ShellWord word, ShellCommand command)
    {
        if (command.Redirections.Any(each => ReferenceEquals(each.Target, word) && each.Operator.IndexOf('>') >= 0))
        {
            return true;
        }

        int at = command.Words.ToList().FindIndex(each => ReferenceEquals(each, word));
        string option = at > 0 && command.Words[at - 1].Text is { } before && before.StartsWith("-", StringComparison.Ordinal)
            ? before
            : word.Prefix.Split('=')[0];
        return at > 0 && (option.StartsWith("-", StringComparison.Ordinal) && option.TrimStart('-') is var name
                && (name is "o" or "O" or "of" or "dest" || name.StartsWith("out", StringComparison.OrdinalIgnoreCase))
            || command.Name switch
            {
                "cp" or "mv" or "rsync" or "ln" or "install" => at == command.Words.Count - 1 && at > 1,
                "mkdir" or "touch" or "tee" => true,
                _ => false,
            });
    }

    private static bool IsHidden(ShellPart? part) => part is TextPart text && text.Text.StartsWith("/.", StringComparison.Ordinal);

    private static bool IsBelow(string root, string path) =>
        path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
}
