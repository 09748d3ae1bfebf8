// Streams, writers and archives of results: closed, flushed, never closed, or somebody else's.
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml;

public static class OpenWriters
{
    private static StreamWriter? s_log;

    public static void NeverClosed(byte[] bytes)
    {
        var text = new StreamWriter("output/a.txt"); // DPS1011
        text.WriteLine("a");
        StreamWriter made = File.CreateText("output/b.txt"); // DPS1011
        made.Write("b");
        FileStream stream = File.Create("output/c.bin"); // DPS1011
        stream.Write(bytes);
        var binary = new BinaryWriter(File.Create("output/d.bin")); // DPS1011
        binary.Write(1L);
        var zipped = new GZipStream(File.Create("output/e.gz"), CompressionLevel.Optimal); // DPS1011
        zipped.Write(bytes);
        ZipArchive archive = ZipFile.Open("output/f.zip", ZipArchiveMode.Create); // DPS1011
        archive.CreateEntryFromFile("input/a", "a");
        var json = new Utf8JsonWriter(File.Create("output/g.json")); // DPS1011
        json.WriteStartArray();
        json.WriteEndArray();
        XmlWriter xml = XmlWriter.Create("output/h.xml"); // DPS1011
        xml.WriteElementString("a", "b");
        StreamWriter info = new FileInfo("output/i.txt").CreateText(); // DPS1011
        info.Write("i");
        var options = new FileStream("output/j.bin", FileMode.Create, FileAccess.Write); // DPS1011
        JsonSerializer.Serialize(options, bytes);
        var copied = new FileStream("output/k.bin", FileMode.Create); // DPS1011
        using FileStream source = File.OpenRead("input/k.bin");
        source.CopyTo(copied);
        var appended = new StreamWriter("output/l.txt", append: true); // DPS1011
        appended.WriteLine("l");
    }

    public static void AtOnce(byte[] bytes)
    {
        new StreamWriter("output/a.txt").WriteLine("a"); // DPS1011
        File.CreateText("output/b.txt").Write("b"); // DPS1011
        new BinaryWriter(File.Create("output/c.bin")).Write(1L); // DPS1011
        JsonSerializer.Serialize(File.Create("output/d.json"), bytes); // DPS1011
    }

    public static void OnlyTheStreamIsClosed(byte[] bytes)
    {
        using FileStream a = File.Create("output/a.txt");
        var text = new StreamWriter(a); // DPS1011
        text.WriteLine("a");
        using (FileStream b = File.Create("output/b.gz"))
        {
            var zipped = new GZipStream(b, CompressionMode.Compress); // DPS1011
            zipped.Write(bytes);
        }

        using FileStream c = File.Create("output/c.gz");
        using var middle = new GZipStream(c, CompressionMode.Compress);
        var outer = new StreamWriter(middle); // DPS1011
        outer.Write("c");
        FileStream d = File.Create("output/d.zip");
        var archive = new ZipArchive(d, ZipArchiveMode.Create); // DPS1011
        archive.CreateEntry("a");
        d.Dispose();
        using FileStream e = File.Create("output/e.bin");
        var binary = new BinaryWriter(e);
        binary.Write(1L);
    }

    public static void ReadTooEarly()
    {
        const string Name = "output/a.csv";
        using var csv = new StreamWriter(Name); // DPS1011
        csv.WriteLine("a,b");
        Console.WriteLine(File.ReadAllText(Name));
    }

    public static void CopiedTooEarly(string path)
    {
        using (var csv = new StreamWriter(path)) // DPS1011
        {
            csv.WriteLine("a,b");
            File.Copy(path, "output/b.csv");
        }
    }

    public static async Task InTheJob(Job job)
    {
        await job.Output.WriteAsync("a.csv", async path =>
        {
            var csv = new StreamWriter(path); // DPS1011
            await csv.WriteLineAsync("a,b");
        });
        await job.Output.WriteAsync("b.csv", async path =>
        {
            await using var csv = new StreamWriter(path);
            await csv.WriteLineAsync("a,b");
        });
        using OutputFile file = job.Output.Create("c.csv");
        var lost = new StreamWriter(file.FullPath); // DPS1011
        lost.Write("c");
        file.Publish();
        using OutputFile other = job.Output.Create("d.csv");
        var late = new StreamWriter(other.OpenWrite()); // DPS1011
        late.Write("d");
        other.Publish();
    }

