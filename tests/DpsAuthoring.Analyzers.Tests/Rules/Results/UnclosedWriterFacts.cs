using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace DpsAuthoring.Analyzers.Tests.Rules.Results;

/// <summary>
/// What DPS1011 takes for granted about the framework that runs this test: which writers lose bytes when nobody closes them.
/// </summary>
public sealed class UnclosedWriterFacts : IDisposable
{
    private static readonly byte[] s_bytes = Encoding.ASCII.GetBytes("0123456789");

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-writers-").FullName;

    /// <summary>Each writes something to a file, closes nothing, and gives what must live until the file was measured.</summary>
    private static readonly Dictionary<string, (Func<string, object> Write, long Expected)> s_writers = new()
    {
        ["a StreamWriter"] = (path => Written(new StreamWriter(path)), 0),
        ["a StreamWriter over a closed stream"] = (path => Inner(path, stream => Written(new StreamWriter(stream))), 0),
        ["a StreamWriter that flushes by itself"] = (path => Written(new StreamWriter(path) { AutoFlush = true }), 5),
        ["a FileStream"] = (path => Written(File.Create(path)), 0),
        ["a FileStream without a buffer"] = (path => Written(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 0)), 10),
        ["a FileStream, many bytes in small pieces"] = (path => Written(File.Create(path), 500), 4096),
        ["a FileStream, many bytes at once"] = (path => Written(File.Create(path), new byte[5000]), 5000),
        ["a FileStream that was sought in"] = (path => Sought(File.Create(path)), 10),
        ["a BinaryWriter"] = (path => Written(new BinaryWriter(File.Create(path))), 0),
        ["a BinaryWriter over a closed stream"] = (path => Inner(path, stream => Written(new BinaryWriter(stream))), 8),
        ["a BufferedStream over a closed stream"] = (path => Inner(path, stream => Written(new BufferedStream(stream))), 0),
        ["a BrotliStream over a closed stream"] = (
            path => Inner(path, stream => Written(new BrotliStream(stream, CompressionMode.Compress))), 0),
        ["a CryptoStream over a closed stream"] = (
            path => Inner(path, stream => Written(new CryptoStream(stream, SHA256.Create(), CryptoStreamMode.Write))), 10),
        ["an XmlWriter over a closed stream"] = (path => Inner(path, stream => Written(XmlWriter.Create(stream))), 0),
        ["a Utf8JsonWriter over a closed stream"] = (path => Inner(path, stream => Written(new Utf8JsonWriter(stream))), 0),
        ["a Utf8JsonWriter that was serialized to"] = (path => Serialized(new Utf8JsonWriter(File.Create(path))), 3),
        ["a stream that was serialized to"] = (path => Serialized(File.Create(path)), 0),
        ["a stream that was copied to"] = (path => Copied(File.Create(path)), 0),
        ["a stream that XML was saved to"] = (path => Saved(File.Create(path)), 47),
        ["a stream that a table was saved to"] = (path => Table(File.Create(path)), 62),
    };

    public static TheoryData<string> Writers { get; } = [.. s_writers.Keys];

    [Theory, MemberData(nameof(Writers))]
    public void Without_being_closed_has_written(string writer)
    {
        string path = Path.Combine(_folder, "result");
        object open = s_writers[writer].Write(path);

        Assert.Equal(s_writers[writer].Expected, new FileInfo(path).Length);
        GC.KeepAlive(open);
    }

    [Fact]
    public void A_file_that_is_moved_takes_along_what_is_still_written_to_it()
    {
        string path = Path.Combine(_folder, "a"), moved = Path.Combine(_folder, "b"), copied = Path.Combine(_folder, "c");
        using (var writer = new StreamWriter(path))
        {
            writer.Write("hello");
            File.Copy(path, copied);
            File.Move(path, moved);
        }

        Assert.Equal("hello", File.ReadAllText(moved));
        Assert.Equal("", File.ReadAllText(copied));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static StreamWriter Written(StreamWriter writer)
    {
        writer.Write("hello");
        return writer;
    }

    private static Stream Written(Stream stream, int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            stream.Write(s_bytes);
        }

        return stream;
    }

    private static FileStream Written(FileStream stream, byte[] bytes)
    {
        stream.Write(bytes);
        return stream;
    }

    private static FileStream Sought(FileStream stream)
    {
        stream.Write(s_bytes);
        stream.Position = 0;
        return stream;
    }

    private static BinaryWriter Written(BinaryWriter writer)
    {
        writer.Write(1L);
        return writer;
    }

    private static XmlWriter Written(XmlWriter writer)
    {
        writer.WriteElementString("a", "b");
        return writer;
    }

    private static Utf8JsonWriter Written(Utf8JsonWriter writer)
    {
        writer.WriteBooleanValue(true);
        return writer;
    }

    private static Utf8JsonWriter Serialized(Utf8JsonWriter writer)
    {
        JsonSerializer.Serialize(writer, 123);
        return writer;
    }

    private static FileStream Serialized(FileStream stream)
    {
        JsonSerializer.Serialize(stream, 123);
        return stream;
    }

    private static FileStream Copied(FileStream stream)
    {
        new MemoryStream(s_bytes).CopyTo(stream);
        return stream;
    }

    private static FileStream Saved(FileStream stream)
    {
        XDocument.Parse("<a/>").Save(stream);
        return stream;
    }

    private static FileStream Table(FileStream stream)
    {
        using var table = new DataTable("t") { Columns = { "a" } };
        table.Rows.Add("b");
        table.WriteXml(stream);
        return stream;
    }

    private static object Inner(string path, Func<Stream, object> write)
    {
        using FileStream stream = File.Create(path);
        return write(stream);
    }
}
