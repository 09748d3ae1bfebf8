using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// One band to read by blocks. A file is opened once for each thread that reads it; an open dataset is read by one thread at a time.
/// Where it lies on another grid than the computation, it is warped as it is read.
/// </summary>
public sealed class RasterInput
{
    private readonly Func<int, bool>? _keep;

    /// <summary>Takes a band of a file.</summary>
    /// <param name="path">The file, as GDAL names it.</param>
    /// <param name="band">The band's number, from 1.</param>
    public RasterInput(string path, int band = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(band, 1);
        Path = path;
        Band = band;
    }

    private RasterInput(RasterInput other, Dataset? dataset, RasterInput? mask, Func<int, bool>? keep)
        : this(other.Path, other.Band)
    {
        Resampling = other.Resampling;
        Dataset = dataset;
        Mask = mask;
        _keep = keep;
    }

    /// <summary>How the band is resampled where it lies on another grid. Default: the nearest pixel.</summary>
    public ResampleAlg Resampling { get; init; } = ResampleAlg.GRA_NearestNeighbour;

    internal string Path { get; }

    /// <summary>
    /// What is read in its place, on the grid already: the pixels as they are, whether they are data or not. Null where it is read itself.
    /// </summary>
    internal TranslatedSource? Translated { get; init; }

    internal int Band { get; }

    internal Dataset? Dataset { get; }

    /// <summary>The band that says which pixels are taken.</summary>
    internal RasterInput? Mask { get; }

    /// <summary>Takes the first band of a file.</summary>
    /// <param name="path">The file, as GDAL names it.</param>
    public static implicit operator RasterInput(string path) => new(path);

    /// <summary>
    /// Takes a band of an open dataset, which must stay open. A file's path is faster: its blocks are then decoded on every core.
    /// </summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="band">The band's number, from 1.</param>
    public static RasterInput Of(Dataset dataset, int band = 1)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        string name = dataset.GetDescription() is { Length: > 0 } description ? description : "the dataset";
        return new(new RasterInput(name, band), dataset, null, null);
    }

    /// <summary>Takes all bands of a file.</summary>
    /// <param name="path">The file, as GDAL names it.</param>
    public static IReadOnlyList<RasterInput> BandsOf(string path)
    {
        Gdal.AllRegister();
        using Dataset dataset = GdalResult.Opened(Gdal.Open(path, Access.GA_ReadOnly), $"{path} cannot be opened");
        return [.. Enumerable.Range(1, dataset.RasterCount).Select(band => new RasterInput(path, band))];
    }

    /// <summary>Takes only the pixels that another band tells to keep; the others are without data.</summary>
    /// <param name="mask">The other band, such as a quality band. It is resampled as it says itself.</param>
    /// <param name="keep">Told the other band's value; true keeps the pixel. Called on many threads, and where the mask itself has
    /// data.</param>
    public RasterInput Where(RasterInput mask, Func<int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(keep);
        return new(this, Dataset, mask, keep);
    }

    internal bool Keeps(int value) => _keep!(value);

    /// <inheritdoc/>
    public override string ToString() => Band == 1 ? Path : FormattableString.Invariant($"{Path}, band {Band}");
}
