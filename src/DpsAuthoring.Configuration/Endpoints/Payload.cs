using System.Numerics;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Endpoints;

/// <summary>
/// What a configuration is by the time that an endpoint gets it: read by Python's YAML, sent as JSON. Values are null, <see cref="bool"/>,
/// <see cref="BigInteger"/>, <see cref="double"/>, <see cref="string"/>, <see cref="List{T}"/> and <see cref="PythonDict"/>.
/// </summary>
internal sealed class Payload
{
    /// <summary>Values that a configuration may come to with all aliases written out; a bomb of them comes to billions.</summary>
    private const double MostValues = 100_000;

    private readonly Dictionary<YamlNode, object?> _made = [];
    private readonly Dictionary<object, double> _sizes = [];
    private readonly HashSet<YamlNode> _open = [];
    private int _merged;

    private Payload()
    {
    }

    /// <summary>The value of a YAML text, which must have no problem; it throws where Python cannot read or send it.</summary>
    /// <exception cref="PayloadException">It cannot be had.</exception>
    public static object? Of(YamlText yaml) => yaml.Root is null ? null : Of(yaml.Root);

    /// <summary>A value of such a text.</summary>
    /// <exception cref="PayloadException">It cannot be had.</exception>
    public static object? Of(YamlNode node)
    {
        var payload = new Payload();
        object? value = payload.Make(node);
        if (payload.Size(value) > MostValues)
        {
            throw new PayloadException(node, "its aliases stand for more than a hundred thousand values");
        }

        return value;
    }

    private object? Make(YamlNode node)
    {
        node = node.Resolved;
        if (_made.TryGetValue(node, out object? known))
        {
            return known;
        }

        if (!_open.Add(node))
        {
            throw new PayloadException(node, "a value contains itself by an alias, which cannot be sent as JSON");
        }

        object? value = node switch
        {
            YamlScalar scalar => Scalar(scalar),
            YamlSequence { Tag: null or "!" or CoreType.TagPrefix + "seq" } list => list.Items.Select(Make).ToList(),
            YamlSequence { Tag: CoreType.TagPrefix + "omap" or CoreType.TagPrefix + "pairs" } pairs => pairs.Items.Select(Pair).ToList(),
            YamlMapping { Tag: null or "!" or CoreType.TagPrefix + "map" } map => Object(map),
            _ => throw new PayloadException(node, $"the tag '{node.Tag}' is none that the registration's reader knows"),
        };
        _open.Remove(node);
        _made[node] = value;
        return value;
    }

    /// <summary>A tuple to Python, a list in JSON.</summary>
    private object Pair(YamlNode node) => node.Resolved is YamlMapping { Entries: [var entry] }
        ? new List<object?> { Make(entry.Key), Make(entry.Value) }
        : throw new PayloadException(node, "a pair must be a mapping of one key");

    private PythonDict Object(YamlMapping map)
    {
        // Of duplicates only the last is ever sent, but all are read; a date can be read, not sent.
        var last = new PythonDict();
        foreach (YamlEntry entry in Flattened(map, 0))
        {
            last.Set(Key(entry.Key), entry.Value);
            if (entry.Value.Resolved is YamlScalar { Kind: not YamlKind.Timestamp })
            {
                Make(entry.Value);
            }
        }

        var result = new PythonDict();
        foreach (string key in last.Keys)
        {
            result.Set(key, Make((YamlNode)last.Get(key)!));
        }

        return result;
    }

    /// <summary>The entries with those of <c>&lt;&lt;</c> put before them, so that a mapping's own win.</summary>
    private List<YamlEntry> Flattened(YamlMapping map, int depth)
    {
        if (depth > 100)
        {
            throw new PayloadException(map, "a value contains itself by '<<'");
        }

        var own = new List<YamlEntry>();
        var from = new List<YamlEntry>();
        foreach (YamlEntry entry in map.Entries)
        {
            if (!entry.IsMerge)
            {
                own.Add(entry);
                continue;
            }

            switch (entry.Value.Resolved)
            {
                case YamlMapping source:
                    from.AddRange(Flattened(source, depth + 1));
                    break;
                case YamlSequence sources when sources.Items.All(item => item.Resolved is YamlMapping):
                    // The first of several wins, and what is set last does.
                    foreach (YamlNode? item in sources.Items.Reverse())
                    {
                        from.AddRange(Flattened((YamlMapping)item.Resolved, depth + 1));
                    }

                    break;
                default:
                    throw new PayloadException(entry.Value, "'<<' takes in mappings only");
            }

            if ((_merged += from.Count) > MostValues)
            {
                throw new PayloadException(map, "its aliases stand for more than a hundred thousand values");
            }
        }

        from.AddRange(own);
        return from;
    }

    private static string Key(YamlNode node)
    {
        if (node.Resolved is not YamlScalar key)
        {
            throw new PayloadException(node, "a list or mapping cannot be a key");
        }

        if (key is { Style: YamlStyle.Plain, Tag: null, Text: "=" })
        {
            return key.Text;
        }

        return Scalar(key) switch
        {
            null => "null",
            true => "true",
            false => "false",
            var value => PythonText.Of(value),
        };
    }

    /// <summary>A scalar as Python's <c>str</c> writes it; null where it cannot be sent.</summary>
    public static string? TextOf(YamlScalar scalar)
    {
        try
        {
            return PythonText.Of(Scalar(scalar));
        }
        catch (PayloadException)
        {
            return null;
        }
    }

    /// <summary>What Python makes of a scalar.</summary>
    public static object? Scalar(YamlScalar scalar) => scalar.Kind switch
    {
        YamlKind.Null => null,
        YamlKind.Boolean => PythonText.IsTrue(scalar.Text),
            YamlKind.Whole => PythonNumber.ReadWhole(scalar.Text)
                ?? throw new PayloadException(scalar, $"'{Start(scalar.Text)}' looks like a number and is none"),
        YamlKind.Real => PythonNumber.ReadReal(scalar.Text),
        YamlKind.Text => scalar.Text,
        YamlKind.Timestamp => throw new PayloadException(
            scalar, $"YAML reads '{scalar.Text}' as a date, which cannot be sent as JSON; write it in quotes: '{scalar.Text}'"),
            _ when scalar.Tag is { } tag => throw new PayloadException(
                scalar, $"the tag '{tag}' is none that the registration's reader knows, or does not fit the value"),
        _ => throw new PayloadException(scalar, $"'{scalar.Text}' alone is no value to the registration's reader; write it in quotes"),
    };

    private static string Start(string text) => text.Length > 40 ? text.Substring(0, 40) + "…" : text;

    private double Size(object? value)
    {
        if (value is not (List<object?> or PythonDict))
        {
            return 1;
        }

        if (!_sizes.TryGetValue(value, out double size))
        {
            size = 1 + (value is PythonDict map ? map.Values : (List<object?>)value).Sum(Size);
            _sizes[value] = size;
        }

        return size;
    }
}

/// <summary>Why a configuration never becomes a request.</summary>
internal sealed class PayloadException(YamlNode at, string reason) : Exception(reason)
{
    public YamlNode At { get; } = at;
}
