using DpsAuthoring.Server.Pages.Forms;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Pages.Submitting;

/// <summary>Files that come from a browser: each in a folder of its own, so that it keeps its name, which jobs see.</summary>
internal static class Uploads
{
    private const string Folder = "uploads";

    /// <summary>A file of 4 GB is better given by its path.</summary>
    public const long Largest = 4L << 30;

    /// <summary>Keeps a file.</summary>
    /// <returns>Its path on this machine.</returns>
    public static async Task<string> KeepAsync(ServerOptions options, IFormFile file, CancellationToken cancel)
    {
        string folder = Directory.CreateDirectory(options.PathOf(Path.Combine(Folder, Guid.NewGuid().ToString("N")))).FullName;
        string path = Path.Combine(folder, SafeName(SentText.NameOf(file) ?? ""));
        FileStream target = new(path, FileMode.CreateNew, FileAccess.Write);
        await using (target.ConfigureAwait(false))
        {
            await file.CopyToAsync(target, cancel).ConfigureAwait(false);
        }

        return path;
    }

    /// <summary>A name that is one in any folder and on any command line; letters, digits and few signs stay as they are.</summary>
    public static string SafeName(string name)
    {
        string plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+' ? c : '_'));
        string safe = plain.TrimStart('.', '-');
        return safe.Length == 0 ? "file" : safe.Length <= 150 ? safe : safe[^150..].TrimStart('.', '-');
    }
}
