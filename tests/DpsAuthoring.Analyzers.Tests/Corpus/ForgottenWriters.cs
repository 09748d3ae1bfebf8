// Writers and readers of the framework that one forgets: listeners, resources, handles, archives, links, transforms, certificates.
using System.Data;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.IO.MemoryMappedFiles;
using System.Reflection;
using System.Resources;
using System.Runtime.Loader;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using System.Xml.Xsl;
using Microsoft.Win32.SafeHandles;

public static class ForgottenWriters
{
    public static void Listeners()
    {
        Trace.Listeners.Add(new XmlWriterTraceListener("fit.svclog")); // DPS1001
        Trace.Listeners.Add(new XmlWriterTraceListener("output/fit.svclog", "fit"));
        Trace.Listeners.Add(new DelimitedListTraceListener("fit.csv") { Delimiter = "," }); // DPS1001
        Trace.Listeners.Add(new DelimitedListTraceListener("output/fit.csv") { Delimiter = "," });
        Trace.Listeners.Add(new ConsoleTraceListener());
        Console.SetOut(File.CreateText("console.txt")); // DPS1001
        Console.SetError(File.CreateText("output/errors.txt"));
        using (var resources = new ResourceWriter("labels.resources")) resources.AddResource("title", "Biomass"); // DPS1001
        using (var resources = new ResourceWriter("output/labels.resources")) resources.AddResource("title", "Biomass");
        using (var labels = new ResourceReader("input/labels.resources")) Console.WriteLine(labels);
        using (var labels = new ResourceReader("/projects/labels.resources")) Console.WriteLine(labels); // DPS1003
    }

    public static void Handles(byte[] block)
    {
        using (SafeFileHandle lost = File.OpenHandle("shots.bin", FileMode.Create, FileAccess.Write)) RandomAccess.Write(lost, block, 0); // DPS1001
        using (SafeFileHandle kept = File.OpenHandle("output/shots.bin", FileMode.Create, FileAccess.Write)) RandomAccess.Write(kept, block, 0);
        using (SafeFileHandle read = File.OpenHandle("input/shots.bin")) Console.WriteLine(RandomAccess.GetLength(read));
        using (SafeFileHandle both = File.OpenHandle("input/shots.bin", FileMode.Open, FileAccess.ReadWrite)) RandomAccess.Write(both, block, 0); // DPS1005
        using (SafeFileHandle far = File.OpenHandle("/projects/shots.bin")) Console.WriteLine(RandomAccess.GetLength(far)); // DPS1003
        using (var map = MemoryMappedFile.CreateFromFile("input/dem.bin")) Console.WriteLine(map.SafeMemoryMappedFileHandle.IsInvalid); // DPS1005
        using (var map = MemoryMappedFile.CreateFromFile("input/dem.bin", FileMode.Open, null, 0, MemoryMappedFileAccess.Read)) Console.WriteLine(map);
        using (var map = MemoryMappedFile.CreateFromFile("grid.bin", FileMode.CreateNew, null, 4096)) Console.WriteLine(map); // DPS1001
        using (var map = MemoryMappedFile.CreateFromFile("output/grid.bin", FileMode.CreateNew, null, 4096)) Console.WriteLine(map);
        using (var watcher = new FileSystemWatcher("/projects/incoming", "*.h5")) Console.WriteLine(watcher.Filter); // DPS1003
        using (var watcher = new FileSystemWatcher("input", "*.h5")) Console.WriteLine(watcher.Filter);
        File.SetUnixFileMode("input/run.sh", UnixFileMode.UserRead | UnixFileMode.UserExecute); // DPS1005
        Directory.CreateDirectory("private", UnixFileMode.UserRead | UnixFileMode.UserWrite); // DPS1001
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("fit_");
        File.WriteAllBytes(Path.Combine(scratch.FullName, "block.bin"), block);
    }

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

    public static void LinksAndCode()
    {
        File.CreateSymbolicLink("latest.tif", "output/agb.tif"); // DPS1001
        File.CreateSymbolicLink("output/latest.tif", "agb.tif");
        new FileInfo("latest.csv").CreateAsSymbolicLink("output/agb.csv"); // DPS1001
        new DirectoryInfo("output/latest").CreateAsSymbolicLink("2021");
        Console.WriteLine(Assembly.LoadFrom("/projects/lib/Model.dll").FullName); // DPS1003
        Console.WriteLine(AssemblyLoadContext.Default.LoadFromAssemblyPath("/projects/lib/Fit.dll").FullName); // DPS1003
        Console.WriteLine(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Fit.dll")).FullName);
        using (X509Certificate2 ca = X509CertificateLoader.LoadCertificateFromFile("/projects/certs/ca.pem")) Console.WriteLine(ca.Subject); // DPS1003
        using (X509Certificate2 ca = X509CertificateLoader.LoadCertificateFromFile("input/ca.pem")) Console.WriteLine(ca.Subject);
        Console.WriteLine(FileVersionInfo.GetVersionInfo("/projects/lib/Model.dll").FileVersion); // DPS1003
        using Process info = Process.Start(new ProcessStartInfo("gdalinfo", "/projects/dem.tif") { RedirectStandardOutput = true })!;
        File.WriteAllText("output/info.txt", info.StandardOutput.ReadToEnd());
        info.WaitForExit();
        if (info.ExitCode != 0) throw new InvalidOperationException("gdalinfo failed");
    }
}
