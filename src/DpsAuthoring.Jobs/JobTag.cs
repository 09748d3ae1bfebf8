using System.Text;

namespace DpsAuthoring.Jobs;

/// <summary>A job's tags.</summary>
internal static class JobTag
{
    /// <summary>The first tag, which is a folder of the output's path; empty where there is none.</summary>
    /// <exception cref="JobException">It can be no folder's name.</exception>
    public static string Folder(string tag)
    {
        string first = tag.Split(',')[0].Trim();
        return
            first is not ("." or "..")
            && !first.Any(c => c is '/' or Folders.NotUtf8 || char.IsControl(c))
            && Encoding.UTF8.GetByteCount(first) <= 255
            ? first
            : throw new JobException(
                FailureKind.Request,
                $"The tag '{Shown(first)}' is a folder of the output's path, and can be no folder's name: use letters, digits, - and _.");
    }

    /// <summary>The tag of all jobs of a table that is submitted, and of no others.</summary>
    /// <param name="name">What the table is called.</param>
    /// <param name="key">What tells it from others of that name.</param>
    public static string OfTable(string name, string key)
    {
        string tag = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        return $"{(tag.Length <= 60 ? tag : tag[..60])}-{key}";
    }

    private static string Shown(string tag) => tag.Length <= 40 ? tag : tag[..40] + "…";
}
