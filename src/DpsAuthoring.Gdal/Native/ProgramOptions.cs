namespace OSGeo.Native;

/// <summary>Makes libgdal's own options of one of its programs from words of a command line.</summary>
/// <param name="program">The program's name.</param>
/// <param name="make">Reads the words; null where it does not accept them.</param>
/// <param name="free">Frees what was made.</param>
/// <param name="setProgress">Sets who is told of the progress; null for a program that has none.</param>
internal sealed class ProgramOptions(
    string program, Func<nint, nint, nint> make, Action<nint> free, ProgramOptions.ProgressSetter? setProgress = null)
{
    /// <summary>Sets who is told of the progress.</summary>
    public unsafe delegate void ProgressSetter(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    /// <summary>Checks the words, and copies them.</summary>
    /// <exception cref="GDAL.GdalException">A word is not known, or one is missing.</exception>
    public string[] Accepted(string[]? words)
    {
        GdalLibrary.Start();
        string[] copy = [.. words ?? []];
        using var call = new NativeCall(owner: null, GDAL.Gdal.Throws);
        nint native = Make(copy);
        if (native != 0)
        {
            free(native);
        }

        call.CheckedHandle(native, $"{program} does not accept these options: {string.Join(' ', copy)}");
        return copy;
    }

    /// <summary>
    /// Runs a call with options of its own, so that the words may be shared between threads and calls.
    /// </summary>
    public unsafe nint With(string[]? words, Progress? progress, Func<nint, nint> call)
    {
        nint native = Make(words);
        try
        {
            if (native != 0 && progress is { IsWanted: true })
            {
                setProgress?.Invoke(native, progress.Function, progress.Data);
            }

            return call(native);
        }
        finally
        {
            if (native != 0)
            {
                free(native);
            }
        }
    }

    private nint Make(string[]? words)
    {
        using var list = new StringList(words);
        return make(list.Pointer, 0);
    }
}
