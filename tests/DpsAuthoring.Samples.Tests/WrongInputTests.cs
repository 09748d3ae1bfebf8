namespace DpsAuthoring.Samples.Tests;

/// <summary>Input that cannot be used: the job fails, and says why in one sentence.</summary>
[Trait("Speed", "Slow")]
public sealed class WrongInputTests(Studio studio)
{
    [Theory]
    [InlineData("mosaic", "-i tiles=data/areas", "tiles")]
    [InlineData("mosaic", "-i tiles=data/tiles -i resampling=Magic", "resampling is 'Magic'")]
    [InlineData("composite", "-i scenes=data/scenes -i season=2030", "error: no scene is of the season 2030-01-01T00:00:00Z/2030-12-31T23:59:59.9999999Z")]
    [InlineData("composite", "-i scenes=data/tiles", "a.tif has no day in its name, such as _20260612_")]
    [InlineData("footprints", "-i aoi=data/areas/aoi.geojson -i granules=data/granules -i columns=height", "granule_0.h5 has no variable BEAM0000/height; it has ")]
    [InlineData("zones", "-i raster=data/tiles/a.tif -i zones=data/areas/zones.gpkg -i band=7", "band 7")]
    public void Is_told_in_a_sentence(string sample, string inputs, string sentence)
    {
        studio.NeedData();

        (int code, string output, string error) = studio.Shell($"dps run samples/{sample} {inputs} --output results/failed");

        AssertFailed(code, output + error, sentence);
    }

    [Theory]
    [InlineData("", "$STAC/nowhere", "GET /stac/nowhere")]
    [InlineData("--without-keys", "$STAC", "AWS_SECRET_ACCESS_KEY")]
    public void Is_told_of_what_is_afar(string option, string catalog, string sentence)
    {
        studio.NeedData();

        (int code, string output, string error) = studio.Shell(
            $"samples/archive.py {option} data sh -c 'dps run samples/timeseries -i points=data/points/points.geojson -i catalog={catalog} -i collection=hls --output results/failed'");

        AssertFailed(code, output + error, sentence);
    }

    private static void AssertFailed(int code, string said, string sentence)
    {
        Assert.True(code == 1, said);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal); // A stack trace.
        Assert.DoesNotContain("Unhandled", said, StringComparison.Ordinal);
    }
}
