using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>What of an item an input gets.</summary>
public enum StacBindingKind
{
    /// <summary>The address of a file.</summary>
    Asset,

    /// <summary>A property.</summary>
    Property,

    /// <summary>The item's name.</summary>
    Id,

    /// <summary>The collection's name.</summary>
    Collection,

    /// <summary>The time, or the beginning.</summary>
    DateTime,

    /// <summary>West, south, east and north, with commas.</summary>
    Bbox,
}

/// <summary>An input of a job, and what of an item it gets.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Kind">What it gets.</param>
/// <param name="Name">The asset's or property's name; empty for the others.</param>
public sealed record StacBinding(string Input, StacBindingKind Kind, string Name = "")
{
    /// <summary>Reads <c>input_file=asset:visual</c>, <c>cloud=property:eo:cloud_cover</c>, <c>name=id</c>, <c>when=datetime</c>, ….</summary>
    /// <param name="text">The text.</param>
    /// <returns>The binding.</returns>
    /// <exception cref="FormatException">It is none; the message says what to write.</exception>
    public static StacBinding Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string input = equals < 0 ? "" : text[..equals].Trim();
        string what = text[(equals + 1)..].Trim();
        int colon = what.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? what : what[..colon];
        string name = colon < 0 ? "" : what[(colon + 1)..];
        return (input, kind, name) switch
        {
            ({ Length: > 0 }, "asset", { Length: > 0 }) => new(input, StacBindingKind.Asset, name),
            ({ Length: > 0 }, "property", { Length: > 0 }) => new(input, StacBindingKind.Property, name),
            ({ Length: > 0 }, "id", "") => new(input, StacBindingKind.Id),
            ({ Length: > 0 }, "collection", "") => new(input, StacBindingKind.Collection),
            ({ Length: > 0 }, "datetime", "") => new(input, StacBindingKind.DateTime),
            ({ Length: > 0 }, "bbox", "") => new(input, StacBindingKind.Bbox),
            _ => throw new FormatException($"'{text}' binds no input: write INPUT=asset:NAME, INPUT=property:NAME, or INPUT=id, collection, datetime or bbox."),
        };
    }

    /// <summary>The bindings that a user means, checked against the inputs that there are.</summary>
    /// <param name="bindings">What is written out.</param>
    /// <param name="asset">The asset that one file input gets, where that is all; null where it is not said.</param>
    /// <param name="input">That file input; null for the only one that there is.</param>
    /// <param name="inputs">The algorithm's inputs; null where it is not known.</param>
    /// <returns>Them.</returns>
    /// <exception cref="FormatException">They do not fit; the message says what to write.</exception>
    public static IReadOnlyList<StacBinding> Resolve(
        IEnumerable<StacBinding> bindings, string? asset, string? input, IReadOnlyList<StacInput>? inputs)
    {
        List<StacBinding> all = [.. bindings];
        if (asset is not null)
        {
            all.Insert(0, new(input ?? Only(asset, inputs), StacBindingKind.Asset, asset));
        }

        if (asset is null && input is not null)
        {
            throw new FormatException($"{input} gets a file of each item, and it is not said which: name the asset.");
        }

        if (all.Count == 0)
        {
            throw new FormatException("A job for each item needs to be told what it gets of it: name an asset, or bind inputs such as input_file=asset:visual.");
        }

        if (all.GroupBy(one => one.Input).FirstOrDefault(twins => twins.Count() > 1) is { Key: var twice })
        {
            throw new FormatException($"Input {twice} is bound twice, and has one value.");
        }

        return inputs is not null && all.Find(one => inputs.All(known => known.Name != one.Input)) is { } unknown
            ? throw new FormatException($"The algorithm has no input {unknown.Input}; it has {string.Join(", ", inputs.Select(known => known.Name))}.")
            : all;
    }

    /// <summary>What an item gives; null where it has none.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The input's value.</returns>
    public string? ValueOf(StacItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Kind switch
        {
            StacBindingKind.Asset => item.Assets.TryGetValue(Name, out StacAsset? asset) && asset.Href.Length > 0 ? asset.Href : null,
            StacBindingKind.Property => item.Properties.TryGetValue(Name, out JsonElement value) ? Text(value) : null,
            StacBindingKind.Id => item.Id.Length > 0 ? item.Id : null,
            StacBindingKind.Collection => item.Collection,
            StacBindingKind.DateTime => item.Start is { } time ? StacTime.Write(item.DateTime ?? time) : null,
            _ => StacBox.Of(item) is { } box ? StacBox.Write(box) : null,
        };
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Input}={What}";

    /// <summary>What the input gets, as <see cref="Parse"/> reads it.</summary>
    internal string What => Kind switch
    {
        StacBindingKind.Asset => $"asset:{Name}",
        StacBindingKind.Property => $"property:{Name}",
        StacBindingKind.DateTime => "datetime",
        StacBindingKind.Id => "id",
        StacBindingKind.Collection => "collection",
        _ => "bbox",
    };

    private static string Only(string asset, IReadOnlyList<StacInput>? inputs)
    {
        string[] files = [.. inputs?.Where(one => one.IsFile).Select(one => one.Name) ?? []];
        return (inputs, files) switch
        {
            (null, _) => throw new FormatException($"Which input gets the asset {asset} is not said: name it, or search in the algorithm's folder."),
            (_, [var only]) => only,
            (_, []) => throw new FormatException("The algorithm has no file input that the asset could be given to: bind another input, such as url=asset:visual."),
            _ => throw new FormatException($"The algorithm has {files.Length} file inputs ({string.Join(", ", files)}): name the one that gets the asset {asset}."),
        };
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}

/// <summary>An input of an algorithm, as far as bindings know it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFile">Whether it is a file.</param>
public readonly record struct StacInput(string Name, bool IsFile);
