using System.Text.Json;
using System.Text.Json.Nodes;

namespace DpsAuthoring.Cli.Updating;

/// <summary>What a repository was made of, as its file <c>.config/dps-template.json</c> says.</summary>
/// <param name="Version">The template's version.</param>
/// <param name="Options">What the template was told.</param>
internal sealed record TemplateRecord(string Version, IReadOnlyList<(string Option, string Value)> Options)
{
    /// <summary>Its place in a repository.</summary>
    public const string FileName = ".config/dps-template.json";

    /// <summary>The folder that the record of a path lies in: its own, or one above it.</summary>
    /// <exception cref="CouldNotRunException">There is none.</exception>
    public static string Find(string path)
    {
        string start = Path.GetFullPath(path);
        if (!Directory.Exists(start))
        {
            throw new CouldNotRunException($"'{path}' is not a folder.");
        }

        for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, FileName)))
            {
                return folder;
            }
        }

        throw new CouldNotRunException(
            $"'{Files.DiskTree.Display(start)}' has no {FileName}, so it is not known what it was made of: only what 'dotnet new dps-algorithm' made can be updated.");
    }

    /// <exception cref="CouldNotRunException">It cannot be read.</exception>
    public static TemplateRecord Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(file));
            string version = json?["version"]?.GetValue<string>() ?? throw new FormatException("it has no version");
            JsonObject options = json["options"]?.AsObject() ?? throw new FormatException("it has no options");
            return new TemplateRecord(
                version,
                [
                    .. options.Select(option => (option.Key, option.Value?.GetValue<string>() ?? "")).Where(option => option.Item2.Length > 0),
                ]);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException
            or IOException or UnauthorizedAccessException)
        {
            throw new CouldNotRunException($"'{Files.DiskTree.Display(file)}' cannot be read: {e.Message.TrimEnd('.')}.");
        }
    }
}
