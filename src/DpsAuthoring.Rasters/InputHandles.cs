using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// The inputs as one thread has them open. Those on another grid are open through a warped VRT. A dataset of the caller's is shared, so
/// threads that have one take turns.
/// </summary>
internal sealed class InputHandles(RasterGrid grid) : IDisposable
{
    /// <summary>What <c>gdal_translate</c> resamples by.</summary>
    private static readonly HashSet<ResampleAlg> s_scaling =
    [
        ResampleAlg.GRA_NearestNeighbour, ResampleAlg.GRA_Bilinear, ResampleAlg.GRA_Cubic, ResampleAlg.GRA_CubicSpline,
        ResampleAlg.GRA_Lanczos, ResampleAlg.GRA_Average, ResampleAlg.GRA_Mode,
    ];

    private readonly Dictionary<(object Source, ResampleAlg Resampling), Dataset> _onGrid = [];
    private readonly Dictionary<(string Path, TranslatedSource? Translated), Dataset> _files = [];
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
        Dataset source = input.Dataset ?? File(input);
        if (input.Band > source.RasterCount)
        {
            throw new RasterException(FormattableString.Invariant(
                $"{input.Path} has {source.RasterCount} band(s), and band {input.Band} was asked for: bands are counted from 1."));
        }

        if (!_onGrid.TryGetValue((source, input.Resampling), out Dataset? dataset))
        {
            dataset = Brought(source, RasterGrid.Of(source), input);
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
        Dataset dataset = _onGrid[(input.Dataset ?? File(input), input.Resampling)];
        return _withAlpha.Contains(dataset) ? dataset.GetRasterBand(dataset.RasterCount) : null;
    }

    /// <summary>How the input is stored, in pixels of the grid.</summary>
    public StoredLayout StoredOf(RasterInput input)
    {
        if (input.Translated is { } translated)
        {
            return translated.Stored;
        }

        Dataset source = input.Dataset ?? File(input);
        Dataset dataset = _onGrid[(source, input.Resampling)];
        bool scaled = RasterGrid.Of(source).CoversSameAs(grid);
        using Band band = (scaled ? source : dataset).GetRasterBand(input.Band);
        band.GetBlockSize(out int width, out int height);
        int bytes = Gdal.GetDataTypeSize(band.DataType) / 8;
        (double across, double down) = scaled
            ? ((double)source.RasterXSize / grid.Width, (double)source.RasterYSize / grid.Height)
            : (1, 1);
        return new(
            Math.Max(1, (int)Math.Round(width / across)), Math.Max(1, (int)Math.Round(height / down)),
            Math.Max(1, (int)Math.Ceiling(bytes * across * down)));
    }

    public void Dispose()
    {
        for (int i = _own.Count - 1; i >= 0; i--)
        {
            _own[i].Dispose(); // a VRT before what it reads
        }
    }

    private Dataset File(RasterInput input)
    {
        if (!_files.TryGetValue((input.Path, input.Translated), out Dataset? file))
        {
            file = Open(input.Path);
            _own.Add(file);
            if (input.Translated is { } translated)
            {
                file = translated.Of(file);
                _own.Add(file);
            }

            _files.Add((input.Path, input.Translated), file);
        }

        return file;
    }

    private Dataset Brought(Dataset source, RasterGrid own, RasterInput input)
    {
        if (own.IsSameAs(grid))
        {
            return source;
        }

        Dataset brought = own.CoversSameAs(grid) && s_scaling.Contains(input.Resampling)
            ? Scaled(source, input)
            : Warped(source, own, input);
        _own.Add(brought);
        return brought;
    }

    /// <summary>The same area in other pixels: as <c>gdal_translate -outsize</c> does it.</summary>
    private Dataset Scaled(Dataset source, RasterInput input)
    {
        using var options = new GDALTranslateOptions(
            ["-of", "VRT", "-outsize", Number(grid.Width), Number(grid.Height), "-r", Name(input.Resampling)]);
        return GdalResult.Opened(Gdal.wrapper_GDALTranslate("", source, options, null, null), $"{input.Path} was not scaled");
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
            "-te", Number(west), Number(south), Number(east), Number(north),
            "-ts", Number(grid.Width), Number(grid.Height),
            "-r", Name(input.Resampling),

            // What the source does not cover has no data: by its no-data value, band by band, else by an alpha band.
            .. byAlpha ? (string[])["-dstalpha"] : ["-wo", "UNIFIED_SRC_NODATA=NO"],
        ];
        using var parsed = new GDALWarpAppOptions(options);
        Dataset warped = GdalResult.Opened(
            Gdal.Warp("", [source], parsed, null, null), $"{input.Path} was not brought onto the computation's grid");
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
