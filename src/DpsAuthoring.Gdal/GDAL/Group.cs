using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>A group of arrays, groups and attributes: what a folder is to files. It keeps its file open until it is disposed of.</summary>
public sealed class Group : IDisposable
{
    private Group(nint item) => Native = new NativeObject(new OwnedHandle(item, LibGdal.GDALGroupRelease));

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Gets the name.</summary>
    /// <returns>The name: <c>/</c> for the root.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALGroupGetName(Pointer)) ?? "");
    }

    /// <summary>Gets the name with those of the groups that it is in.</summary>
    /// <returns>The name: <c>/a/b</c>.</returns>
    public string GetFullName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALGroupGetFullName(Pointer)) ?? "");
    }

    /// <summary>Lists its arrays.</summary>
    /// <param name="options"><c>SHOW_ALL=YES</c>…; may be null.</param>
    /// <returns>Their names.</returns>
    public string[] GetMDArrayNames(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return call.Checked(Text.TakeList(LibGdal.GDALGroupGetMDArrayNames(Pointer, list.Pointer)));
    }

    /// <summary>Opens an array.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The array.</returns>
    /// <exception cref="GdalException">There is no such array.</exception>
    public MDArray OpenMDArray(string name, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return MDArray.Of(call, LibGdal.GDALGroupOpenMDArray(Pointer, name, list.Pointer));
    }

    /// <summary>Opens an array of this or another group.</summary>
    /// <param name="name">Its full name: <c>/a/b</c>.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The array.</returns>
    /// <exception cref="GdalException">There is no such array.</exception>
    public MDArray OpenMDArrayFromFullname(string name, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return MDArray.Of(call, LibGdal.GDALGroupOpenMDArrayFromFullname(Pointer, name, list.Pointer));
    }

    /// <summary>Finds an array in this group, and in those above and below.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="starting_point">The full name of the group to start from; empty for the root.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The array.</returns>
    /// <exception cref="GdalException">There is no such array.</exception>
    public MDArray ResolveMDArray(string name, string starting_point, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return MDArray.Of(call, LibGdal.GDALGroupResolveMDArray(Pointer, name, starting_point, list.Pointer));
    }

    /// <summary>Lists the groups in it.</summary>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>Their names.</returns>
    public string[] GetGroupNames(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return call.Checked(Text.TakeList(LibGdal.GDALGroupGetGroupNames(Pointer, list.Pointer)));
    }

    /// <summary>Opens a group in it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The group.</returns>
    /// <exception cref="GdalException">There is no such group.</exception>
    public Group OpenGroup(string name, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return Of(call, LibGdal.GDALGroupOpenGroup(Pointer, name, list.Pointer));
    }

    /// <summary>Opens a group.</summary>
    /// <param name="name">Its full name: <c>/a/b</c>.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The group.</returns>
    /// <exception cref="GdalException">There is no such group.</exception>
    public Group OpenGroupFromFullname(string name, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return Of(call, LibGdal.GDALGroupOpenGroupFromFullname(Pointer, name, list.Pointer));
    }

    /// <summary>Lists its layers of vector data.</summary>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>Their names.</returns>
    public string[] GetVectorLayerNames(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return call.Checked(Text.TakeList(LibGdal.GDALGroupGetVectorLayerNames(Pointer, list.Pointer)));
    }

    /// <summary>Gets an attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The attribute.</returns>
    /// <exception cref="GdalException">There is no such attribute.</exception>
    public Attribute GetAttribute(string name)
    {
        using NativeCall call = Enter();
        return Attribute.Of(call, LibGdal.GDALGroupGetAttribute(Pointer, name));
    }

    /// <summary>Gets how its format stores it.</summary>
    /// <returns><c>NAME=value</c> items.</returns>
    public string[] GetStructuralInfo()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.List(LibGdal.GDALGroupGetStructuralInfo(Pointer)));
    }

    /// <summary>Makes a group in it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The group.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public Group CreateGroup(string name, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return Of(call, LibGdal.GDALGroupCreateGroup(Pointer, name, list.Pointer));
    }

    /// <summary>Lets go of it. What was written is on disk once all of its dataset is let go of.</summary>
    public void Dispose() => Native.Dispose("group");

    /// <summary>Wraps what libgdal has made, or says that there is none.</summary>
    internal static Group Of(in NativeCall call, nint item) =>
        call.CheckedHandle(item, "There is no such group") == 0 ? null! : new Group(item);

    private NativeCall Enter() => Native.Enter(Gdal.Throws);
}
