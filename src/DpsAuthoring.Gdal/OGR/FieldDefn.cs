using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>
/// What a field of features is: its name and type. One that was made here may be changed; one of a layer is changed by
/// <see cref="Layer.AlterFieldDefn"/>.
/// </summary>
public sealed class FieldDefn : IDisposable
{
    private readonly bool _fixed;

    /// <summary>Makes a field's definition, for <see cref="Layer.CreateField"/>.</summary>
    /// <param name="name_null_ok">The name; may be null.</param>
    /// <param name="field_type">The type of its values.</param>
    /// <exception cref="GdalException">There is no such type.</exception>
    public FieldDefn(string? name_null_ok, FieldType field_type)
    {
        GdalLibrary.Start();
        using var call = new NativeCall(owner: null, throws: true);
        if (!Enum.IsDefined(field_type))
        {
            throw new GdalException($"There is no field type {(int)field_type}");
        }

        nint field = call.CheckedHandle(LibGdal.OGR_Fld_Create(name_null_ok, (int)field_type), "The field was not made");
        Native = new NativeObject(new OwnedHandle(field, LibGdal.OGR_Fld_Destroy));
    }

    /// <summary>A field of a definition.</summary>
    /// <param name="field">The field.</param>
    /// <param name="whole">The definition.</param>
    internal FieldDefn(nint field, NativeObject whole)
    {
        Native = new NativeObject(field, whole);
        _fixed = true;
    }

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Gets the name.</summary>
    /// <returns>The name.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_Fld_GetNameRef(Pointer)) ?? "");
    }

    /// <inheritdoc cref="GetName()"/>
    public string GetNameRef() => GetName();

    /// <summary>Sets the name.</summary>
    /// <param name="name">The name.</param>
    public void SetName(string name)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetName(Pointer, name);
        call.Checked(0);
    }

    /// <summary>Gets the alias: a name for people.</summary>
    /// <returns>The alias; empty when there is none.</returns>
    public string GetAlternativeName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_Fld_GetAlternativeNameRef(Pointer)) ?? "");
    }

    /// <inheritdoc cref="GetAlternativeName()"/>
    public string GetAlternativeNameRef() => GetAlternativeName();

    /// <summary>Sets the alias: a name for people.</summary>
    /// <param name="alternativeName">The alias.</param>
    public void SetAlternativeName(string alternativeName)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetAlternativeName(Pointer, alternativeName);
        call.Checked(0);
    }

    /// <summary>Gets the type of its values.</summary>
    /// <returns>The type.</returns>
    public FieldType GetFieldType()
    {
        using NativeCall call = Enter();
        return (FieldType)call.Checked(LibGdal.OGR_Fld_GetType(Pointer));
    }

    /// <summary>Sets the type of its values.</summary>
    /// <param name="type">The type.</param>
    public void SetType(FieldType type)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetType(Pointer, (int)type);
        call.Checked(0);
    }

    /// <summary>Gets what kind of its type the values are.</summary>
    /// <returns>The kind.</returns>
    public FieldSubType GetSubType()
    {
        using NativeCall call = Enter();
        return (FieldSubType)call.Checked(LibGdal.OGR_Fld_GetSubType(Pointer));
    }

    /// <summary>Sets what kind of its type the values are.</summary>
    /// <param name="type">The kind; one that goes with the type.</param>
    /// <exception cref="GdalException">It does not go with the type.</exception>
    public void SetSubType(FieldSubType type)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetSubType(Pointer, (int)type);
        call.Checked(0);
    }

    /// <summary>Gets how its values are aligned.</summary>
    /// <returns>The alignment.</returns>
    public Justification GetJustify()
    {
        using NativeCall call = Enter();
        return (Justification)call.Checked(LibGdal.OGR_Fld_GetJustify(Pointer));
    }

    /// <summary>Sets how its values are aligned.</summary>
    /// <param name="justify">The alignment.</param>
    public void SetJustify(Justification justify)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetJustify(Pointer, (int)justify);
        call.Checked(0);
    }

    /// <summary>Gets the most characters that a value takes.</summary>
    /// <returns>The number; 0 for any.</returns>
    public int GetWidth()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_Fld_GetWidth(Pointer));
    }

    /// <summary>Sets the most characters that a value takes.</summary>
    /// <param name="width">The number; 0 for any.</param>
    public void SetWidth(int width)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetWidth(Pointer, width);
        call.Checked(0);
    }

    /// <summary>Gets the number of digits behind the point.</summary>
    /// <returns>The number; 0 where that is left open.</returns>
    public int GetPrecision()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_Fld_GetPrecision(Pointer));
    }

    /// <summary>Sets the number of digits behind the point.</summary>
    /// <param name="precision">The number; 0 to leave it open.</param>
    public void SetPrecision(int precision)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetPrecision(Pointer, precision);
        call.Checked(0);
    }

    /// <summary>Gets the name of the type of its values.</summary>
    /// <returns>The name: <c>String</c>.</returns>
    public string GetTypeName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_GetFieldTypeName(LibGdal.OGR_Fld_GetType(Pointer))) ?? "");
    }

    /// <summary>Gets the name of a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The name: <c>String</c>.</returns>
    public string GetFieldTypeName(FieldType type)
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_GetFieldTypeName((int)type)) ?? "");
    }

    /// <summary>Gets whether reading leaves it out.</summary>
    /// <returns>1 when it does, else 0.</returns>
    public int IsIgnored()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_Fld_IsIgnored(Pointer));
    }

    /// <summary>Sets whether reading leaves it out.</summary>
    /// <param name="bIgnored">1 when it does, else 0.</param>
    public void SetIgnored(int bIgnored)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_Fld_SetIgnored(Pointer, bIgnored);
        call.Checked(0);
    }

    /// <summary>Gets whether a value may be missing.</summary>
    /// <returns>1 when it may, else 0.</returns>
    public int IsNullable()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_Fld_IsNullable(Pointer));
    }

    /// <summary>Sets whether a value may be missing.</summary>
    /// <param name="bNullable">1 when it may, else 0.</param>
    public void SetNullable(int bNullable)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetNullable(Pointer, bNullable);
        call.Checked(0);
    }

    /// <summary>Gets whether each value may occur once only.</summary>
    /// <returns>1 when that is so, else 0.</returns>
    public int IsUnique()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_Fld_IsUnique(Pointer));
    }

    /// <summary>Sets whether each value may occur once only.</summary>
    /// <param name="bUnique">1 when that is so, else 0.</param>
    public void SetUnique(int bUnique)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetUnique(Pointer, bUnique);
        call.Checked(0);
    }

    /// <summary>Gets the value of features that are given none.</summary>
    /// <returns>The value, a text in quotes; null when there is none.</returns>
    public string? GetDefault()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_Fld_GetDefault(Pointer)));
    }

    /// <summary>Sets the value of features that are given none.</summary>
    /// <param name="pszValue">The value, a text in quotes, or <c>CURRENT_TIMESTAMP</c>…; null for none.</param>
    public void SetDefault(string? pszValue)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetDefault(Pointer, pszValue);
        call.Checked(0);
    }

    /// <summary>Gets whether only its format understands the default.</summary>
    /// <returns>1 when that is so, else 0.</returns>
    public int IsDefaultDriverSpecific()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_Fld_IsDefaultDriverSpecific(Pointer));
    }

    /// <summary>Gets the name of the domain that restricts its values.</summary>
    /// <returns>The name; empty when there is none.</returns>
    public string GetDomainName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_Fld_GetDomainName(Pointer)) ?? "");
    }

    /// <summary>Sets the name of the domain that restricts its values.</summary>
    /// <param name="name">The name; null for none.</param>
    public void SetDomainName(string? name)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_Fld_SetDomainName(Pointer, name);
        call.Checked(0);
    }

    /// <summary>Frees it, unless it is a part of something.</summary>
    public void Dispose() => Native.Dispose("field definition");

    private NativeCall Enter() => Native.Enter(Ogr.Throws);

    private NativeCall EnterChange() => _fixed
        ? throw new InvalidOperationException("The field is in use by features: a layer's is changed by Layer.AlterFieldDefn.")
        : Enter();
}
