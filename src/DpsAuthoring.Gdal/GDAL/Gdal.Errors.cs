using OSGeo.Native;

namespace OSGeo.GDAL;

// Errors: exceptions or not, the last one, and handlers of the user's own.
public static partial class Gdal
{
    private static volatile bool s_throws = true;

    /// <summary>Is told of an error, a warning or a debug line.</summary>
    /// <param name="eclass">Its class, a <see cref="CPLErr"/>.</param>
    /// <param name="code">Its number, one of <see cref="GdalConst"/>'s <c>CPLE_</c> values.</param>
    /// <param name="msg">Its text, in UTF-8.</param>
    public delegate void GDALErrorHandlerDelegate(int eclass, int code, IntPtr msg);

    internal static bool Throws => s_throws;

    /// <summary>Has failures thrown as <see cref="GdalException"/>, for the whole process. So it is from the start.</summary>
    public static void UseExceptions() => s_throws = true;

    /// <summary>
    /// Has failures returned as null objects and <see cref="CPLErr.CE_Failure"/>, for the whole process. GDAL prints them to stderr.
    /// </summary>
    public static void DontUseExceptions() => s_throws = false;

    /// <summary>Gets the last error or warning of this thread.</summary>
    /// <returns>Its text; empty when the last call had none.</returns>
    public static string GetLastErrorMsg()
    {
        GdalLibrary.Load();
        return Text.From(LibGdal.CPLGetLastErrorMsg()) ?? "";
    }

    /// <summary>Gets the number of the last error or warning of this thread.</summary>
    /// <returns>One of <see cref="GdalConst"/>'s <c>CPLE_</c> values.</returns>
    public static int GetLastErrorNo()
    {
        GdalLibrary.Load();
        return LibGdal.CPLGetLastErrorNo();
    }

    /// <summary>Gets the class of the last error or warning of this thread.</summary>
    /// <returns>A <see cref="CPLErr"/>.</returns>
    public static int GetLastErrorType()
    {
        GdalLibrary.Load();
        return LibGdal.CPLGetLastErrorType();
    }

    /// <summary>Forgets the last error of this thread.</summary>
    public static void ErrorReset()
    {
        GdalLibrary.Load();
        LibGdal.CPLErrorReset();
    }

    /// <summary>
    /// Has errors and warnings of this thread handed to a delegate, until <see cref="PopErrorHandler"/>. Failures are still thrown
    /// afterwards.
    /// </summary>
    /// <param name="arg0">The delegate. What it throws comes out of the GDAL call.</param>
    public static void PushErrorHandler(GDALErrorHandlerDelegate arg0)
    {
        ArgumentNullException.ThrowIfNull(arg0);
        ErrorCapture.Pushed.Push(arg0);
    }

    /// <summary>
    /// Has errors and warnings of this thread printed or not, until <see cref="PopErrorHandler"/>. Failures are still thrown.
    /// </summary>
    /// <param name="pszCallbackName"><c>CPLQuietErrorHandler</c> or <c>CPLDefaultErrorHandler</c>.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="ArgumentException">The name is another.</exception>
    public static CPLErr PushErrorHandler(string pszCallbackName)
    {
        ErrorCapture.Pushed.Push(pszCallbackName switch
        {
            "CPLQuietErrorHandler" => static (_, _, _) => { },
            "CPLDefaultErrorHandler" => null,
                _ => throw new ArgumentException(
                    $"'{pszCallbackName}' is neither CPLQuietErrorHandler nor CPLDefaultErrorHandler.", nameof(pszCallbackName)),
        });
        return CPLErr.CE_None;
    }

    /// <summary>Takes back the last <c>PushErrorHandler</c> of this thread.</summary>
    public static void PopErrorHandler() => ErrorCapture.Pushed.TryPop(out _);
}
