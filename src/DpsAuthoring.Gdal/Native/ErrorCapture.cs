using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace OSGeo.Native;

/// <summary>
/// libgdal's error handler. What GDAL reports as a failure during one of our calls becomes that call's exception;
/// everything else (warnings, debug lines, errors of GDAL's own worker threads) goes where GDAL prints it, to stderr.
/// </summary>
internal static unsafe class ErrorCapture
{
    public const int Warning = (int)CPLErr.CE_Warning;
    public const int FailureClass = (int)CPLErr.CE_Failure;
    public const int FatalClass = (int)CPLErr.CE_Fatal;

    /// <summary>Handlers that the user pushed on this thread; null stands for GDAL's own printing.</summary>
    [ThreadStatic]
    private static Stack<Gdal.GDALErrorHandlerDelegate?>? t_pushed;

    [ThreadStatic]
    private static CallErrors t_current;

    public static ref CallErrors Current => ref t_current;

    public static Stack<Gdal.GDALErrorHandlerDelegate?> Pushed => t_pushed ??= new();

    public static void Install() => LibGdal.CPLSetErrorHandlerEx(&OnError, null);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnError(int errorClass, int number, byte* message)
    {
        bool becomesException = errorClass == FailureClass && t_current.Throws;
        if (becomesException)
        {
            t_current.Add(number, Marshal.PtrToStringUTF8((nint)message) ?? "");
        }

        if (t_pushed is { Count: > 0 } && t_pushed.Peek() is { } handler)
        {
            try
            {
                handler(errorClass, number, (nint)message);
            }
#pragma warning disable CA1031 // Nothing may unwind through libgdal's frames; the call rethrows it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                t_current.Thrown ??= e;
            }
        }
        else if (!becomesException)
        {
            LibGdal.CPLDefaultErrorHandler(errorClass, number, message);
        }
    }
}

/// <summary>What went wrong so far in the native call that this thread is in.</summary>
internal struct CallErrors
{
    public bool Throws;
    public int Number;
    public string? First;
    public string? Last;
    public Exception? Thrown;

    public void Add(int number, string message)
    {
        Number = number;
        First ??= message;
        Last = message;
    }
}
