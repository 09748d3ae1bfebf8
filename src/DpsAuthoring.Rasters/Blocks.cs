using System.Numerics;

namespace DpsAuthoring.Rasters;

/// <summary>
/// Computes rasters by blocks: reads bands, computes on every core in bounded memory, and writes the result.
/// </summary>
/// <example>
/// <code>
/// await Blocks.Read&lt;float&gt;("red.tif", "nir.tif")
///     .Write("output/ndvi.tif", noData: -9999)
///     .PerPixelAsync((red, nir) => (nir - red) / (nir + red), cancellationToken);
/// </code>
/// </example>
public static class Blocks
{
    /// <summary>Begins with the bands to read.</summary>
    /// <typeparam name="T">The type that is computed in: float and double know pixels without data as NaN.</typeparam>
    /// <param name="inputs">The bands: files' paths, or what <see cref="RasterInput"/> tells of them.</param>
    /// <exception cref="ArgumentException">There is no input.</exception>
    public static Blocks<T> Read<T>(params IEnumerable<RasterInput> inputs)
        where T : unmanaged, INumber<T>
    {
        RasterInput[] list = [.. inputs];
        return list.Length > 0
            ? new(new BlockSettings { Inputs = list })
            : throw new ArgumentException("There is nothing to read: give at least one raster.");
    }

    /// <summary>Begins with the first bands of files.</summary>
    /// <typeparam name="T">The type that is computed in: float and double know pixels without data as NaN.</typeparam>
    /// <param name="paths">The files.</param>
    /// <exception cref="ArgumentException">There is no file.</exception>
    public static Blocks<T> Read<T>(IEnumerable<string> paths)
        where T : unmanaged, INumber<T>
        => Read<T>(paths.Select(path => new RasterInput(path)));
}

