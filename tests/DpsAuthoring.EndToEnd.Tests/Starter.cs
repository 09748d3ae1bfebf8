namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>A starter of the template, and a job of its sample.</summary>
/// <param name="Name">Its name, as <c>--starter</c> takes it.</param>
/// <param name="Inputs">What a job on the sample needs, as <c>dps run -i</c> takes it; <c>{sample}</c> is the folder of F5's job.</param>
/// <param name="Result">What the job leaves.</param>
internal sealed record Starter(string Name, string[] Inputs, string Result)
{
    public static Starter[] All { get; } =
    [
        new("raster", ["input_file={sample}/input/four-pixels.pgm", "outsize=50"], "reduced.tif"),
        new("mosaic", ["tiles={sample}/input", "crs=EPSG:3035", "resolution=500"], "mosaic.tif"),
        new("vector", ["areas={sample}/input/areas.geojson", "points={sample}/input/points.csv"], "areas.gpkg"),
        new("cloud", ["scene=file://{sample}/input/scene.tif", "bbox=12.0,49.2,12.1,49.3"], "clip.tif"),
        new("empty", ["input_file={sample}/input/notes.txt"], "lines.txt"),
    ];

    public override string ToString() => Name;
}
