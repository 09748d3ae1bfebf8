using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Features.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial int OGR_F_GetFieldAsInteger(nint feature, int field);

    [LibraryImport(Name)]
    public static partial long OGR_F_GetFieldAsInteger64(nint feature, int field);

    [LibraryImport(Name)]
    public static partial double OGR_F_GetFieldAsDouble(nint feature, int field);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetFieldAsString(nint feature, int field);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetFieldAsStringList(nint feature, int field);

    [LibraryImport(Name)]
    public static partial int OGR_F_IsFieldSet(nint feature, int field);

    [LibraryImport(Name)]
    public static partial int OGR_F_IsFieldNull(nint feature, int field);

    [LibraryImport(Name)]
    public static partial int OGR_F_IsFieldSetAndNotNull(nint feature, int field);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldNull(nint feature, int field);

    [LibraryImport(Name)]
    public static partial void OGR_F_UnsetField(nint feature, int field);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldInteger(nint feature, int field, int value);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldInteger64(nint feature, int field, long value);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldDouble(nint feature, int field, double value);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_F_SetFieldString(nint feature, int field, [MarshalUsing(typeof(OptionalText))] string? value);

    [LibraryImport(Name)]
    public static partial nint OGR_F_Create(nint definition);

    [LibraryImport(Name)]
    public static partial void OGR_F_Destroy(nint feature);

    [LibraryImport(Name)]
    public static partial nint OGR_F_Clone(nint feature);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetDefnRef(nint feature);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetFieldAsIntegerList(nint feature, int field, out int count);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetFieldAsDoubleList(nint feature, int field, out int count);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldIntegerList(nint feature, int field, int count, int[] values);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldDoubleList(nint feature, int field, int count, double[] values);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldStringList(nint feature, int field, nint values);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldBinary(nint feature, int field, int count, byte[] values);

    [LibraryImport(Name)]
    public static partial int OGR_F_GetFieldAsDateTimeEx(
        nint feature, int field, out int year, out int month, out int day, out int hour, out int minute, out float second, out int zone);

    [LibraryImport(Name)]
    public static partial void OGR_F_SetFieldDateTimeEx(
        nint feature, int field, int year, int month, int day, int hour, int minute, float second, int zone);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetGeomFieldRef(nint feature, int field);

    [LibraryImport(Name)]
    public static partial int OGR_F_SetGeomField(nint feature, int field, nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_F_SetGeomFieldDirectly(nint feature, int field, nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_F_SetFromWithMap(nint feature, nint other, int forgiving, int[] map);

    [LibraryImport(Name)]
    public static partial void OGR_F_DumpReadable(nint feature, nint file);

    [LibraryImport(Name)]
    public static partial long OGR_F_GetFID(nint feature);

    [LibraryImport(Name)]
    public static partial int OGR_F_SetFID(nint feature, long fid);

    [LibraryImport(Name)]
    public static partial int OGR_F_Equal(nint feature, nint other);

    [LibraryImport(Name)]
    public static partial int OGR_F_GetFieldCount(nint feature);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_F_GetFieldIndex(nint feature, string field_name);

    [LibraryImport(Name)]
    public static partial int OGR_F_GetGeomFieldCount(nint feature);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_F_GetGeomFieldIndex(nint feature, string field_name);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetStyleString(nint feature);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_F_SetStyleString(nint feature, [MarshalUsing(typeof(OptionalText))] string? the_string);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetNativeData(nint feature);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_F_SetNativeData(nint feature, [MarshalUsing(typeof(OptionalText))] string? nativeData);

    [LibraryImport(Name)]
    public static partial nint OGR_F_GetNativeMediaType(nint feature);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_F_SetNativeMediaType(nint feature, [MarshalUsing(typeof(OptionalText))] string? nativeMediaType);

    [LibraryImport(Name)]
    public static partial void OGR_F_FillUnsetWithDefault(nint feature, int bNotNullableOnly, nint options);

    [LibraryImport(Name)]
    public static partial int OGR_F_Validate(nint feature, int flags, int bEmitError);

    [LibraryImport(Name)]
    public static partial int OGR_F_SetFrom(nint feature, nint other, int forgiving);
}
