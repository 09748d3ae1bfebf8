namespace OSGeo.GDAL;

/// <summary>
/// A failure that GDAL or PROJ reported, in its own words. Being an <see cref="ApplicationException"/>, it is caught by code written for
/// GDAL's own C# bindings, which throw that.
/// </summary>
public class GdalException : ApplicationException
{
    /// <summary>An exception without words.</summary>
    public GdalException()
    {
    }

    /// <summary>An exception with GDAL's words.</summary>
    /// <param name="message">What went wrong.</param>
    public GdalException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception with GDAL's words and a cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What it came from.</param>
    public GdalException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal GdalException(string message, int errorNumber)
        : base(message) => ErrorNumber = errorNumber;

    /// <summary>GDAL's error number, one of <see cref="GdalConst"/>'s <c>CPLE_</c> values; 0 where GDAL gave none.</summary>
    public int ErrorNumber { get; }
}
