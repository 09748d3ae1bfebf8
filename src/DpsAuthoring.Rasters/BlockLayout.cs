namespace DpsAuthoring.Rasters;

/// <summary>How a file is stored: its blocks' size, and the bytes of a pixel.</summary>
internal readonly record struct StoredLayout(int BlockWidth, int BlockHeight, int PixelBytes);

/// <summary>
/// How a grid is cut into blocks. They lie along the files' own blocks, are large enough to be worth a call and small enough for the
/// memory, and follow each other row by row. They do not depend on the number of threads, unless a halo or the memory demands it.
/// </summary>
internal sealed class BlockLayout
{
    /// <summary>
    /// Pixels of a block where memory is no matter: small enough for a core's cache, large enough that calls cost nothing.
    /// </summary>
    public const long TargetPixels = 1 << 19;

    private const int LargestAlignment = 4096;

    private BlockLayout(int width, int height, int blockWidth, int blockHeight, int workers, bool inLanes, int cacheBytes)
    {
        (Width, Height, BlockWidth, BlockHeight) = (width, height, blockWidth, blockHeight);
        (Workers, InLanes, CacheBytes) = (workers, inLanes, cacheBytes);
        Columns = (width + blockWidth - 1) / blockWidth;
        Count = Columns * ((height + blockHeight - 1) / blockHeight);
    }

    public int Width { get; }

    public int Height { get; }

    public int BlockWidth { get; }

    public int BlockHeight { get; }

    public int Columns { get; }

    public int Count { get; }

    public int Workers { get; }

    /// <summary>
    /// Whether each worker has a column of its own. What a halo reads beyond a block is then decoded once: the worker's own handle still
    /// holds it for the next block.
    /// </summary>
    public bool InLanes { get; }

    /// <summary>What GDAL's cache of blocks needs.</summary>
    public int CacheBytes { get; }

    public RasterWindow this[int index]
    {
        get
        {
            int x = index % Columns * BlockWidth;
            int y = index / Columns * BlockHeight;
            return new(x, y, Math.Min(BlockWidth, Width - x), Math.Min(BlockHeight, Height - y));
        }
    }

    /// <summary>Cuts a grid.</summary>
    /// <param name="settings">What was said of the computation.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="inputs">How the inputs are stored, on this grid.</param>
    /// <param name="outputs">How the outputs' bands are stored.</param>
    /// <param name="pixelBytes">The bytes of a pixel in the computation.</param>
    public static BlockLayout For(
        BlockSettings settings, RasterGrid grid, IReadOnlyList<StoredLayout> inputs, IReadOnlyList<StoredLayout> outputs, int pixelBytes)
    {
        (int width, int height) = (grid.Width, grid.Height);
        StoredLayout[] stored = [.. inputs, .. outputs];
        bool striped = stored.Any(file => file.BlockWidth >= width);
        int alignX = striped ? width : Alignment(stored.Select(file => file.BlockWidth), width);
        int alignY = Alignment(inputs.Select(file => file.BlockHeight), height);
        int withOutputs = Alignment(stored.Select(file => file.BlockHeight), height);
        alignY = (long)withOutputs * alignX <= 4 * TargetPixels ? withOutputs : alignY;

        int workers = settings.Threads + 1; // while one waits for the disk or the network, the cores have work
        bool inLanes = settings.Halo > 0 && !striped && settings.BlockSize is null && width / alignX >= workers;
        (int blockWidth, int blockHeight) = settings.BlockSize ?? (0, 0);
        if (blockWidth == 0)
        {
            blockWidth = inLanes
                ? RoundUp((width + workers - 1) / workers, alignX)
                : RoundUp((int)Math.Clamp(TargetPixels / Math.Max(alignY, 1), 1, width), alignX);
            blockWidth = Math.Min(blockWidth, width);
            int wanted = (int)Math.Clamp(Math.Max(TargetPixels / blockWidth, 4L * settings.Halo), 1, height);
            blockHeight = Math.Min(RoundUp(wanted, alignY), height);
        }

        blockWidth = Math.Min(blockWidth, width);
        blockHeight = Math.Min(blockHeight, height);
        var memory = new Demand(settings, inputs, outputs, pixelBytes, width);
        while (memory.Of(blockWidth, blockHeight, workers) > settings.Memory)
        {
            if (blockHeight > alignY)
            {
                blockHeight = Math.Max(alignY, RoundUp(blockHeight / 2, alignY));
            }
            else if (workers > 2 && !inLanes)
            {
                workers--;
            }
            else if (blockHeight > 16)
            {
                blockHeight = (blockHeight + 1) / 2;
            }
            else if (blockWidth > 256)
            {
                (blockWidth, inLanes) = ((blockWidth + 1) / 2, false);
            }
            else if (workers > 1)
            {
                (workers, inLanes) = (workers - 1, false);
            }
            else
            {
                break; // a single small block: nothing is smaller
            }

            if (blockHeight == alignY && alignY > 1 && memory.Of(blockWidth, 1, workers) > settings.Memory)
            {
                alignY = 1;
            }
        }

        int lanes = (width + blockWidth - 1) / blockWidth;
        return new(
            width, height, blockWidth, blockHeight, inLanes ? lanes : workers, inLanes, memory.Cache(blockWidth, blockHeight, workers));
    }

