using System.Collections.Immutable;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Rules.Files;

/// <summary>The files that the compiler was given. Of another nothing is known, and no file is opened here.</summary>
internal sealed class GivenFiles(ImmutableArray<AdditionalText> given, CancellationToken cancel) : IFileTree
{
    private readonly Dictionary<string, AdditionalText> _given = given
        .GroupBy(static file => Slashed(file.Path))
        .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);

    /// <summary>Where they lie.</summary>
    public IEnumerable<string> Paths => _given.Keys;

    /// <inheritdoc/>
    public bool IsComplete => false;

    /// <inheritdoc/>
    public bool Has(string file) => _given.ContainsKey(file);

    /// <inheritdoc/>
    public TextFile? Read(string file) => _given.TryGetValue(file, out AdditionalText? text) ? Read(text) : null;

    /// <inheritdoc/>
    public IEnumerable<string> YamlIn(string folder) =>
        _given.Keys.Where(file => FilePath.IsYaml(file) && FilePath.FolderOf(file) == folder);

    /// <inheritdoc/>
    public IEnumerable<string> CwlIn(string folder) =>
        _given.Keys.Where(file => FilePath.IsCwl(file) && FilePath.FolderOf(file) == folder);

    /// <inheritdoc/>
    public IEnumerable<string> FoldersBelow(string folder) =>
        _given
            .Keys.Select(FilePath.FolderOf)
            .Distinct()
            .Where(given => folder.Length == 0 || given == folder || given.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <inheritdoc/>
    public string? TopOf(string folder) => null;

    private TextFile? Read(AdditionalText file) => file.GetText(cancel) switch
    {
        null => null,
            { Encoding: { } encoding } when encoding.CodePage != System.Text.Encoding.UTF8.CodePage => TextFile.Unread(
                file.Path, TextFile.NotUtf8),
        SourceText text => new TextFile(file.Path, text.ToString()),
    };

    private static string Slashed(string path) => path.Replace('\\', '/');
}
