using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Results.Footprints;
using OSGeo.OSR;

namespace DpsAuthoring.Results.Tests;

/// <summary>Where rasters lie, judged by Debian's own GDAL, which moves a dense grid of their points to the globe.</summary>
public sealed class FootprintTests
{
    private const string Sinusoidal = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs";
    private const string Geostationary = "+proj=geos +h=35786023 +lon_0=-75 +sweep=x +ellps=GRS80 +units=m +no_defs";
    private const string Robinson = "+proj=robin +lon_0=0 +datum=WGS84 +units=m +no_defs";
    private const string Mollweide = "+proj=moll +lon_0=0 +datum=WGS84 +units=m +no_defs";

    /// <summary>What is known to be difficult.</summary>
    private static readonly RasterPlace[] s_known =
    [
        new("UTM", "EPSG:32633", 1098, 1098, [399960, 100, 0, 5000040, 0, -100]),
        new("UTM south up", "EPSG:32633", 1098, 1098, [399960, 100, 0, 4890240, 0, 100]),
        new("UTM rotated", "EPSG:32733", 1000, 700, [500000, 80, 60, 7000000, 60, -80]),
        new("UTM over the antimeridian", "EPSG:32660", 1098, 1098, [699960, 100, 0, 7000040, 0, -100]),
        new("UTM zone 1 over it", "EPSG:32701", 1098, 1098, [199980, 100, 0, 8200000, 0, -100]),
        new("geographic", "EPSG:4326", 360, 180, [10, 0.01, 0, 50, 0, -0.01]),
        new("geographic, the whole world", "EPSG:4326", 360, 180, [-180, 1, 0, 90, 0, -1]),
        new("geographic, centres on the poles", "EPSG:4326", 720, 361, [-180.25, 0.5, 0, 90.25, 0, -0.5]),
        new("geographic from 0 to 360", "EPSG:4326", 360, 180, [0, 1, 0, 90, 0, -1]),
        new("geographic over the antimeridian", "EPSG:4326", 200, 100, [170, 0.1, 0, 10, 0, -0.1]),
        new("geographic to the antimeridian", "EPSG:4326", 100, 100, [170, 0.1, 0, 10, 0, -0.1]),
        new("geographic from the antimeridian", "EPSG:4326", 100, 100, [-180, 0.1, 0, 10, 0, -0.1]),
        new("the same written from the other side", "EPSG:4326", 100, 100, [180, 0.1, 0, 10, 0, -0.1]),
        new("polar stereographic, the pole inside", "EPSG:3413", 304, 448, [-3850000, 25000, 0, 5850000, 0, -25000]),
        new("the same, south", "EPSG:3031", 316, 332, [-3950000, 25000, 0, 4350000, 0, -25000]),
        new("the same, south up", "EPSG:3031", 316, 332, [-3950000, 25000, 0, -3950000, 0, 25000]),
        new("the same, rotated", "EPSG:3413", 100, 100, [-900000, 20000, 6000, 800000, 6000, -20000]),
        new("polar, the pole at a corner", "EPSG:3413", 100, 100, [0, 10000, 0, 1000000, 0, -10000]),
        new("polar, the pole on a side", "EPSG:3413", 100, 100, [-400000, 10000, 0, 1000000, 0, -10000]),
        new("polar, the pole near a side", "EPSG:3031", 100, 100, [-400000, 10000, 0, 999999, 0, -10000]),
        new("polar, no pole", "EPSG:3031", 100, 100, [500000, 10000, 0, 2000000, 0, -10000]),
        new("polar, over the antimeridian", "EPSG:3031", 100, 100, [-500000, 10000, 0, -1000000, 0, -10000]),
        new("EASE grid north", "EPSG:6931", 720, 720, [-9000000, 25000, 0, 9000000, 0, -25000]),
        new("EASE grid global", "EPSG:6933", 964, 406, [-17367530.45, 36032.22, 0, 7314540.83, 0, -36032.22]),
        new("Mercator over the antimeridian", "EPSG:3857", 200, 200, [19000000, 10000, 0, 1000000, 0, -10000]),
        new("Mercator, the whole world", "EPSG:3857", 256, 256, [-20037508.342789244, 156543.03392804097, 0, 20037508.342789244, 0, -156543.03392804097]),
        new("Pacific Mercator", "EPSG:3832", 200, 200, [1000000, 20000, 0, 1000000, 0, -20000]),
        new("a tile of MODIS", Sinusoidal, 2400, 2400, [-1111950.5, 463.3127, 0, 5559752.6, 0, -463.3127]),
        new("a tile of MODIS at the world's edge", Sinusoidal, 2400, 2400, [-20015109.35, 463.3127, 0, 2223901.04, 0, -463.3127]),
        new("a tile of MODIS at the world's other edge", Sinusoidal, 2400, 2400, [8895604.16, 463.3127, 0, 7783653.64, 0, -463.3127]),
        new("all of MODIS", Sinusoidal, 3600, 1800, [-20015109.35, 11119.5, 0, 10007554.68, 0, -11119.5]),
        new("a disc seen from space", Geostationary, 1086, 1086, [-5434895, 10009, 0, 5434895, 0, -10009]),
        new("Mollweide, the whole world", Mollweide, 361, 181, [-18050000, 100000, 0, 9050000, 0, -100000]),
        new("Robinson, the whole world", Robinson, 341, 173, [-17050000, 100000, 0, 8650000, 0, -100000]),
        new("one pixel of a centimetre", "EPSG:32633", 100, 100, [500000, 0.01, 0, 5000000, 0, -0.01]),
    ];

