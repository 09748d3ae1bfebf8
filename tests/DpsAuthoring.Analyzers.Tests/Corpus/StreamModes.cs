// Streams, modes and accesses.
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Serialization;
using System.Text.Json;

public record Stats(double Mean, int Count);

public static class Streams
{
    public static async Task Run(byte[] data, Stats stats)
    {
        FileStream read = new("input/a.bin", FileMode.Open, FileAccess.Read);
        FileStream create = new("a.bin", FileMode.Create); // DPS1001
        FileStream output = new("output/a.bin", FileMode.Create);
        FileStream append = new(path: "log.bin", mode: FileMode.Append); // DPS1001
        FileStream named = new(mode: FileMode.Create, path: "named.bin"); // DPS1001
        FileStream options = new("opt.bin", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write }); // DPS1001
        FileStream optionsRead = new("input/opt.bin", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read });
        FileStream optionsDefault = new("input/opt.bin", new FileStreamOptions());
        FileStream optionsWrite = new("input/opt.bin", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite }); // DPS1005
        FileStream scratchOpen = new("scratch.bin", FileMode.Open);
        FileStream trunc = new("scratch.bin", FileMode.Truncate, FileAccess.Write); // DPS1001
        FileStream async = new("output/async.bin", FileMode.Create, FileAccess.Write, FileShare.None, 4096, useAsync: true);
        FileMode mode = data.Length > 3 ? FileMode.Create : FileMode.CreateNew;
        FileStream either = new("either.bin", mode); // DPS1001
        using (StreamWriter w = new(output, Encoding.UTF8, leaveOpen: true)) w.Write("x");
        using (StreamWriter w = new("w.txt")) w.Write("x"); // DPS1001
        using (StreamWriter w = new("w.txt", append: true, Encoding.UTF8)) w.Write("x"); // DPS1001
        using (var w = new StreamWriter("output/w.txt", new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write })) w.Write("x");
        using (var w = File.CreateText("w2.txt")) w.Write("x"); // DPS1001
        using (var w = File.AppendText("w2.txt")) w.Write("x"); // DPS1001
        using (var w = new BinaryWriter(File.Open("w.bin", FileMode.OpenOrCreate))) w.Write(1); // DPS1001
        using (var w = new BinaryWriter(File.Open("output/w.bin", FileMode.OpenOrCreate))) w.Write(1);
        using (var r = new BinaryReader(File.Open("input/w.bin", FileMode.Open))) r.Read(); // DPS1005
        using (var r = new BinaryReader(File.Open("input/w.bin", FileMode.Open, FileAccess.Read))) r.Read();
        using (var gz = new GZipStream(File.Create("a.gz"), CompressionLevel.Optimal)) gz.Write(data); // DPS1001
        using (var gz = new GZipStream(File.OpenRead("input/a.gz"), CompressionMode.Decompress))
        using (var target = File.Create("output/a.txt"))
            gz.CopyTo(target);
        using (XmlWriter x = XmlWriter.Create("a.xml", new XmlWriterSettings { Indent = true })) x.WriteStartElement("a"); // DPS1001
        using (var x = new XmlTextWriter("b.xml", Encoding.UTF8)) x.WriteStartElement("a"); // DPS1001
        using (XmlWriter x = XmlWriter.Create(File.CreateText("output/a.xml"))) x.WriteStartElement("a");
        using (XmlReader x = XmlReader.Create("input/a.xml")) x.Read();
        new XDocument(new XElement("a")).Save("c.xml"); // DPS1001
        new XElement("a").Save("output/c.xml");
        var serializer = new XmlSerializer(typeof(Stats));
        using (TextWriter t = new StreamWriter("stats.xml")) serializer.Serialize(t, stats); // DPS1001
        await using (FileStream json = File.Create("stats.json")) await JsonSerializer.SerializeAsync(json, stats); // DPS1001
        await using (FileStream json = File.Create("output/stats.json")) await JsonSerializer.SerializeAsync(json, stats);
        await using var utf8 = new Utf8JsonWriter(new FileStream("utf8.json", FileMode.Create)); // DPS1001
        File.WriteAllBytes("a.bin", "text"u8.ToArray()); // DPS1001
        File.WriteAllBytes("output/a.bin", "text"u8.ToArray());
        await File.WriteAllTextAsync("a.json", JsonSerializer.Serialize(stats)); // DPS1001
        await File.AppendAllLinesAsync("a.log", ["x"]); // DPS1001
        ZipFile.CreateFromDirectory("input", "all.zip"); // DPS1001
        ZipFile.CreateFromDirectory("input", "output/all.zip");
        ZipFile.CreateFromDirectory("output", "output/all.zip", CompressionLevel.Fastest, includeBaseDirectory: false);
        ZipFile.ExtractToDirectory("input/a.zip", "work"); // DPS1001
        ZipFile.ExtractToDirectory("input/a.zip", "output/work");
        ZipFile.ExtractToDirectory("input/a.zip", "input/work"); // DPS1005
        using (ZipArchive zip = ZipFile.Open("input/a.zip", ZipArchiveMode.Update)) zip.CreateEntry("x"); // DPS1005
        using (ZipArchive zip = ZipFile.Open("b.zip", ZipArchiveMode.Create)) zip.CreateEntryFromFile("input/x.tif", "x.tif"); // DPS1001
        using (ZipArchive zip = ZipFile.OpenRead("input/a.zip"))
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                entry.ExtractToFile(Path.Combine("output", entry.Name)); // DPS1002
                entry.ExtractToFile(Path.Combine("output", entry.FullName), true); // DPS1002
                entry.ExtractToFile(Path.Combine("unzipped", entry.Name)); // DPS1001
                entry.ExtractToFile("output/" + entry.Crc32 + ".bin");
            }
        System.Formats.Tar.TarFile.CreateFromDirectory("output", "all.tar", false); // DPS1001
        System.Formats.Tar.TarFile.ExtractToDirectory("input/a.tar", "output", true);
        using var tar = new System.Formats.Tar.TarWriter(File.Create("b.tar")); // DPS1001
        tar.WriteEntry("input/x.tif", "x.tif");
        using SafeHandleUser user = new(File.OpenHandle("h.bin", FileMode.Create, FileAccess.Write)); // DPS1001
        RandomAccess.Write(user.Handle, data, 0);
        read.Dispose(); create.Dispose(); append.Dispose(); named.Dispose(); options.Dispose(); optionsRead.Dispose(); optionsDefault.Dispose(); optionsWrite.Dispose();
        scratchOpen.Dispose(); trunc.Dispose(); async.Dispose(); either.Dispose();
    }

    private sealed class SafeHandleUser(Microsoft.Win32.SafeHandles.SafeFileHandle handle) : IDisposable
    {
        public Microsoft.Win32.SafeHandles.SafeFileHandle Handle => handle;
        public void Dispose() => handle.Dispose();
    }
}
