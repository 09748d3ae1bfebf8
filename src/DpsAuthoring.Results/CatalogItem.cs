using System.Text.Json.Nodes;
using DpsAuthoring.Results.Footprints;

namespace DpsAuthoring.Results;

/// <summary>What an author says of a result. All else is read from its file.</summary>
public sealed class CatalogItem
{
    private static readonly string[] s_times = ["datetime", "start_datetime", "end_datetime"];

    private string? _id;

    internal CatalogItem(string name) => Name = name;

    /// <summary>The result's name below <c>output/</c>.</summary>
    public string Name { get; }

    /// <summary>The item's id. Default: the result's name without its ending.</summary>
    /// <exception cref="ArgumentException">It could not stand in an address.</exception>
    public string? Id
    {
        get => _id;
        set => _id = value is null || (value.Length is > 0 and <= 200 && value is not ("." or "..") && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            ? value
            : throw new ArgumentException($"'{value}' cannot be the id of an item: write letters, digits, '-', '_' and '.'.", nameof(value));
    }

    /// <summary>What people call it.</summary>
    public string? Title { get; set; }

    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    internal ResultTime? Time { get; private set; }

    internal Footprint? Footprint { get; private set; }

    internal JsonObject Properties { get; } = [];

    internal List<string> Roles { get; } = [];

    internal List<string> Extensions { get; } = [];

    internal List<Uri> Sources { get; } = [];

    /// <summary>Says which moment the result shows. Default: what an input called <c>datetime</c> says, or else when the job
    /// ended.</summary>
    /// <param name="time">The moment.</param>
    /// <returns>This item.</returns>
    public CatalogItem At(DateTimeOffset time) => Between(time, time);

    /// <summary>Says which time the result is about.</summary>
    /// <param name="start">Its beginning.</param>
    /// <param name="end">Its end.</param>
    /// <returns>This item.</returns>
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    public CatalogItem Between(DateTimeOffset start, DateTimeOffset end)
    {
        Time = start <= end ? new ResultTime(start, end) : throw new ArgumentException($"The time of {Name} ends before it begins.", nameof(end));
        return this;
    }

    /// <summary>Says where the result lies, of a file that does not say so itself, such as a table.</summary>
    /// <param name="west">The western longitude in degrees; greater than <paramref name="east"/> where it goes over the antimeridian.</param>
    /// <param name="south">The southern latitude.</param>
    /// <param name="east">The eastern longitude.</param>
    /// <param name="north">The northern latitude.</param>
    /// <returns>This item.</returns>
    /// <exception cref="ArgumentException">That is nowhere on Earth.</exception>
    public CatalogItem Within(double west, double south, double east, double north)
    {
        if (!(west is >= -180 and <= 180 && east is >= -180 and <= 180 && south is >= -90 and <= 90 && north is >= -90 and <= 90
            && south <= north))
        {
            throw new ArgumentException($"{west}, {south}, {east}, {north} is no box on Earth: write west, south, east and north in degrees.", nameof(west));
        }

        Footprint = Footprint.OfBox(west, south, west <= east ? east : east + 360, north);
        return this;
    }

    /// <summary>Sets a property of the item.</summary>
    /// <param name="property">Its name, such as <c>eo:cloud_cover</c>.</param>
    /// <param name="value">Its value: a text, a number, or anything else that JSON has.</param>
    /// <returns>This item.</returns>
    /// <exception cref="ArgumentException">It is a time, which <see cref="At"/> and <see cref="Between"/> set.</exception>
    public CatalogItem Set(string property, JsonNode? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(property);
        Properties[property] = s_times.Contains(property, StringComparer.Ordinal)
            ? throw new ArgumentException($"{property} is set by At or Between.", nameof(property))
            : value?.DeepClone();
        return this;
    }

    /// <summary>Says by which schema properties of an extension are read.</summary>
    /// <param name="schema">The schema's address, such as <c>https://stac-extensions.github.io/eo/v2.0.0/schema.json</c>.</param>
    /// <returns>This item.</returns>
    public CatalogItem Using(Uri schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Extensions.Add(schema.AbsoluteUri);
        return this;
    }

    /// <summary>Says what the file is for. Default: <c>data</c>.</summary>
    /// <param name="roles">Such as <c>data</c>, <c>overview</c>, <c>thumbnail</c>, <c>metadata</c>.</param>
    /// <returns>This item.</returns>
    public CatalogItem For(params string[] roles)
    {
        Roles.AddRange(roles);
        return this;
    }

    /// <summary>Says what the result was made of, beside the job's inputs.</summary>
    /// <param name="source">Its address.</param>
    /// <returns>This item.</returns>
    public CatalogItem DerivedFrom(Uri source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Sources.Add(source);
        return this;
    }
}