    private static readonly (string Crs, double West, double South, double East, double North)[] s_systems =
    [
        ("EPSG:4326", -180, -80, 180, 80), ("EPSG:4269", -170, 20, -60, 70), ("EPSG:3857", -180, -75, 180, 75),
        ("EPSG:3395", -180, -70, 180, 70), ("EPSG:32601", -180, 0, -174, 75), ("EPSG:32760", 174, -75, 180, 0), ("EPSG:32631", 0, 0, 6, 80),
        ("EPSG:3413", -180, 60, 180, 90), ("EPSG:3031", -180, -90, 180, -60), ("EPSG:3976", -180, -90, 180, -50), ("EPSG:3571", -180, 45, 180, 90),
        ("EPSG:6931", -180, 30, 180, 90), ("EPSG:6932", -180, -90, 180, -30), ("EPSG:6933", -170, -75, 170, 75), ("EPSG:3035", -10, 35, 35, 65),
        ("EPSG:5070", -120, 25, -70, 48), ("EPSG:2193", 167, -46, 178, -35), ("EPSG:3832", 120, -60, 250, 60),
        ("EPSG:3338", -170, 52, -135, 70), ("EPSG:3994", 150, -60, 200, 20), (Sinusoidal, -150, -70, 150, 70), (Mollweide, -150, -70, 150, 70),
    ];

    [Fact]
    public void Are_right_where_it_is_known_to_be_difficult() => Judge(s_known);

    [Fact]
    public void Are_right_for_rasters_that_nobody_chose()
    {
        int seed = Seed();
        var random = new Random(seed);
        Judge([.. Enumerable.Range(0, 120).Select(i => Invent(random, $"seed {seed}, raster {i}"))]);
    }

    /// <summary>Along both sides of the British grid's shift of its datum are strips, up to 100 km wide, of places that nothing leads back
    /// to.</summary>
    [Fact]
    public void Are_right_where_a_map_is_torn()
    {
        int seed = Seed();
        var random = new Random(seed);
        Judge([.. Enumerable.Range(0, 120).Select(i => OverTear(random, $"seed {seed}, torn raster {i}"))]);
    }

    [Theory]
    [InlineData("EPSG:4326", 500000.0, 4000000.0, 10.0)] // Metres that are called degrees.
    [InlineData("EPSG:4326", 0.0, 4000.0, 10.0)]
    [InlineData(Sinusoidal, 19000000.0, 8000000.0, 100.0)]
    [InlineData("+proj=longlat +R=3396190 +no_defs +type=crs", 10.0, 10.0, 0.1)] // Mars.
    public void Are_none_of_rasters_that_lie_nowhere_on_Earth(string crs, double x, double y, double pixel)
    {
        using SpatialReference system = System(crs);

        Assert.Null(Footprint.Of(100, 100, [x, pixel, 0, y, 0, -pixel], system, out string? reason));
        Assert.NotNull(reason);
    }

