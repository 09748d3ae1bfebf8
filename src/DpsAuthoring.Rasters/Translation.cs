using System.Globalization;
using System.Numerics;
using System.Xml.Linq;
using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// What <c>gdal_translate</c> does, on every core: GDAL says what the result is, as a virtual raster, and its pixels are read and written by
/// blocks. What is not done so (pixels that are weighed, masks, complex numbers,
/// lossy compression, other formats) GDAL does by itself, on one core.
/// </summary>
internal sealed class Translation(string source, string destination, TranslateArguments arguments)
{
    /// <summary>Above this the source's blocks are few, and each worker would decode nearly all of them.</summary>
    private const long LargestStoredBlock = 16 << 20;

    /// <summary>What the pixels under way may take, in bytes.</summary>
    public long Memory { get; init; } = BlockSettings.DefaultMemory;

    public async Task RunAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Func<IProgress<double>?, CancellationToken, Task>? blocks = await Task.Run(ByBlocks, cancellationToken).ConfigureAwait(false);
        await (blocks?.Invoke(progress, cancellationToken)
            ?? Task.Run(() => AtOnce(progress, cancellationToken), cancellationToken)).ConfigureAwait(false);
    }

    private void AtOnce(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var file = new StagedFile(destination);
        using (Dataset opened = InputHandles.Open(source))
        using (var options = new GDALTranslateOptions(arguments.All))
        {
            GdalResult.Opened(
                Watched.Call(watch => Gdal.wrapper_GDALTranslate(file.Path, opened, options, watch, null), progress, cancellationToken),
                $"{source} was not translated").Dispose();
        }

        file.Publish();
    }

    /// <summary>The computation by blocks; null where there is none.</summary>
    private Func<IProgress<double>?, CancellationToken, Task>? ByBlocks()
    {
        Gdal.AllRegister();
        if (arguments.FormatFor(destination) is not { } format)
        {
            return null;
        }

        using Dataset opened = InputHandles.Open(source);
        using Dataset made = TranslatedSource.Of(opened, arguments.Shaping);
        Band[] bands = [.. made.Bands];
        DataType type = bands[0].DataType;
        var vrt = XElement.Parse(made.GetMetadata("xml:VRT")[0]);
        if (StoredOf(opened, vrt) is not (var stored, var inWholeRows)
            || bands.Any(band => band.DataType != type || HasMaskOfItsOwn(band)))
        {
            return null;
        }

        var translated = new TranslatedSource(arguments.Shaping, stored);
        RasterInput[] inputs = [.. bands.Select((_, i) => new RasterInput(source, i + 1) { Translated = translated })];
        vrt.Descendants().Where(IsSource).ToList().ForEach(element => element.Remove());
        var output = new RasterOutput(destination)
        {
            Bands = bands.Length, Format = format, CreationOptions = arguments.Creation, Form = vrt.ToString(),
        };
        var grid = RasterGrid.Of(made);
        (int, int) rows = (made.RasterXSize, RowsFor(made, stored.BlockHeight, inWholeRows));
        return type switch
        {
            DataType.GDT_Byte => Copy<byte>,
            DataType.GDT_UInt16 => Copy<ushort>,
            DataType.GDT_Int16 => Copy<short>,
            DataType.GDT_UInt32 => Copy<uint>,
            DataType.GDT_Int32 => Copy<int>,
            DataType.GDT_Float32 => Copy<float>,
            DataType.GDT_Float64 => Copy<double>,
            _ => null,
        };

        Task Copy<T>(IProgress<double>? progress, CancellationToken cancellationToken)
            where T : unmanaged, INumber<T>
        {
            var settings = new BlockSettings
            {
                Inputs = inputs, Outputs = [output], Grid = grid, BlockSize = rows, Memory = Memory, Progress = progress,
            };
            return new Blocks<T>(settings).PerBlockAsync(Pass, cancellationToken);
        }
    }

    private static void Pass<T>(Block<T> block)
        where T : unmanaged, INumber<T>
    {
        for (int band = 0; band < block.InputCount; band++)
        {
            block[band].CopyTo(block.OutputAt(band));
        }
    }

    /// <summary>
    /// Blocks are whole rows: GDAL steps along a row, and comes to the same pixels only from the row's beginning. Where they end within a row
    /// of the source's blocks, that is decoded for both sides; so they are larger then.
    /// </summary>
    private static int RowsFor(Dataset made, int storedRows, bool inWholeRows)
    {
        long steps = Math.Max(BlockLayout.TargetPixels / made.RasterXSize / storedRows, inWholeRows ? 1 : 4);
        return (int)Math.Min(steps * storedRows, made.RasterYSize);
    }

    private static bool HasMaskOfItsOwn(Band band) =>
        (band.GetMaskFlags() & (GdalConst.GMF_ALL_VALID | GdalConst.GMF_ALPHA | GdalConst.GMF_NODATA)) == 0;

    private static bool IsSource(XElement element) => element.Name.LocalName is "SimpleSource" or "ComplexSource";

    /// <summary>
    /// How the source is stored, in pixels of the result, and whether its blocks are whole rows of these; null where they are too large to be
    /// read apart.
    /// </summary>
    private static (StoredLayout Layout, bool InWholeRows)? StoredOf(Dataset opened, XElement vrt)
    {
        using Band band = opened.GetRasterBand(1);
        band.GetBlockSize(out int width, out int height);
        int bytes = Gdal.GetDataTypeSize(band.DataType) / 8;
        if (!vrt.Descendants().Any(IsSource) || (long)width * height * bytes > LargestStoredBlock)
        {
            return null;
        }

        XElement read = vrt.Descendants().First(IsSource);
        (double across, double down) = (Ratio("xSize"), Ratio("ySize"));
        int rows = Math.Max(1, (int)Math.Round(height / down));
        var layout = new StoredLayout(
            Math.Max(1, (int)Math.Round(width / across)), rows, Math.Max(1, (int)Math.Ceiling(bytes * across * down)));
        return (layout, Math.Abs((rows * down) - height) < 1e-6);

        double Ratio(string size) =>
            Size(read.Element("SrcRect"), size) is > 0 and var from && Size(read.Element("DstRect"), size) is > 0 and var to ? from / to : 1;

        static double Size(XElement? window, string size) =>
            double.TryParse(window?.Attribute(size)?.Value, CultureInfo.InvariantCulture, out double number) ? number : 0;
    }
}
