using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

// The values of fields, by their number or their name.
public sealed partial class Feature
{
    /// <summary>Gets the value of a field as an integer.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>The value; 0 when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public int GetFieldAsInteger(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_GetFieldAsInteger(Pointer, field)) : default;
    }

    /// <summary>Gets the value of a field as an integer.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The value; 0 when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public int GetFieldAsInteger(string field_name)
    {
        using NativeCall call = Enter();
        return At(call, field_name) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_GetFieldAsInteger(Pointer, field)) : default;
    }

    /// <summary>Gets the value of a field as a long integer.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>The value; 0 when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public long GetFieldAsInteger64(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_GetFieldAsInteger64(Pointer, field)) : default;
    }

    /// <summary>Gets the value of a field as a long integer.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The value; 0 when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public long GetFieldAsInteger64(string field_name)
    {
        using NativeCall call = Enter();
        return At(call, field_name) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_GetFieldAsInteger64(Pointer, field)) : default;
    }

    /// <summary>Gets the value of a field as a number.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>The value; 0 when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public double GetFieldAsDouble(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_GetFieldAsDouble(Pointer, field)) : default;
    }

    /// <summary>Gets the value of a field as a number.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The value; 0 when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public double GetFieldAsDouble(string field_name)
    {
        using NativeCall call = Enter();
        return At(call, field_name) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_GetFieldAsDouble(Pointer, field)) : default;
    }

    /// <summary>Gets the value of a field as text, whatever its type.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>The value; empty when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public string GetFieldAsString(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? call.Checked(Text.From(LibGdal.OGR_F_GetFieldAsString(Pointer, field)) ?? "") : "";
    }

    /// <summary>Gets the value of a field as text, whatever its type.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The value; empty when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public string GetFieldAsString(string field_name)
    {
        using NativeCall call = Enter();
        return At(call, field_name) is var field and >= 0
            ? call.Checked(Text.From(LibGdal.OGR_F_GetFieldAsString(Pointer, field)) ?? "")
            : "";
    }

    /// <summary>Gets the texts of a field of type <see cref="FieldType.OFTStringList"/>.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>The texts; empty for another type.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public string[] GetFieldAsStringList(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? call.Checked(Text.List(LibGdal.OGR_F_GetFieldAsStringList(Pointer, field))) : [];
    }

    /// <summary>Gets whether a field was given a value, or null.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>True when it was.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public bool IsFieldSet(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_IsFieldSet(Pointer, field)) != 0 : false;
    }

    /// <summary>Gets whether a field was given a value, or null.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>True when it was.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public bool IsFieldSet(string field_name)
    {
        using NativeCall call = Enter();
        return At(call, field_name) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_IsFieldSet(Pointer, field)) != 0 : false;
    }

    /// <summary>Gets whether a field is null.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>True when it is.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public bool IsFieldNull(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_IsFieldNull(Pointer, field)) != 0 : false;
    }

    /// <summary>Gets whether a field is null.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>True when it is.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public bool IsFieldNull(string field_name)
    {
        using NativeCall call = Enter();
        return At(call, field_name) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_IsFieldNull(Pointer, field)) != 0 : false;
    }

    /// <summary>Gets whether a field has a value.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>True when it has.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public bool IsFieldSetAndNotNull(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_IsFieldSetAndNotNull(Pointer, field)) != 0 : false;
    }

    /// <summary>Gets whether a field has a value.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>True when it has.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public bool IsFieldSetAndNotNull(string field_name)
    {
        using NativeCall call = Enter();
        return At(call, field_name) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_IsFieldSetAndNotNull(Pointer, field)) != 0 : false;
    }

    /// <summary>Sets a field to null.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetFieldNull(int id)
    {
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldNull(Pointer, field);
            call.Checked(0);
        }
    }

    /// <summary>Sets a field to null.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetFieldNull(string field_name)
    {
        using NativeCall call = Enter();
        if (At(call, field_name) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldNull(Pointer, field);
            call.Checked(0);
        }
    }

    /// <summary>Takes the value of a field away.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void UnsetField(int id)
    {
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_UnsetField(Pointer, field);
            call.Checked(0);
        }
    }

    /// <summary>Takes the value of a field away.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void UnsetField(string field_name)
    {
        using NativeCall call = Enter();
        if (At(call, field_name) is var field and >= 0)
        {
            LibGdal.OGR_F_UnsetField(Pointer, field);
            call.Checked(0);
        }
    }

    /// <summary>Sets the value of a field.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="value">The value, converted to the type of the field.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetField(int id, int value)
    {
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldInteger(Pointer, field, value);
            call.Checked(0);
        }
    }

    /// <summary>Sets the value of a field.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <param name="value">The value, converted to the type of the field.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetField(string field_name, int value)
    {
        using NativeCall call = Enter();
        if (At(call, field_name) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldInteger(Pointer, field, value);
            call.Checked(0);
        }
    }

    /// <summary>Sets the value of a field.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="value">The value, converted to the type of the field.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetFieldInteger64(int id, long value)
    {
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldInteger64(Pointer, field, value);
            call.Checked(0);
        }
    }

    /// <summary>Sets the value of a field.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="value">The value, converted to the type of the field.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetField(int id, double value)
    {
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldDouble(Pointer, field, value);
            call.Checked(0);
        }
    }

    /// <summary>Sets the value of a field.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <param name="value">The value, converted to the type of the field.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetField(string field_name, double value)
    {
        using NativeCall call = Enter();
        if (At(call, field_name) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldDouble(Pointer, field, value);
            call.Checked(0);
        }
    }

    /// <summary>Sets the value of a field.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="value">The value, converted to the type of the field; null takes it away.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetField(int id, string? value)
    {
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldString(Pointer, field, value);
            call.Checked(0);
        }
    }

    /// <summary>Sets the value of a field.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <param name="value">The value, converted to the type of the field; null takes it away.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetField(string field_name, string? value)
    {
        using NativeCall call = Enter();
        if (At(call, field_name) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldString(Pointer, field, value);
            call.Checked(0);
        }
    }

    /// <summary>Finds a field, or says that there is none: -1 where exceptions are off.</summary>
    private int At(in NativeCall call, int field)
    {
        int count = LibGdal.OGR_F_GetFieldCount(Pointer);
        return (uint)field < (uint)count ? field : call.NoSuch($"There is no field {field}: the feature has {count}");
    }

    private int At(in NativeCall call, string name) =>
        LibGdal.OGR_F_GetFieldIndex(Pointer, name) is var field and >= 0 ? field : call.NoSuch($"There is no field '{name}': {Names()}");

    private string Names()
    {
        nint definition = LibGdal.OGR_F_GetDefnRef(Pointer);
        int count = LibGdal.OGR_FD_GetFieldCount(definition);
        IEnumerable<string?> names = Enumerable
            .Range(0, Math.Min(count, 20))
            .Select(i => Text.From(LibGdal.OGR_Fld_GetNameRef(LibGdal.OGR_FD_GetFieldDefn(definition, i))));
        return count == 0 ? "the feature has no fields" : "the fields are " + string.Join(", ", names) + (count > 20 ? "…" : "");
    }
}