    private static int RoundUp(int value, int step) => (value + step - 1) / step * step;

    /// <summary>What the files' blocks all fit in; the largest block where that would be too large.</summary>
    private static int Alignment(IEnumerable<int> blocks, int size)
    {
        long common = 1;
        int largest = 1;
        foreach (int block in blocks)
        {
            largest = Math.Max(largest, Math.Min(block, size));
            common = common / Gcd(common, block) * block;
            if (common > LargestAlignment)
            {
                common = LargestAlignment + 1;
            }
        }

        return (int)(common > LargestAlignment || common > size ? largest : common);
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    /// <summary>The bytes that a computation holds at once.</summary>
    private sealed class Demand(
        BlockSettings settings, IReadOnlyList<StoredLayout> inputs, IReadOnlyList<StoredLayout> outputs, int pixelBytes, int width)
    {
        private const long SmallestCache = 4 << 20;

        public long Of(int blockWidth, int blockHeight, int workers)
        {
            long read = (blockWidth + (2L * settings.Halo)) * (blockHeight + (2L * settings.Halo));
            long written = (long)blockWidth * blockHeight;

            // An input's pixels, their validity, and what a mask is read into.
            long inputBytes = workers * read * ((inputs.Count * (pixelBytes + 1L)) + 5);

            // A block that is computed, and two for each worker on their way to the file.
            long outputBytes = 2L * workers * written * outputs.Count * pixelBytes;
            return inputBytes + outputBytes + Cache(blockWidth, blockHeight, workers);
        }

        /// <summary>What the blocks under way lie in, for each worker's own handles, and the outputs' unfinished rows.</summary>
        public int Cache(int blockWidth, int blockHeight, int workers)
        {
            double bytes = 0;
            foreach (StoredLayout file in inputs)
            {
                long across = Covered(blockWidth + (2 * settings.Halo), file.BlockWidth);
                long down = Covered(blockHeight + (2 * settings.Halo), file.BlockHeight);
                bytes += 1.25 * workers * across * down * file.PixelBytes;
            }

            foreach (StoredLayout file in outputs)
            {
                bytes += 1.25 * width * Covered(blockHeight, file.BlockHeight) * file.PixelBytes;
            }

            return (int)Math.Clamp((long)bytes, SmallestCache, Math.Clamp(settings.Memory / 2, SmallestCache, int.MaxValue));
        }

        private long Covered(int size, int block) => size <= block
            ? (settings.Halo > 0 ? 2L : 1L) * block
            : (size + block - 1L) / block * block;
    }
}
