using System.Runtime.InteropServices;

namespace OSGeo.Native;

/// <summary>libgdal's strings and string lists, which are UTF-8.</summary>
internal static class Text
{
    public static string? From(nint text) => Marshal.PtrToStringUTF8(text);

    /// <summary>Copies a string that libgdal handed over, and frees it.</summary>
    public static string? Take(nint text)
    {
        string? copy = From(text);
        LibGdal.VSIFree(text);
        return copy;
    }

    public static unsafe string[] List(nint list)
    {
        List<string> items = [];
        for (nint* item = (nint*)list; item is not null && *item != 0; item++)
        {
            items.Add(From(*item)!);
        }

        return [.. items];
    }

    /// <summary>Copies a list that libgdal handed over, and frees it.</summary>
    public static string[] TakeList(nint list)
    {
        string[] items = List(list);
        LibGdal.CSLDestroy(list);
        return items;
    }
}

/// <summary>Strings as libgdal's <c>char**</c>; null stays null.</summary>
internal readonly ref struct StringList : IDisposable
{
    public StringList(string[]? items)
    {
        foreach (string item in items ?? [])
        {
            Pointer = LibGdal.CSLAddString(
                Pointer, item ?? throw new ArgumentNullException(nameof(items), "A string in the list is null."));
        }
    }

    public nint Pointer { get; }

    public void Dispose() => LibGdal.CSLDestroy(Pointer);
}
