namespace DpsAuthoring.Rasters;

/// <summary>All that was said of a computation by blocks, but what is computed.</summary>
internal sealed record BlockSettings
{
    /// <summary>What a computation holds where nothing else is said.</summary>
    public const long DefaultMemory = 256 << 20;

    public required IReadOnlyList<RasterInput> Inputs { get; init; }

    public IReadOnlyList<RasterOutput> Outputs { get; init; } = [];

    /// <summary>The grid that was declared; else it is the first input's.</summary>
    public RasterGrid? Grid { get; init; }

    public int Halo { get; init; }

    public Edge Edge { get; init; }

    /// <summary>What the machine grants this process: its affinity and its control group.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    public long Memory { get; init; } = DefaultMemory;

    public (int Width, int Height)? BlockSize { get; init; }

    public IProgress<double>? Progress { get; init; }
}
