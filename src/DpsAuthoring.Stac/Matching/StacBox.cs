using System.Globalization;

namespace DpsAuthoring.Stac;

/// <summary>Boxes: west, south, east, north, or with heights in between.</summary>
public static class StacBox
{
    /// <summary>Reads what people write: four or six numbers, with commas or blanks between them.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="FormatException">It is no box; the message says why.</exception>
    public static IReadOnlyList<double> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split([',', ' ', '\t', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        var box = new List<double>();
        foreach (string part in parts)
        {
            box.Add(
                double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                    ? number
                    : throw new FormatException($"'{part}' in the box '{text}' is no number: write WEST,SOUTH,EAST,NORTH in degrees."));
        }

        try
        {
            Sides(box);
        }
        catch (FormatException e)
        {
            throw new FormatException($"'{text}' is no box: {e.Message}; write WEST,SOUTH,EAST,NORTH in degrees.", e);
        }

        return box;
    }

    /// <summary>A box as people write it: west, south, east and north, with commas.</summary>
    /// <param name="box">The box.</param>
    /// <returns>The text.</returns>
    public static string Write(IReadOnlyList<double> box)
    {
        ArgumentNullException.ThrowIfNull(box);
        int half = box.Count / 2;
        return string.Join(',', new[] { box[0], box[1], box[half], box[half + 1] }.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
    }

    /// <summary>The box of an item, as it says or from its geometry; null where it has neither, or a broken one.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The box.</returns>
    public static IReadOnlyList<double>? Of(StacItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            return item.Bbox is { Count: 4 or 6 } box ? box : Shape.Of(item)?.Box;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <exception cref="FormatException">It is no box.</exception>
    internal static (double West, double South, double East, double North) Sides(IReadOnlyList<double> box)
    {
        if (box.Count is not (4 or 6))
        {
            throw new FormatException($"it has {box.Count} numbers");
        }

        int half = box.Count / 2;
        (double west, double south, double east, double north) = (box[0], box[1], box[half], box[half + 1]);
        return
            !(south <= north) ? throw new FormatException("its south is north of its north")
            : south < -90 || north > 90 ? throw new FormatException("its latitudes are not within -90 and 90")
            : !(west >= -180 && west <= 180 && east >= -180 && east <= 180) ? throw new FormatException("its longitudes are not within -180 and 180")
            : (west, south, east, north);
    }
}