    public static async Task Closed(byte[] bytes, bool quick)
    {
        using var text = new StreamWriter("output/a.txt");
        text.WriteLine("a");
        var closed = new StreamWriter("output/b.txt");
        closed.WriteLine("b");
        closed.Close();
        await using (var stream = File.Create("output/c.bin"))
        {
            await stream.WriteAsync(bytes);
        }

        using (var zipped = new GZipStream(File.Create("output/d.gz"), CompressionLevel.Optimal))
        {
            zipped.Write(bytes);
        }

        FileStream inner = File.Create("output/e.txt");
        using (var outer = new StreamWriter(inner, Encoding.UTF8))
        {
            outer.Write("e");
        }

        File.Create("output/f.done").Dispose();
        File.Create("output/g.done");
        StreamWriter? finish = null;
        try
        {
            finish = File.CreateText("output/h.txt");
            finish.Write("h");
        }
        finally
        {
            finish?.Dispose();
        }

        var sometimes = new StreamWriter("output/i.txt");
        sometimes.Write("i");
        if (quick)
        {
            sometimes.Dispose();
        }

        await using var later = new StreamWriter("output/j.txt");
        await later.WriteLineAsync("j");
        await later.DisposeAsync();
        Console.WriteLine(File.ReadAllText("output/j.txt"));
    }

    public static void Flushed()
    {
        var text = new StreamWriter("output/a.txt");
        text.WriteLine("a");
        text.Flush();
        var auto = new StreamWriter("output/b.txt") { AutoFlush = true };
        auto.WriteLine("b");
        var later = new StreamWriter("output/c.txt");
        later.AutoFlush = true;
        later.WriteLine("c");
        var json = new Utf8JsonWriter(File.Create("output/d.json"));
        json.WriteStartArray();
        json.WriteEndArray();
        json.Flush();
        var direct = new FileStream("output/e.bin", FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        direct.WriteByte(1);
        const string Name = "output/f.csv";
        using var csv = new StreamWriter(Name);
        csv.WriteLine("a,b");
        csv.Flush();
        Console.WriteLine(File.ReadAllText(Name));
    }

    /// <summary>What writes XML flushes what it writes to, and who seeks in a stream has it written.</summary>
    public static void FlushedByOthers(System.Data.DataTable table, System.Xml.Linq.XDocument document, int[] numbers)
    {
        table.WriteXml(File.Create("output/a.xml"));
        document.Save(File.CreateText("output/b.xml"));
        var serialized = new Utf8JsonWriter(File.Create("output/c.json"));
        JsonSerializer.Serialize(serialized, numbers);
        FileStream sought = File.Create("output/d.bin");
        sought.WriteByte(1);
        sought.Position = 0;
        FileStream back = File.Create("output/e.bin");
        back.WriteByte(1);
        back.Seek(0, SeekOrigin.Begin);
    }

    public static void SomebodyElses(byte[] bytes, List<TextWriter> writers)
    {
        s_log = new StreamWriter("output/a.log");
        s_log.WriteLine("a");
        var listed = new StreamWriter("output/b.txt");
        listed.WriteLine("b");
        writers.Add(listed);
        Console.SetOut(new StreamWriter("output/c.txt"));
        var passed = new StreamWriter("output/d.txt");
        Finish(passed);
        TextWriter shared = TextWriter.Synchronized(new StreamWriter("output/e.txt"));
        shared.Write("e");
        var captured = new StreamWriter("output/f.txt");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => captured.Dispose();
        captured.Write("f");
        var held = new StreamWriter("output/g.txt");
        using var holder = new Holder(held);
        var open = new StreamWriter(File.Create("output/h.txt"), Encoding.UTF8, 1024, leaveOpen: true);
        open.Write("h");
        var read = new FileStream("input/i.bin", FileMode.Open, FileAccess.Read);
        _ = read.Read(bytes);
        var memory = new MemoryStream();
        var inMemory = new StreamWriter(memory);
        inMemory.Write("j");
        var toConsole = new StreamWriter(Console.OpenStandardOutput());
        toConsole.Write("k");
    }

    public static StreamWriter Open(string name)
    {
        var writer = new StreamWriter(Path.Combine("output", "x_" + Path.GetFileName(name)));
        writer.WriteLine("#");
        return writer;
    }

    public static IEnumerable<int> Rows()
    {
        using var log = new StreamWriter("output/rows.txt");
        for (int i = 0; i < 3; i++)
        {
            log.WriteLine(i);
            yield return i;
        }
    }

    private static void Finish(StreamWriter writer) => writer.Dispose();

    private sealed class Holder(StreamWriter writer) : IDisposable
    {
        public void Dispose() => writer.Dispose();
    }
}
