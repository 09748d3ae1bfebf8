using System.Globalization;
using OSGeo.GDAL;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>Compares what a band says of its values, besides their type.</summary>
internal static class BandProperties
{
    public static IEnumerable<Difference> Differences(string band, Band first, Band second) =>
        All(first).Zip(All(second))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new Difference(pair.First.Kind, $"the {pair.First.Name} of {band}", Shown(pair.First.Value), Shown(pair.Second.Value)))
            .Concat(OfColours(band, first, second));

    private static IEnumerable<(DifferenceKind Kind, string Name, string Value)> All(Band band)
    {
        band.GetScale(out double scale, out int hasScale);
        band.GetOffset(out double offset, out int hasOffset);
        return
        [
            (DifferenceKind.Unit, "scale", Number(hasScale != 0 ? scale : 1)),
            (DifferenceKind.Unit, "offset", Number(hasOffset != 0 ? offset : 0)),
            (DifferenceKind.Unit, "unit", band.GetUnitType()),
            (DifferenceKind.Metadata, "description", band.GetDescription()),
            (DifferenceKind.Metadata, "list of categories", string.Join(", ", band.GetCategoryNames())),
            (DifferenceKind.Colour, "colour interpretation", Gdal.GetColorInterpretationName(band.GetColorInterpretation())),
        ];
    }

    private static IEnumerable<Difference> OfColours(string band, Band first, Band second)
    {
        string?[] colours = Colours(first), others = Colours(second);
        int same = colours.Zip(others).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same < Math.Max(colours.Length, others.Length))
        {
            yield return new Difference(
                DifferenceKind.Colour, $"colour {same} of {band}", colours.ElementAtOrDefault(same), others.ElementAtOrDefault(same));
        }
    }

    private static string[] Colours(Band band)
    {
        using ColorTable? table = band.GetColorTable();
        return table is null
            ? []
            :
            [
                .. Enumerable.Range(0, table.GetCount())
                    .Select(table.GetColorEntry)
                    .Select(entry => entry is null ? "" : $"{entry.c1},{entry.c2},{entry.c3},{entry.c4}"),
            ];
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Shown(string value) => value.Length > 0 ? Difference.Quoted(value).Trim('\'') : "none";
}
