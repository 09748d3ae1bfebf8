using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

// This layer and another, made into a third.
public sealed partial class Layer
{
    /// <summary>Writes what features have in common with those of another layer, with the values of both.</summary>
    /// <param name="method_layer">The other layer.</param>
    /// <param name="result_layer">The layer that the result is added to; it gets the fields that it does not have.</param>
    /// <param name="options"><c>SKIP_FAILURES=YES</c>, <c>PROMOTE_TO_MULTI=YES</c>, <c>INPUT_PREFIX=…</c>, <c>METHOD_PREFIX=…</c>…; may
    /// be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public unsafe int Intersection(
        Layer method_layer, Layer result_layer, string[]? options, Ogr.GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(method_layer);
        ArgumentNullException.ThrowIfNull(result_layer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        using var theMethod_layer = new HandleLease(method_layer.Native);
        using var theResult_layer = new HandleLease(result_layer.Native);
        using var list = new StringList(options);
        int result = LibGdal.OGR_L_Intersection(
            Pointer, theMethod_layer.Pointer, theResult_layer.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return progress.Stopped ? call.CheckedOgr(Ogr.OGRERR_FAILURE) : call.CheckedOgr(result);
    }

    /// <summary>Writes what features of this and of another layer cover, cut where they overlap.</summary>
    /// <param name="method_layer">The other layer.</param>
    /// <param name="result_layer">The layer that the result is added to; it gets the fields that it does not have.</param>
    /// <param name="options"><c>SKIP_FAILURES=YES</c>, <c>PROMOTE_TO_MULTI=YES</c>, <c>INPUT_PREFIX=…</c>, <c>METHOD_PREFIX=…</c>…; may
    /// be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public unsafe int Union(
        Layer method_layer, Layer result_layer, string[]? options, Ogr.GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(method_layer);
        ArgumentNullException.ThrowIfNull(result_layer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        using var theMethod_layer = new HandleLease(method_layer.Native);
        using var theResult_layer = new HandleLease(result_layer.Native);
        using var list = new StringList(options);
        int result = LibGdal.OGR_L_Union(
            Pointer, theMethod_layer.Pointer, theResult_layer.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return progress.Stopped ? call.CheckedOgr(Ogr.OGRERR_FAILURE) : call.CheckedOgr(result);
    }

    /// <summary>Writes what features of this or another layer cover, but not both.</summary>
    /// <param name="method_layer">The other layer.</param>
    /// <param name="result_layer">The layer that the result is added to; it gets the fields that it does not have.</param>
    /// <param name="options"><c>SKIP_FAILURES=YES</c>, <c>PROMOTE_TO_MULTI=YES</c>, <c>INPUT_PREFIX=…</c>, <c>METHOD_PREFIX=…</c>…; may
    /// be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public unsafe int SymDifference(
        Layer method_layer, Layer result_layer, string[]? options, Ogr.GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(method_layer);
        ArgumentNullException.ThrowIfNull(result_layer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        using var theMethod_layer = new HandleLease(method_layer.Native);
        using var theResult_layer = new HandleLease(result_layer.Native);
        using var list = new StringList(options);
        int result = LibGdal.OGR_L_SymDifference(
            Pointer, theMethod_layer.Pointer, theResult_layer.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return progress.Stopped ? call.CheckedOgr(Ogr.OGRERR_FAILURE) : call.CheckedOgr(result);
    }

    /// <summary>Writes the features of this layer, cut by those of another, with the values of both.</summary>
    /// <param name="method_layer">The other layer.</param>
    /// <param name="result_layer">The layer that the result is added to; it gets the fields that it does not have.</param>
    /// <param name="options"><c>SKIP_FAILURES=YES</c>, <c>PROMOTE_TO_MULTI=YES</c>, <c>INPUT_PREFIX=…</c>, <c>METHOD_PREFIX=…</c>…; may
    /// be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public unsafe int Identity(
        Layer method_layer, Layer result_layer, string[]? options, Ogr.GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(method_layer);
        ArgumentNullException.ThrowIfNull(result_layer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        using var theMethod_layer = new HandleLease(method_layer.Native);
        using var theResult_layer = new HandleLease(result_layer.Native);
        using var list = new StringList(options);
        int result = LibGdal.OGR_L_Identity(
            Pointer, theMethod_layer.Pointer, theResult_layer.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return progress.Stopped ? call.CheckedOgr(Ogr.OGRERR_FAILURE) : call.CheckedOgr(result);
    }

    /// <summary>Writes the features of this layer, with those of another in their place where they overlap.</summary>
    /// <param name="method_layer">The other layer.</param>
    /// <param name="result_layer">The layer that the result is added to; it gets the fields that it does not have.</param>
    /// <param name="options"><c>SKIP_FAILURES=YES</c>, <c>PROMOTE_TO_MULTI=YES</c>, <c>INPUT_PREFIX=…</c>, <c>METHOD_PREFIX=…</c>…; may
    /// be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public unsafe int Update(
        Layer method_layer, Layer result_layer, string[]? options, Ogr.GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(method_layer);
        ArgumentNullException.ThrowIfNull(result_layer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        using var theMethod_layer = new HandleLease(method_layer.Native);
        using var theResult_layer = new HandleLease(result_layer.Native);
        using var list = new StringList(options);
        int result = LibGdal.OGR_L_Update(
            Pointer, theMethod_layer.Pointer, theResult_layer.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return progress.Stopped ? call.CheckedOgr(Ogr.OGRERR_FAILURE) : call.CheckedOgr(result);
    }

    /// <summary>Writes what of the features lies within those of another layer.</summary>
    /// <param name="method_layer">The other layer.</param>
    /// <param name="result_layer">The layer that the result is added to; it gets the fields that it does not have.</param>
    /// <param name="options"><c>SKIP_FAILURES=YES</c>, <c>PROMOTE_TO_MULTI=YES</c>, <c>INPUT_PREFIX=…</c>, <c>METHOD_PREFIX=…</c>…; may
    /// be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public unsafe int Clip(
        Layer method_layer, Layer result_layer, string[]? options, Ogr.GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(method_layer);
        ArgumentNullException.ThrowIfNull(result_layer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        using var theMethod_layer = new HandleLease(method_layer.Native);
        using var theResult_layer = new HandleLease(result_layer.Native);
        using var list = new StringList(options);
        int result = LibGdal.OGR_L_Clip(
            Pointer, theMethod_layer.Pointer, theResult_layer.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return progress.Stopped ? call.CheckedOgr(Ogr.OGRERR_FAILURE) : call.CheckedOgr(result);
    }

    /// <summary>Writes what of the features lies outside those of another layer.</summary>
    /// <param name="method_layer">The other layer.</param>
    /// <param name="result_layer">The layer that the result is added to; it gets the fields that it does not have.</param>
    /// <param name="options"><c>SKIP_FAILURES=YES</c>, <c>PROMOTE_TO_MULTI=YES</c>, <c>INPUT_PREFIX=…</c>, <c>METHOD_PREFIX=…</c>…; may
    /// be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public unsafe int Erase(
        Layer method_layer, Layer result_layer, string[]? options, Ogr.GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(method_layer);
        ArgumentNullException.ThrowIfNull(result_layer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        using var theMethod_layer = new HandleLease(method_layer.Native);
        using var theResult_layer = new HandleLease(result_layer.Native);
        using var list = new StringList(options);
        int result = LibGdal.OGR_L_Erase(
            Pointer, theMethod_layer.Pointer, theResult_layer.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return progress.Stopped ? call.CheckedOgr(Ogr.OGRERR_FAILURE) : call.CheckedOgr(result);
    }
}
