namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>What a workspace has at a fixed place, a worker does not have.</summary>
internal sealed class AbsolutePathCheck() : ScriptCheck("DPS5011", Severity.Warning, "A path that a worker does not have")
{
    private static readonly string[] s_workspace = ["/projects", "/home", "/Users", "/mnt", "/media"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        foreach (ShellUse? use in script.Commands.Where(use =>
                use.Command.Kind is ShellCommandKind.Simple or ShellCommandKind.For
                && use.Command.Name is not ("echo" or "printf" or "[" or "test")))
        {
            foreach (ShellWord? word in use.Command.AllWords().Where(word => word.Parts.Count > 0))
            {
                if (word.Parts[0] is TextPart first && Judge(first, context.Role) is { } wrong)
                {
                    yield return At(script, word.Span, $"'{Quote(script, word.Span)}' {wrong}");
                }
            }
        }
    }

    private static string? Judge(TextPart part, ScriptRole role)
    {
        int equals = part.Text.StartsWith("-", StringComparison.Ordinal) ? part.Text.IndexOf('=') : -1;
        string path = part.Text.Substring(equals + 1);
        if (s_workspace.Any(root => IsBelow(root, path)) && !IsBelow("/home/ops", path))
        {
            return "is a folder of a workspace, which no worker has. Declare a file input for what is read there, or take it along in the repository.";
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
            ? "is in a home folder, and a job's is empty. Declare a file input for what is read there; write results to output/."
            : null;
    }

    private static bool IsBelow(string root, string path) =>
        path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
}
