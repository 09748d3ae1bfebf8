// Other processes and readers of text: what is only text.
using System.Diagnostics;
using System.Xml;

public static class Interops
{
    public static void Run(HttpClient http, string scene)
    {
        using Process? gdal = Process.Start("gdal_translate", ["-of", "COG", "/vsicurl/https://example.org/a.tif", "output/a.tif"]);
        gdal!.WaitForExit(); // DPS2006
        using Process? sh = Process.Start(new ProcessStartInfo("/bin/sh", "-c 'ls /projects'") { WorkingDirectory = "output" }); // DPS2006
        var doc = new XmlDocument();
        doc.Load("input/meta.xml");
        XmlNode? node = doc.SelectSingleNode("/root/scene/name");
        doc.Save("output/meta.xml");
        doc.Save("meta.xml"); // DPS1001
        doc.Load("/projects/meta.xml"); // DPS1003
        using XmlWriter writer = XmlWriter.Create("summary.xml"); // DPS1001
        _ = http.GetStringAsync("https://example.org/granules/" + scene);
        _ = new Uri("https://example.org").LocalPath;
        Environment.SetEnvironmentVariable("GDAL_DATA", "/opt/conda/share/gdal");
        Console.WriteLine(node?.InnerText ?? "/projects/nothing");
        using var listener = new TextWriterTraceListener("trace.log"); // DPS1001
    }
}