/// <summary>A computation by blocks, as far as it is described. Every method gives a new one; the <c>Async</c> ones run it.</summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
public sealed class Blocks<T>
    where T : unmanaged, INumber<T>
{
    private readonly BlockSettings _settings;

    internal Blocks(BlockSettings settings) => _settings = settings;

    /// <summary>Computes on this grid; inputs on another are warped to it as they are read. Default: the first input's.</summary>
    /// <param name="grid">The grid.</param>
    public Blocks<T> On(RasterGrid grid) => new(_settings with { Grid = grid });

    /// <summary>Gives each block the pixels around it as well.</summary>
    /// <param name="pixels">How many, on each side.</param>
    /// <param name="edge">What lies outside the raster. Integers have no NaN: choose another than <see cref="Edge.NoData"/> for
    /// them.</param>
    /// <exception cref="ArgumentException">Integers cannot be without data at the edge.</exception>
    public Blocks<T> WithHalo(int pixels, Edge edge = Edge.NoData)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        return edge != Edge.NoData || PixelType.IsFloating<T>()
            ? new(_settings with { Halo = pixels, Edge = edge })
            : throw new ArgumentException(
                $"A {typeof(T).Name} has no NaN for what lies outside the raster: write WithHalo({pixels}, Edge.Replicate), or compute in float.");
    }

    /// <summary>Computes on this many threads. Default: as many as the machine grants the process.</summary>
    /// <param name="threads">The number.</param>
    public Blocks<T> WithThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new(_settings with { Threads = threads });
    }

    /// <summary>Bounds the memory of pixels under way and of GDAL's cache. Default: 256 MiB.</summary>
    /// <param name="bytes">The bytes. Where they are not enough for one small block, it is computed all the same.</param>
    public Blocks<T> WithMemory(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return new(_settings with { Memory = bytes });
    }

    /// <summary>Cuts the raster into blocks of this size. Default: along the blocks that the files are stored in.</summary>
    /// <param name="width">A block's width.</param>
    /// <param name="height">A block's height.</param>
    public Blocks<T> WithBlockSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return new(_settings with { BlockSize = (width, height) });
    }

    /// <summary>Reports how much is done, from 0 to 1: <c>job.Progress</c>.</summary>
    /// <param name="progress">Told on one thread.</param>
    public Blocks<T> Report(IProgress<double> progress) => new(_settings with { Progress = progress });

    /// <summary>Writes the result as a raster of the type that is computed in.</summary>
    /// <param name="path">The file. It appears once it is whole.</param>
    /// <param name="noData">The value of pixels without data. Default: NaN in float and double, else none.</param>
    /// <param name="bands">How many bands the result has.</param>
    public Blocks<T> Write(string path, double? noData = null, int bands = 1) => Write<T>(path, noData, bands);

    /// <summary>Writes the result as a raster of another type. GDAL rounds and cuts off.</summary>
    /// <typeparam name="TFile">The type of the file's pixels.</typeparam>
    /// <param name="path">The file. It appears once it is whole.</param>
    /// <param name="noData">The value of pixels without data. Default: NaN in float and double, else none.</param>
    /// <param name="bands">How many bands the result has.</param>
    public Blocks<T> Write<TFile>(string path, double? noData = null, int bands = 1)
        where TFile : unmanaged
        => Write(new RasterOutput(path) { PixelType = typeof(TFile), NoData = noData, Bands = bands });

    /// <summary>Writes the result, or one result more.</summary>
    /// <param name="output">The raster.</param>
    public Blocks<T> Write(RasterOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return new(_settings with { Outputs = [.. _settings.Outputs, output] });
    }

    /// <summary>Computes block by block, on many threads at once.</summary>
    /// <param name="compute">Fills the outputs of one block.</param>
    /// <param name="cancellationToken">Stops it; nothing is written then.</param>
    /// <exception cref="RasterException">The computation failed, or a raster was not read or written.</exception>
    public Task PerBlockAsync(Action<Block<T>> compute, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(compute);
        if (_settings.Outputs.Count == 0)
        {
            throw new InvalidOperationException("Nothing is to be written: say where by Write(\"result.tif\"), or sum up by AggregateAsync.");
        }

        return Run(
            block =>
            {
                compute(block);
                return null;
            },
            _ => { },
            cancellationToken);
    }

    /// <summary>Computes pixel by pixel from one input. It is asked only where there is data; elsewhere the result has none.</summary>
    /// <param name="compute">Computes one pixel.</param>
    /// <param name="cancellationToken">Stops it; nothing is written then.</param>
    public Task PerPixelAsync(Func<T, T> compute, CancellationToken cancellationToken = default) =>
        PerPixel(PixelLoops<T>.Of(compute), 1, cancellationToken);

    /// <summary>Computes pixel by pixel from two inputs. It is asked only where both have data; elsewhere the result has none.</summary>
    /// <inheritdoc cref="PerPixelAsync(Func{T, T}, CancellationToken)"/>
    public Task PerPixelAsync(Func<T, T, T> compute, CancellationToken cancellationToken = default) =>
        PerPixel(PixelLoops<T>.Of(compute), 2, cancellationToken);

    /// <summary>Computes pixel by pixel from three inputs. It is asked only where all have data; elsewhere the result has none.</summary>
    /// <inheritdoc cref="PerPixelAsync(Func{T, T}, CancellationToken)"/>
    public Task PerPixelAsync(Func<T, T, T, T> compute, CancellationToken cancellationToken = default) =>
        PerPixel(PixelLoops<T>.Of(compute), 3, cancellationToken);

    /// <summary>Computes pixel by pixel from all inputs. It is asked only where all have data; elsewhere the result has none.</summary>
    /// <inheritdoc cref="PerPixelAsync(Func{T, T}, CancellationToken)"/>
    public Task PerStackAsync(StackFunction<T> compute, CancellationToken cancellationToken = default) =>
        PerPixel(PixelLoops<T>.Of(compute), _settings.Inputs.Count, cancellationToken);

    /// <summary>
    /// Computes each pixel of one input from it and its neighbours, as far as <see cref="WithHalo"/> says. It is asked only where the
    /// pixel has data; neighbours may have none.
    /// </summary>
    /// <inheritdoc cref="PerPixelAsync(Func{T, T}, CancellationToken)"/>
    public Task PerNeighborhoodAsync(NeighborhoodFunction<T> compute, CancellationToken cancellationToken = default) =>
        PerPixel(PixelLoops<T>.Of(compute), 1, cancellationToken);

    /// <summary>
    /// Sums up the rasters block by block. Each block has a sum of its own, and these are put together in the blocks' order, so that the
    /// result does not depend on the number of threads. Outputs may be written as well.
    /// </summary>
    /// <typeparam name="TSum">What the pixels are summed up in.</typeparam>
    /// <param name="create">Creates an empty sum.</param>
    /// <param name="add">Adds a block to a sum of its own, on many threads at once.</param>
    /// <param name="merge">Adds the second sum to the first, on one thread.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RasterException">The computation failed, or a raster was not read or written.</exception>
    public async Task<TSum> AggregateAsync<TSum>(
        Func<TSum> create, Action<TSum, Block<T>> add, Action<TSum, TSum> merge, CancellationToken cancellationToken = default)
        where TSum : class
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(add);
        ArgumentNullException.ThrowIfNull(merge);
        TSum total = create();
        await Run(
            block =>
            {
                TSum sum = create();
                add(sum, block);
                return sum;
            },
            sum => merge(total, (TSum)sum!),
            cancellationToken).ConfigureAwait(false);
        return total;
    }

    private Task PerPixel(Action<Block<T>> compute, int inputs, CancellationToken cancellationToken)
    {
        int bands = _settings.Outputs.Sum(output => output.Bands);
        return (inputs == _settings.Inputs.Count, bands <= 1) switch
        {
            (true, true) => PerBlockAsync(compute, cancellationToken),
            (false, _) => throw new InvalidOperationException(
                $"The function takes {inputs} value(s), and there are {_settings.Inputs.Count} input(s): write one that takes as many, or PerBlockAsync."),
            _ => throw new InvalidOperationException(
                $"The function gives one value, and {bands} bands are to be written: write one band, or PerBlockAsync."),
        };
    }

    private Task Run(Func<Block<T>, object?> compute, Action<object?> collect, CancellationToken cancellationToken) =>
        BlockRun<T>.RunAsync(_settings, compute, collect, cancellationToken);
}
