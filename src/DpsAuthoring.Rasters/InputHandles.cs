using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// The inputs as one thread has them open. Those on another grid are open through a warped VRT. A dataset of the caller's is shared, so
/// threads that have one take turns.
/// </summary>
internal sealed class InputHandles(RasterGrid grid) : IDisposable
{
    private readonly Dictionary<(object Source, ResampleAlg Resampling), Dataset> _onGrid = [];
    private readonly Dictionary<string, Dataset> _files = new(StringComparer.Ordinal);
    private readonly List<Dataset> _own = [];
    private readonly HashSet<Dataset> _withAlpha = [];

    /// <summary>The grid of an input as it is.</summary>
    public static RasterGrid GridOf(RasterInput input)
    {
        if (input.Dataset is not null)
        {
            return RasterGrid.Of(input.Dataset);
        }

        using Dataset dataset = Open(input.Path);
        return RasterGrid.Of(dataset);
    }

    public static Dataset Open(string path) => GdalResult.Opened(Gdal.Open(path, Access.GA_ReadOnly), $"{path} cannot be opened");

    /// <summary>The input's band, on the grid.</summary>
    public Band BandOf(RasterInput input)
    {
        Dataset source = input.Dataset ?? File(input.Path);
        if (input.Band > source.RasterCount)
        {
            throw new RasterException(FormattableString.Invariant(
                $"{input.Path} has {source.RasterCount} band(s), and band {input.Band} was asked for: bands are counted from 1."));
        }

        if (!_onGrid.TryGetValue((source, input.Resampling), out Dataset? dataset))
        {
            var own = RasterGrid.Of(source);
            dataset = own.IsSameAs(grid) ? source : Warped(source, own, input);
            _onGrid.Add((source, input.Resampling), dataset);
        }

        return GdalResult.Opened(dataset.GetRasterBand(input.Band), $"{input} cannot be read");
    }

    /// <summary>
    /// What tells where a warped input has data, where its own no-data value does not: an alpha band. GDAL takes it for a mask only where
    /// its pixels are bytes.
    /// </summary>
    public Band? AlphaOf(RasterInput input)
    {
        Dataset dataset = _onGrid[(input.Dataset ?? File(input.Path), input.Resampling)];
        return _withAlpha.Contains(dataset) ? dataset.GetRasterBand(dataset.RasterCount) : null;
    }

    public void Dispose()
    {
        for (int i = _own.Count - 1; i >= 0; i--)
        {
            _own[i].Dispose(); // a VRT before what it reads
        }
    }

    private Dataset File(string path)
    {
        if (!_files.TryGetValue(path, out Dataset? file))
        {
            file = Open(path);
            _files.Add(path, file);
            _own.Add(file);
        }

        return file;
    }

    private Dataset Warped(Dataset source, RasterGrid own, RasterInput input)
    {
        if (!own.IsGeoreferenced || !grid.IsGeoreferenced || !grid.GeoTransform.IsNorthUp)
        {
            throw new RasterException(FormattableString.Invariant(
                $"{input.Path} has {own.Width} x {own.Height} pixels, and the computation's grid {grid.Width} x {grid.Height}: to bring one onto the other, both need a place on the map, and the grid north up."));
        }

        (double west, double north) = grid.GeoTransform.ToMap(0, 0);
        (double east, double south) = grid.GeoTransform.ToMap(grid.Width, grid.Height);
        using Band first = source.GetRasterBand(1);
        bool byAlpha = first.NoData is null;
        string[] options =
        [
            "-of", "VRT",
            .. grid.Projection.Length > 0 && own.Projection.Length > 0 ? (string[])["-t_srs", grid.Projection] : [],
            "-te", Number(west), Number(Math.Min(south, north)), Number(east), Number(Math.Max(south, north)),
            "-ts", Number(grid.Width), Number(grid.Height),
            "-r", Name(input.Resampling),

            // What the source does not cover has no data: by its no-data value, band by band, else by an alpha band.
            .. byAlpha ? (string[])["-dstalpha"] : ["-wo", "UNIFIED_SRC_NODATA=NO"],
        ];
        using var parsed = new GDALWarpAppOptions(options);
        Dataset warped = GdalResult.Opened(
            Gdal.Warp("", [source], parsed, null, null), $"{input.Path} was not brought onto the computation's grid");
        _own.Add(warped);
        if (byAlpha)
        {
            _withAlpha.Add(warped);
        }

        return warped;
    }

    private static string Number(double value) => FormattableString.Invariant($"{value:R}");

    private static string Name(ResampleAlg resampling) => resampling switch
    {
        ResampleAlg.GRA_NearestNeighbour => "near",
        ResampleAlg.GRA_Bilinear => "bilinear",
        ResampleAlg.GRA_Cubic => "cubic",
        ResampleAlg.GRA_CubicSpline => "cubicspline",
        ResampleAlg.GRA_Lanczos => "lanczos",
        ResampleAlg.GRA_Average => "average",
        ResampleAlg.GRA_Mode => "mode",
        ResampleAlg.GRA_Max => "max",
        ResampleAlg.GRA_Min => "min",
        ResampleAlg.GRA_Med => "med",
        ResampleAlg.GRA_Q1 => "q1",
        ResampleAlg.GRA_Q3 => "q3",
        ResampleAlg.GRA_Sum => "sum",
        ResampleAlg.GRA_RMS => "rms",
        _ => throw new ArgumentOutOfRangeException(nameof(resampling), resampling, "This is no resampling that GDAL knows."),
    };
}
