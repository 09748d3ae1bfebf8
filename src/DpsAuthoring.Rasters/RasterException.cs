namespace DpsAuthoring.Rasters;

/// <summary>A raster could not be read, computed or written; the message names the file, and the block where there is one.</summary>
public sealed class RasterException : IOException
{
    /// <summary>Creates the exception.</summary>
    public RasterException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public RasterException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why.</param>
    public RasterException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