    private static int Seed()
    {
        int seed = Environment.GetEnvironmentVariable("DPS_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"DPS_SEED={seed}");
        return seed;
    }

    private static SpatialReference System(string crs)
    {
        var system = new SpatialReference("");
        system.SetFromUserInput(crs);
        return system;
    }

    /// <summary>A raster somewhere in a coordinate system, of any size, turned any way.</summary>
    private static RasterPlace Invent(Random random, string name)
    {
        (string crs, double west, double south, double east, double north) = s_systems[random.Next(s_systems.Length)];
        using SpatialReference system = System(crs);
        system.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using SpatialReference earth = System("EPSG:4326");
        earth.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var there = new CoordinateTransformation(earth, system);
        double[] at = [0, 0, 0];
        there.TransformPoint(at, west + (random.NextDouble() * (east - west)), south + (random.NextDouble() * (north - south)), 0);
        bool isInDegrees = system.IsGeographic() != 0;
        double size = Math.Pow(10, 1.5 + (random.NextDouble() * 4.3)) * (isInDegrees ? 1e-5 : 1); // To 600 km.
        int width = random.Next(1, 5000), height = random.Next(1, 5000);
        double pixel = size / Math.Max(width, height);
        double turn = random.Next(3) == 0 ? random.NextDouble() * 2 * Math.PI : 0;
        double up = random.Next(4) == 0 ? 1 : -1;
        (double sin, double cos) = Math.SinCos(turn);
        double[] transform = [0, pixel * cos, -up * pixel * sin, 0, pixel * sin, up * pixel * cos];
        transform[0] = at[0] - (transform[1] * width / 2) - (transform[2] * height / 2);
        transform[3] = at[1] - (transform[4] * width / 2) - (transform[5] * height / 2);
        return new RasterPlace(name, crs, width, height, transform);
    }

    /// <summary>A raster in the British grid whose sides and corners lie before, in and behind such a strip, turned any way.</summary>
    private static RasterPlace OverTear(Random random, string name)
    {
        double x = (random.Next(2) == 0 ? -40_000 : 670_000) + ((random.NextDouble() - 0.5) * 200_000), y = random.NextDouble() * 1_200_000;
        double size = 200_000 * (1 + random.NextDouble());
        int width = random.Next(1500, 3000), height = random.Next(1500, 3000); // No side fits into a strip.
        double pixel = size / Math.Max(width, height);
        (double sin, double cos) = random.Next(2) == 0 ? (0, 1) : Math.SinCos(random.NextDouble() * 2 * Math.PI);
        double[] transform = [0, pixel * cos, pixel * sin, 0, pixel * sin, -pixel * cos];
        transform[0] = x - (transform[1] * width / 2) - (transform[2] * height / 2);
        transform[3] = y - (transform[4] * width / 2) - (transform[5] * height / 2);
        return new RasterPlace(name, "EPSG:27700", width, height, transform);
    }

    private static void Judge(IReadOnlyList<RasterPlace> rasters)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, rasters.Select(Line));
            (int code, string output) = Python.Run("footprints.py", file);

            string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(code == 0, output);
            Assert.True(lines.Length == 1, output);
            Assert.StartsWith($"{rasters.Count} rasters, ", lines[^1], StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Line(RasterPlace raster)
    {
        using SpatialReference system = System(raster.Crs);
        var footprint = Footprint.Of(raster.Width, raster.Height, raster.Transform, system, out string? reason);
        Assert.True(footprint is not null, $"{raster}: {reason}");
        // The edge of a disc seen from space takes 5,464; where a tolerance is lost, it is tens of thousands.
        Assert.True(footprint.Polygons.Sum(ring => ring.Count) < 10_000, $"{raster} has {footprint.Polygons.Sum(ring => ring.Count)} positions.");
        return JsonSerializer.Serialize(new
        {
            name = raster.ToString(),
            crs = raster.Crs,
            width = raster.Width,
            height = raster.Height,
            transform = raster.Transform,
            polygons = footprint.Polygons.Select(ring => ring.Select(position => new[] { position.Longitude, position.Latitude })),
            bbox = new[] { footprint.West, footprint.South, footprint.East, footprint.North },
        });
    }

    private sealed record RasterPlace(string Name, string Crs, int Width, int Height, double[] Transform)
    {
        public override string ToString() => $"{Name} ({Crs} {Width}x{Height} {string.Join(' ', Transform)})";
    }
}
