namespace OSGeo.GDAL;

/// <summary>libgdal is not on this machine, or is too old. The message says where it was looked for and what to install.</summary>
public sealed class GdalNotFoundException : DllNotFoundException
{
    /// <summary>An exception without words.</summary>
    public GdalNotFoundException()
    {
    }

    /// <summary>An exception that says what to install.</summary>
    /// <param name="message">What is missing, and what to do.</param>
    public GdalNotFoundException(string? message)
        : base(message)
    {
    }

    /// <summary>An exception that says what to install, with a cause.</summary>
    /// <param name="message">What is missing, and what to do.</param>
    /// <param name="innerException">What it came from.</param>
    public GdalNotFoundException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
