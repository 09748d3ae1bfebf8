using System.Text;

namespace RasterTests.Support;

/// <summary>GDAL's own C# bindings as an assembly of signatures, made from their listing.</summary>
public static class SwigStub
{
    public static string Source(string listing)
    {
        string[] lines = [.. listing.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        string[] types = [.. lines.Where(line => line.StartsWith("class ", StringComparison.Ordinal) || line.StartsWith("enum ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1])];
        var source = new StringBuilder("#pragma warning disable\n");
        foreach (string type in types)
        {
            string kind = lines.First(line => line.StartsWith("class " + type, StringComparison.Ordinal) || line == "enum " + type);
            int dot = type.LastIndexOf('.');
            source.Append("namespace ").Append(type.AsSpan(0, dot)).Append(" { public ").Append(kind.StartsWith("enum", StringComparison.Ordinal) ? "enum " : "class ")
                .Append(type.AsSpan(dot + 1)).AppendLine(kind.Contains(" : ", StringComparison.Ordinal) ? kind[kind.IndexOf(" : ", StringComparison.Ordinal)..] : "").AppendLine("{");
            foreach (string line in lines.Where(line => IsOf(line, type) && Knows(line, types)))
            {
                source.AppendLine(Member(line, type, kind));
            }

            source.AppendLine("} }");
        }

        return source.ToString();
    }

    private static bool IsOf(string line, string type)
    {
        string member = line.Replace("static ", "").Replace("delegate ", "");
        return member.StartsWith(type + ".", StringComparison.Ordinal) && !line.StartsWith("class ", StringComparison.Ordinal)
            && !member[(type.Length + 1)..].Split('(', ' ')[0].Contains('.', StringComparison.Ordinal);
    }

    /// <summary>Members over types that are not listed are not ours to call.</summary>
    private static bool Knows(string line, string[] types) =>
        line.Split(' ', '(', ')', ',', '[').Where(word => word.StartsWith("OSGeo.", StringComparison.Ordinal)).Skip(1)
            .All(word => types.Contains(word) || word.Contains("Delegate", StringComparison.Ordinal));

    private static string Member(string line, string type, string kind)
    {
        if (kind.StartsWith("enum", StringComparison.Ordinal))
        {
            return line[(type.Length + 1)..] + ",";
        }

        string modifiers = line.StartsWith("static ", StringComparison.Ordinal) ? "public static " : "public ";
        string member = line.Replace("static ", "").Replace("delegate ", "")[(type.Length + 1)..];
        string result = member[(member.LastIndexOf(" : ", StringComparison.Ordinal) + 3)..].Replace("System.Void", "void");
        if (member.StartsWith("new(", StringComparison.Ordinal))
        {
            return $"public {type[(type.LastIndexOf('.') + 1)..]}{Named(member[3..])} => throw null;";
        }

        int parameters = member.IndexOf('(', StringComparison.Ordinal);
        if (parameters > 0)
        {
            string signature = Named(member[..(member.LastIndexOf(')') + 1)]);
            return line.StartsWith("delegate ", StringComparison.Ordinal)
                ? $"public delegate {result} {signature};"
                : $"{modifiers}{result} {signature} => throw null;";
        }

        string name = member.Split(' ')[0];
        string accessors = member[member.IndexOf('{')..(member.IndexOf('}') + 1)];
        return accessors.Contains("et;", StringComparison.Ordinal)
            ? $"{modifiers}{result} {name} {accessors.Replace("get;", "get => throw null;").Replace("set;", "set => throw null;")}"
            : $"{modifiers}{(accessors.Contains("readonly", StringComparison.Ordinal) ? "readonly " : "")}{result} {name};";
    }

    /// <summary>Some parameters have names that are words of C#.</summary>
    private static string Named(string signature) => signature
        .Replace(" object,", " @object,").Replace(" ref,", " @ref,").Replace(" params)", " @params)").Replace(" string)", " @string)");
}
