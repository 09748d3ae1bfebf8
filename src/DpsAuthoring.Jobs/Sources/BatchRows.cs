using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Jobs.Sources;

/// <summary>The jobs of a batch, a row each, as values of inputs by their names. Rows are read one by one.</summary>
public static class BatchRows
{
    /// <summary>
    /// Rows of a file: a CSV with the inputs' names in its first line, or with JSON objects, one a line (<c>.jsonl</c>, <c>.ndjson</c>).
    /// </summary>
    /// <exception cref="FormatException">The file is neither; the message says where.</exception>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        foreach (IReadOnlyDictionary<string, string> row in Read(path, reader))
        {
            yield return row;
        }
    }

    /// <summary>Rows of a text.</summary>
    /// <param name="name">What messages call it; its end tells which of the two it is.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is neither; the message says where.</exception>
    internal static IEnumerable<IReadOnlyDictionary<string, string>> Read(string name, TextReader text) =>
        Path.GetExtension(name).ToUpperInvariant() is ".JSONL" or ".NDJSON" or ".JSON" ? ReadJsonLines(name, text) : ReadCsv(name, text);

    /// <summary>
    /// A row for every file, or every directory, that matches a pattern such as <c>data/*.tif</c> or <c>data/**/*.tif</c>, in order.
    /// </summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Match(string input, string pattern, bool directories = false)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(pattern));
        string name = Path.GetFileName(full);
        string folder = Path.GetDirectoryName(full) ?? "/";
        bool deep = Path.GetFileName(folder) == "**";
        folder = deep ? Path.GetDirectoryName(folder) ?? "/" : folder;
        if (folder.Contains('*'))
        {
            throw new FormatException($"{pattern}: wildcards may be in the file's name, and ** in front of it.");
        }

        if (!Directory.Exists(folder))
        {
            throw new FormatException($"{pattern}: there is no folder {folder}.");
        }

        if (deep
            && Directory.EnumerateDirectories(folder, $"*{Folders.NotUtf8}*", SearchOption.AllDirectories).FirstOrDefault() is { } unseen)
        {
            throw new FormatException($"{unseen} has a name that is not UTF-8, and what is in it cannot be seen: rename it.");
        }

        SearchOption depth = deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
        string[] matches = directories ? Directory.GetDirectories(folder, name, depth) : Directory.GetFiles(folder, name, depth);
        Array.Sort(matches, StringComparer.Ordinal);
        return matches.Select(match => new Dictionary<string, string> { [input] = match });
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> ReadJsonLines(string path, TextReader text)
    {
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ParseObject(path, number, line);
            }
        }
    }

    private static Dictionary<string, string> ParseObject(string path, int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException($"{path}({number}): a job is an object such as {{\"input_file\": \"a.tif\", \"outsize\": 30}}.");
            }

            RefuseTwins(path, number, json.RootElement.EnumerateObject().Select(member => member.Name));
            return json.RootElement.EnumerateObject()
                .Where(member => member.Value.ValueKind != JsonValueKind.Null)
                .ToDictionary(
                    member => member.Name,
                    member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // The latter is of half a surrogate pair.
        {
            throw new FormatException($"{path}({number}): this is not JSON: {e.Message.Split(". ")[0]}.", e);
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> ReadCsv(string path, TextReader reader)
    {
        string[]? names = null;
        int number = 0;
        while (ReadRecord(path, reader, ref number) is { } record)
        {
            if (names is null)
            {
                names = record;
                RefuseTwins(path, number, names);
            }
            else if (record is not [""]) // An empty line.
            {
                if (record.Length != names.Length)
                {
                    throw new FormatException(
                        $"{path}({number}): there are {record.Length} values, and {names.Length} names in the first line.");
                }

                yield return names.Zip(record).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
            }
        }
    }

    private static void RefuseTwins(string path, int number, IEnumerable<string> names)
    {
        if (names.GroupBy(name => name).FirstOrDefault(twins => twins.Count() > 1) is { Key: var name })
        {
            throw new FormatException($"{path}({number}): the name '{name}' is there twice, and an input has one value.");
        }
    }

    /// <summary>The next record of RFC 4180; null at the end.</summary>
    private static string[]? ReadRecord(string path, TextReader reader, ref int number)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        int start = ++number;
        for (int c = reader.Read(); ; c = reader.Read())
        {
            switch (c)
            {
                case < 0 when quoted:
                    throw new FormatException($"{path}({start}): a quoted value is not closed.");
                case '"' when quoted && reader.Peek() == '"':
                    _ = reader.Read();
                    field.Append('"');
                    break;
                case '"' when quoted || field.Length == 0:
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    fields.Add(field.ToString());
                    field.Clear();
                    break;
                case '\r' when !quoted && reader.Peek() == '\n':
                    break;
                case < 0:
                case '\n' when !quoted:
                    fields.Add(field.ToString());
                    return [.. fields];
                default:
                    number += c == '\n' ? 1 : 0;
                    field.Append((char)c);
                    break;
            }
        }
    }
}
