using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Two layers made into a third.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static unsafe partial int OGR_L_Intersection(
        nint layer,
        nint method_layer,
        nint result_layer,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int OGR_L_Union(
        nint layer,
        nint method_layer,
        nint result_layer,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int OGR_L_SymDifference(
        nint layer,
        nint method_layer,
        nint result_layer,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int OGR_L_Identity(
        nint layer,
        nint method_layer,
        nint result_layer,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int OGR_L_Update(
        nint layer,
        nint method_layer,
        nint result_layer,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int OGR_L_Clip(
        nint layer,
        nint method_layer,
        nint result_layer,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int OGR_L_Erase(
        nint layer,
        nint method_layer,
        nint result_layer,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);
}
