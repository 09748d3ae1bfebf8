// Glacier outlines: FileStreamOptions, file modes, links, replace, copies between handles, and paths by ranges and indexes.
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

internal static partial class Glaciers
{
    private const string Outputs = "output";
    private const string Maps = Outputs + "/maps";
    private static readonly string[] s_folders = [Maps, Maps + "/lines", $"{Outputs}/tables"];
    private static readonly Lazy<string> s_root = new(() => Path.GetFullPath(Maps));
    private static readonly FileStreamOptions s_create = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };

    public static void Write(XDocument outline, ReadOnlySpan<byte> bytes)
    {
        using (var file = new FileStream("output/outline.bin", s_create))
        {
            file.Write(bytes);
        }

        outline.Save(Path.Combine(s_root.Value, "outline.xml"));
        outline.Save("outline.xml"); // DPS1001
        outline.Save(s_folders[0] + "/outline.xml");
        outline.Save(s_folders[1] + "/outline.xml");
        outline.Save(s_folders[^1] + "/outline.xml");
        using (XmlWriter writer = XmlWriter.Create(nameof(Glaciers).ToLowerInvariant() + ".gml", new XmlWriterSettings { Indent = true })) // DPS1001
        {
            outline.WriteTo(writer);
        }

        using (Stream stream = File.Create(Path.Join(Outputs, nameof(Glaciers) + ".json")))
        {
            JsonSerializer.Serialize(stream, new { outline.Root?.Name.LocalName });
        }

        using (var map = MemoryMappedFile.CreateFromFile("input/dem.bin")) // DPS1005
        {
            Console.WriteLine(map);
        }

        using (var map = MemoryMappedFile.CreateFromFile(Maps + "/dem.bin", FileMode.Create, null, 1024))
        {
            Console.WriteLine(map);
        }
    }

    public static void Publish(string work)
    {
        File.Replace(work, "output/final.tif", "output/final.bak");
        File.Replace(work, "output/final.tif", "final.bak"); // DPS1001
        File.CreateSymbolicLink("output/latest.tif", "final.tif");
        File.CreateSymbolicLink("latest.tif", "output/final.tif"); // DPS1001
        File.SetUnixFileMode("output/final.tif", UnixFileMode.GroupRead);
        File.Copy("input/dem.tif", "output/dem.tif", overwrite: true);
        File.Move("input/dem.tif", "output/dem.tif"); // DPS1005
        File.Move("output/dem.tif", Path.ChangeExtension("output/dem.tif", ".old")!);
        string both = "output/maps;output/tables;output/lines";
        foreach (string folder in both.Split(';')[..2])
        {
            Directory.CreateDirectory(folder);
        }

        Directory.CreateDirectory(both.Split(';')[2]);
    }
}

internal static partial class Glaciers
{
    public static void Main(string[] args)
    {
        Write(new XDocument(new XElement("outlines")), [1, 2, 3]);
        Publish(Path.GetTempFileName());
        if (args is [_, var last])
        {
            Publish(last);
            File.WriteAllText(last, "x");
            File.WriteAllText(Path.Combine(Outputs, last), "x"); // DPS1002
            File.WriteAllText(Path.Combine(Outputs, last.Length.ToString(CultureInfo.InvariantCulture)), "x");
        }
    }
}
