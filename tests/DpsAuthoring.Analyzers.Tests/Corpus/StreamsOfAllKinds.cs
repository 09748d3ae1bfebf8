// One results file after the other, each through another API.
using System.Formats.Tar;
using System.IO.Compression;
using System.IO.MemoryMappedFiles;
using System.Text;
using System.Xml;
using System.Xml.Linq;

public static class Exporters
{
    public static void All(byte[] data, XDocument document)
    {
        using (var writer = XmlWriter.Create("output/metadata.xml")) document.WriteTo(writer);
        using (var writer = XmlWriter.Create("metadata.xml")) document.WriteTo(writer); // DPS1001
        document.Save("output/copy.xml");
        document.Save("/data/copy.xml"); // DPS1001
        using (var zip = ZipFile.Open("output/all.zip", ZipArchiveMode.Create)) zip.CreateEntryFromFile("input/a.csv", "a.csv");
        using (var zip = ZipFile.Open("all.zip", ZipArchiveMode.Create)) zip.CreateEntryFromFile("input/a.csv", "a.csv"); // DPS1001
        using (var zip = ZipFile.OpenRead("input/all.zip"))
        {
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                entry.ExtractToFile("output/first.bin", true); // DPS1012
                entry.ExtractToFile(Path.Combine("output", entry.FullName), true); // DPS1002
                entry.ExtractToFile(Path.Combine("unzipped", entry.Name), true); // DPS1001
            }
        }

        ZipFile.CreateFromDirectory("output/tiles", "output/tiles.zip");
        ZipFile.CreateFromDirectory("output/tiles", "tiles.zip"); // DPS1001
        TarFile.CreateFromDirectory("output/tiles", "output/tiles.tar", false);
        TarFile.ExtractToDirectory("input/scene.tar", "scene", true); // DPS1001
        using (var map = MemoryMappedFile.CreateFromFile("input/big.bin")) { } // DPS1005
        using (var map = MemoryMappedFile.CreateFromFile("input/big.bin", FileMode.Open, null, 0, MemoryMappedFileAccess.Read)) { }
        using (var map = MemoryMappedFile.CreateFromFile("big.bin", FileMode.CreateNew, null, 1 << 20)) { } // DPS1001
        using (var stream = new FileStream("input/scene.bin", FileMode.Open)) { } // DPS1005
        using (var stream = new FileStream("input/scene.bin", FileMode.Open, FileAccess.Read, FileShare.Read)) { }
        using (var stream = File.Open("input/scene.bin", FileMode.Open)) { } // DPS1005
        using (var stream = File.Open("input/scene.bin", FileMode.Open, FileAccess.Read)) { }
        using (var stream = File.OpenWrite("scene.bin")) stream.Write(data); // DPS1001
        using (var stream = new FileStream("scene.bin", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write })) { } // DPS1001
        using (var stream = new FileStream("scene.bin", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read })) { }
        using (var text = new StreamWriter(new FileStream("report.txt", FileMode.Append), Encoding.UTF8)) text.WriteLine(); // DPS1001
        using (var handle = File.OpenHandle("report.bin", FileMode.Create, FileAccess.Write)) { } // DPS1001
        using (var binary = new BinaryWriter(File.Open("output/x.bin", FileMode.Create))) binary.Write(1);
        using (var binary = new BinaryWriter(File.Open("x.bin", FileMode.Create))) binary.Write(1); // DPS1001
        using (var gzip = new GZipStream(File.Create("x.gz"), CompressionLevel.Fastest)) gzip.Write(data); // DPS1001
        using (var text = File.CreateText("notes.txt")) text.Write(1); // DPS1001
        using (var text = File.AppendText("output/notes.txt")) text.Write(1);
        File.WriteAllBytes("output.bin", data); // DPS1001
        File.WriteAllBytes("Output/x.bin", data); // DPS1001
        File.WriteAllBytes("./output/x.bin", data);
        File.WriteAllBytes("results/../output/x.bin", data);
        File.WriteAllBytes("output/../x.bin", data); // DPS1001
        File.CreateSymbolicLink("latest", "output/x.bin"); // DPS1001
    }
}
