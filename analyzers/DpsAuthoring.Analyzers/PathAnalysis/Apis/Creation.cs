namespace DpsAuthoring.Analyzers.PathAnalysis.Apis;

/// <summary>What an API makes of the file that it writes.</summary>
internal enum Creation
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>The whole file, in one call.</summary>
    File,

    /// <summary>A stream, which keeps the last bytes until it is closed.</summary>
    Stream,

    /// <summary>A writer with a buffer or an ending of its own.</summary>
    Writer,

    /// <summary>A dataset of GDAL's, whose file is whole when it is closed.</summary>
    Dataset,
}
