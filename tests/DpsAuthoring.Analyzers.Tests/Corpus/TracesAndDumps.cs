// Logging and tracing to files, XML, sockets, processes with redirected output.
using System.Diagnostics;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Data;

public static class Logs
{
    public static async Task Run(DataTable table, XmlDocument doc, XmlSchemaSetLike like)
    {
        Console.SetOut(new StreamWriter("stdout.txt") { AutoFlush = true }); // DPS1001
        Console.SetError(new StreamWriter(Path.Combine("output", "stderr.txt")));
        Trace.Listeners.Add(new TextWriterTraceListener("trace.log")); // DPS1001
        Trace.Listeners.Add(new TextWriterTraceListener("output/trace.log", "main"));
        table.WriteXml("table.xml"); // DPS1001
        table.WriteXml(File.Create("output/table.xml"));
        doc.Save(XmlWriter.Create("doc.xml")); // DPS1001
        XDocument.Load("input/x.xml").Save(Path.ChangeExtension("input/x.xml", ".out.xml")); // DPS1005
        XElement.Load("/projects/x.xml"); // DPS1003
        using var process = new Process { StartInfo = new("gdalinfo", "input/x.tif") { RedirectStandardOutput = true } };
        process.Start(); // DPS2006
        await using (FileStream log = File.OpenWrite("gdalinfo.txt")) // DPS1001
            await process.StandardOutput.BaseStream.CopyToAsync(log);
        await using (var log = new FileStream("output/gdalinfo.txt", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = 10 }))
            await process.StandardOutput.BaseStream.CopyToAsync(log);
        await using (var buffered = new BufferedStream(new FileStream("buffered.bin", FileMode.CreateNew, FileAccess.Write, FileShare.None))) // DPS1001
            buffered.WriteByte(1);
        await using var gzip = new System.IO.Compression.BrotliStream(File.Create("output/x.br"), System.IO.Compression.CompressionMode.Compress);
        using var memory = new MemoryStream();
        memory.WriteTo(File.Create("m.bin")); // DPS1001
        using var text = TextWriter.Synchronized(File.CreateText("sync.txt")); // DPS1001
        string dump = like.Dump("dump.txt");
        File.WriteAllText(dump, "", Encoding.UTF8);
        File.WriteAllLines(path: "lines.txt", contents: ["a"]); // DPS1001
        File.WriteAllText(contents: "x", path: "output/named.txt");
        File.AppendAllBytes("bytes.bin", [1]); // DPS1001
        File.SetUnixFileMode("output/run.sh", UnixFileMode.UserExecute);
        File.Create("output/a/../../b").Dispose(); // DPS1001
        File.Copy(sourceFileName: "input/a", destFileName: "b", overwrite: true); // DPS1001
        File.Copy(overwrite: true, destFileName: "output/b", sourceFileName: "input/a");
    }
}

public abstract class XmlSchemaSetLike { public abstract string Dump(string name); }
