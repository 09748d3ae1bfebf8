namespace OSGeo.GDAL;

/// <summary>
/// PROJ finds no usable <c>proj.db</c>. GDAL would go on, write different files and report success; so nothing is started.
/// The message names <c>PROJ_DATA</c> and <c>PROJ_LIB</c> as they are, where a <c>proj.db</c> is, and what to set.
/// </summary>
public sealed class ProjDataException : GdalException
{
    /// <summary>An exception without words.</summary>
    public ProjDataException()
    {
    }

    /// <summary>An exception that says what to set.</summary>
    /// <param name="message">What went wrong, and what to do.</param>
    public ProjDataException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception that says what to set, with a cause.</summary>
    /// <param name="message">What went wrong, and what to do.</param>
    /// <param name="innerException">What it came from.</param>
    public ProjDataException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
