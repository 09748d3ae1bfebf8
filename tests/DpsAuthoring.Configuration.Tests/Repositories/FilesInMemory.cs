namespace DpsAuthoring.Configuration.Tests.Repositories;

/// <summary>A repository at <c>/r</c> whose files are texts.</summary>
internal sealed class FilesInMemory(params (string Path, string Text)[] files) : IFileTree
{
    private readonly Dictionary<string, string> _texts = files.ToDictionary(file => "/r/" + file.Path, file => file.Text);

    public bool IsComplete => true;

    public bool Has(string file) => _texts.ContainsKey(file);

    public TextFile? Read(string file) => _texts.TryGetValue(file, out string? text) ? new TextFile(file["/r/".Length..], text) : null;

    public IEnumerable<string> YamlIn(string folder) => In(folder).Where(FilePath.IsYaml);

    public IEnumerable<string> CwlIn(string folder) => In(folder).Where(FilePath.IsCwl);

    public IEnumerable<string> FoldersBelow(string folder) =>
        _texts.Keys.SelectMany(file => FilePath.Upwards(FilePath.FolderOf(file)))
            .Where(found => found == folder || found.StartsWith(folder + "/", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal);

    public string? TopOf(string folder) => "/r";

    public void Delete(string file) => _texts.Remove("/r/" + file);

    private IEnumerable<string> In(string folder) =>
        _texts.Keys.Where(file => FilePath.FolderOf(file) == folder).Order(StringComparer.Ordinal);
}
