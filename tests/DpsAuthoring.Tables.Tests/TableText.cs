using System.Text;

namespace DpsAuthoring.Tables.Tests;

/// <summary>A table in a file of its own, for as long as a test reads it.</summary>
internal sealed class TableText : IDisposable
{
    public const string Name = "sites.csv";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dps-tables-");

    public TableText(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public TableText(byte[] bytes) => System.IO.File.WriteAllBytes(Path, bytes);

    public string Path => System.IO.Path.Combine(_folder.FullName, Name);

    public InputFile File => new(Path);

    public void Dispose() => _folder.Delete(recursive: true);
}
