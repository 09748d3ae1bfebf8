// Archives unpacked and packed, documents, data sets and transforms: members beyond the usual ones.
using System.Data;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using System.Xml.Xsl;

public static class Documents
{
    public static async Task ArchivesAsync(CancellationToken cancel)
    {
        using (ZipArchive archive = ZipFile.OpenRead("input/scenes.zip"))
        {
            archive.ExtractToDirectory("output/scenes");
            archive.ExtractToDirectory("scenes", overwriteFiles: true); // DPS1001
            archive.GetEntry("readme.txt")?.ExtractToFile("readme.txt"); // DPS1001
        }

        using (ZipArchive archive = ZipFile.Open("input/scenes.zip", ZipArchiveMode.Update)) Console.WriteLine(archive.Entries.Count); // DPS1005
        using (var archive = new ZipArchive(File.OpenRead("input/scenes.zip"))) Console.WriteLine(archive.Entries.Count);
        using (var archive = new ZipArchive(new FileStream("input/scenes.zip", FileMode.Open))) Console.WriteLine(archive.Entries.Count); // DPS1005
        using (ZipArchive archive = ZipFile.Open("output/all.zip", ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile("input/a.csv", "a.csv");
            archive.CreateEntryFromFile("/projects/readme.txt", "readme.txt"); // DPS1003
        }

        await ZipFile.ExtractToDirectoryAsync("input/scenes.zip", "unzipped", cancel); // DPS1001
        await TarFile.CreateFromDirectoryAsync("output/tiles", "output/tiles.tar", false, cancel);
        await TarFile.CreateFromDirectoryAsync("output/tiles", "tiles.tar", false, cancel); // DPS1001
        await TarFile.ExtractToDirectoryAsync(File.OpenRead("input/scene.tar"), "untarred", true, cancel); // DPS1001
        using (var reader = new TarReader(File.OpenRead("input/scene.tar")))
        {
            reader.GetNextEntry()?.ExtractToFile("output/first.bin", true);
            reader.GetNextEntry()?.ExtractToFile("second.bin", true); // DPS1001
        }

        await using var writer = new TarWriter(File.Create("output/all.tar"));
        await writer.WriteEntryAsync("input/a.csv", "a.csv", cancel);
        await writer.WriteEntryAsync("/projects/b.csv", "b.csv", cancel); // DPS1003
        await using var lost = new TarWriter(File.Create("all.tar")); // DPS1001
    }

    public static async Task DocumentsAsync(XmlDocument page, XDocument document, DataSet plots, DataTable trees, CancellationToken cancel)
    {
        page.Save("metadata.xml"); // DPS1001
        page.Save("output/metadata.xml");
        await document.SaveAsync(File.Create("scene.xml"), SaveOptions.None, cancel); // DPS1001
        await document.SaveAsync(File.Create("output/scene.xml"), SaveOptions.None, cancel);
        new XStreamingElement("shots", new XElement("shot")).Save("shots.xml"); // DPS1001
        using (var text = new XmlTextWriter("tracks.kml", Encoding.UTF8)) text.WriteStartDocument(); // DPS1001
        using (var text = new XmlTextWriter("output/tracks.kml", Encoding.UTF8)) text.WriteStartDocument();
        plots.WriteXmlSchema("plots.xsd"); // DPS1001
        plots.WriteXml("output/plots.xml", XmlWriteMode.WriteSchema);
        trees.WriteXml("trees.xml", XmlWriteMode.IgnoreSchema); // DPS1001
        trees.WriteXmlSchema("output/trees.xsd");
        trees.ReadXml("/projects/trees.xml"); // DPS1003
        trees.ReadXml("input/trees.xml");
        var style = new XslCompiledTransform();
        style.Load("/projects/style.xsl"); // DPS1003
        style.Transform("input/scene.xml", "output/scene.html");
        style.Transform("input/scene.xml", "scene.html"); // DPS1001
        Console.WriteLine(new XPathDocument("/projects/scene.xml").CreateNavigator().Name); // DPS1003
        using (XmlReader remote = XmlReader.Create("https://cmr.example.org/scene.xml")) Console.WriteLine(remote.Name);
        await using (FileStream json = File.Create("scene.json")) await JsonSerializer.SerializeAsync(json, trees.Rows.Count, cancellationToken: cancel); // DPS1001
        Console.WriteLine(JsonDocument.Parse(File.OpenRead("~/scene.json")).RootElement); // DPS1003
    }
}
