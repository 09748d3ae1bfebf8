using System.Runtime.InteropServices;
using OSGeo.Native;

namespace OSGeo.OSR;

/// <content>Where a reference system comes from, and as what it is written.</content>
public sealed partial class SpatialReference
{
    /// <summary>Fills it from a code of the EPSG.</summary>
    /// <param name="arg">The code: 4326.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">There is no such code.</exception>
    public int ImportFromEPSG(int arg)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OSRImportFromEPSG(Pointer, arg));
    }

    /// <summary>Fills it from a code of the EPSG, axes in the authority's order.</summary>
    /// <param name="arg">The code: 4326.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">There is no such code.</exception>
    public int ImportFromEPSGA(int arg)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OSRImportFromEPSGA(Pointer, arg));
    }

    /// <summary>Fills it from WKT.</summary>
    /// <param name="ppszInput">The WKT; what GDAL leaves unread is returned here.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">It is not WKT.</exception>
    public unsafe int ImportFromWkt(ref string ppszInput)
    {
        ArgumentNullException.ThrowIfNull(ppszInput);
        using NativeCall call = Enter();
        nint text = Marshal.StringToCoTaskMemUTF8(ppszInput);
        try
        {
            byte* rest = (byte*)text;
            int result = LibGdal.OSRImportFromWkt(Pointer, &rest);
            ppszInput = Text.From((nint)rest) ?? "";
            return call.CheckedOgr(result);
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>Fills it from a PROJ definition.</summary>
    /// <param name="ppszInput">The definition: <c>+proj=utm +zone=33</c>.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">It is not a definition.</exception>
    public int ImportFromProj4(string ppszInput)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OSRImportFromProj4(Pointer, ppszInput));
    }

    /// <summary>Fills it from whatever defines a coordinate system: WKT, <c>EPSG:n</c>, PROJ, a file's path.</summary>
    /// <param name="name">The definition.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">It defines none.</exception>
    public int SetFromUserInput(string name)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OSRSetFromUserInput(Pointer, name));
    }

    /// <summary>Fills it from a well known name.</summary>
    /// <param name="name"><c>WGS84</c>, <c>WGS72</c>, <c>NAD27</c>, <c>NAD83</c> or <c>EPSG:n</c>.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">The name is not known.</exception>
    public int SetWellKnownGeogCS(string name)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OSRSetWellKnownGeogCS(Pointer, name));
    }

    /// <summary>Makes it a UTM projection of its geographic system.</summary>
    /// <param name="zone">The zone, 1 to 60.</param>
    /// <param name="north">1 for the north, 0 for the south.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">There is no such zone.</exception>
    public int SetUTM(int zone, int north)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OSRSetUTM(Pointer, zone, north));
    }

    /// <summary>Gets the UTM zone.</summary>
    /// <returns>The zone, negative in the south; 0 when it is no UTM projection.</returns>
    public int GetUTMZone()
    {
        using NativeCall call = Enter();
        int zone = call.Checked(LibGdal.OSRGetUTMZone(Pointer, out int north));
        return north != 0 ? zone : -zone;
    }

    /// <summary>Writes it as WKT.</summary>
    /// <param name="argout">The WKT.</param>
    /// <param name="options"><c>FORMAT=WKT1_GDAL</c>, <c>FORMAT=WKT2_2019</c>, <c>MULTILINE=YES</c>…; null for WKT 1 where it can express
    /// it.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">It cannot be written so.</exception>
    public int ExportToWkt(out string argout, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        int result = LibGdal.OSRExportToWktEx(Pointer, out nint text, list.Pointer);
        argout = Text.Take(text) ?? "";
        return call.CheckedOgr(result);
    }

    /// <summary>Writes it as WKT with line breaks.</summary>
    /// <param name="argout">The WKT.</param>
    /// <param name="simplify">1 to leave out what few programs need.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">It cannot be written so.</exception>
    public int ExportToPrettyWkt(out string argout, int simplify)
    {
        using NativeCall call = Enter();
        int result = LibGdal.OSRExportToPrettyWkt(Pointer, out nint text, simplify);
        argout = Text.Take(text) ?? "";
        return call.CheckedOgr(result);
    }

    /// <summary>Writes it as a PROJ definition, which says less than WKT.</summary>
    /// <param name="argout">The definition.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">It cannot be written so.</exception>
    public int ExportToProj4(out string argout)
    {
        using NativeCall call = Enter();
        int result = LibGdal.OSRExportToProj4(Pointer, out nint text);
        argout = Text.Take(text) ?? "";
        return call.CheckedOgr(result);
    }

    /// <summary>Writes it as PROJJSON.</summary>
    /// <param name="argout">The JSON.</param>
    /// <param name="options"><c>MULTILINE=NO</c>, <c>INDENTATION_WIDTH=n</c>…; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GDAL.GdalException">It cannot be written so.</exception>
    public int ExportToPROJJSON(out string argout, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        int result = LibGdal.OSRExportToPROJJSON(Pointer, out nint text, list.Pointer);
        argout = Text.Take(text) ?? "";
        return call.CheckedOgr(result);
    }
}
