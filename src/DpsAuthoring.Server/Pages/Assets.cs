using System.Security.Cryptography;
using System.Text;
using DpsAuthoring.Server.Http;

namespace DpsAuthoring.Server.Pages;

/// <summary>What all pages load: one style, one script, one picture. They are in this program, and come from nowhere else.</summary>
internal static class Assets
{
    private const string Prefix = "assets/";

    public static Asset Style { get; } = new("page.css", "text/css; charset=utf-8", Joined(".css"));

    public static Asset Script { get; } = new("page.js", "text/javascript; charset=utf-8", Joined(".js"));

    public static Asset Icon { get; } = new("icon.svg", "image/svg+xml", Joined(".svg"));

    public static void Add(PageRoutes pages)
    {
        foreach (Asset asset in (Asset[])[Style, Script, Icon])
        {
            pages.Open("GET", asset.Path, context =>
            {
                // Another text has another address.
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.FromResult(Reply.Text(asset.Text, asset.Type));
            });
        }
    }

    /// <summary>The files of a kind, the shell's first.</summary>
    private static string Joined(string extension)
    {
        var text = new StringBuilder();
        foreach (string name in typeof(Assets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal))
            .OrderBy(name => name == Prefix + "shell" + extension ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(typeof(Assets).Assembly.GetManifestResourceStream(name)!);
            text.Append(reader.ReadToEnd()).Append('\n');
        }

        return text.ToString();
    }
}

/// <summary>A file that pages load.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Text">What is in it.</param>
internal sealed record Asset(string Name, string Type, string Text)
{
    public string Path => $"/assets/{Name}";

    /// <summary>The path, and what tells this text from an older one.</summary>
    public string Address { get; } = $"/assets/{Name}?v={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 6))}";
}
