namespace DpsAuthoring.Server.Documents;

/// <summary>Paths that a client asks for in a folder, none of which leads out of it.</summary>
internal static class FolderPath
{
    /// <summary>What is at a path; null where it is outside, or a link is on the way, which may lead out.</summary>
    /// <param name="root">The folder, absolute.</param>
    /// <param name="asked">A path from it, or an absolute one.</param>
    public static string? In(string root, string asked)
    {
        if (asked.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        string path = Path.GetFullPath(Path.Combine(root, asked));
        return (path == root || path.StartsWith(root + "/", StringComparison.Ordinal)) && !HasLink(root, path) ? path : null;
    }

#pragma warning disable DPS1008 // This runs in no job: what is shown are results, from which no link may lead out.
    /// <summary>Published results have none; what triage kept may.</summary>
    private static bool HasLink(string root, string path)
    {
        for (string? part = path; part is not null && part.Length > root.Length; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }
#pragma warning restore DPS1008
}
