using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

// Values that are several numbers or texts: lists, dates, bytes.
public sealed partial class Feature
{
    /// <summary>Gets the numbers of a field of type <see cref="FieldType.OFTIntegerList"/>.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="count">How many they are.</param>
    /// <returns>The numbers; empty for another type.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public unsafe int[] GetFieldAsIntegerList(int id, out int count)
    {
        using NativeCall call = Enter();
        count = 0;
        nint list = At(call, id) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_GetFieldAsIntegerList(Pointer, field, out count)) : 0;
        return list == 0 ? [] : new ReadOnlySpan<int>((void*)list, count).ToArray();
    }

    /// <summary>Gets the numbers of a field of type <see cref="FieldType.OFTRealList"/>.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="count">How many they are.</param>
    /// <returns>The numbers; empty for another type.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public unsafe double[] GetFieldAsDoubleList(int id, out int count)
    {
        using NativeCall call = Enter();
        count = 0;
        nint list = At(call, id) is var field and >= 0 ? call.Checked(LibGdal.OGR_F_GetFieldAsDoubleList(Pointer, field, out count)) : 0;
        return list == 0 ? [] : new ReadOnlySpan<double>((void*)list, count).ToArray();
    }

    /// <summary>Sets the numbers of a field of type <see cref="FieldType.OFTIntegerList"/>.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="nList">How many there are.</param>
    /// <param name="pList">At least as many numbers.</param>
    /// <exception cref="ArgumentException">There are fewer numbers.</exception>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetFieldIntegerList(int id, int nList, int[] pList)
    {
        RequireCount(nList, pList);
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldIntegerList(Pointer, field, nList, pList);
            call.Checked(0);
        }
    }

    /// <summary>Sets the numbers of a field of type <see cref="FieldType.OFTRealList"/>.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="nList">How many there are.</param>
    /// <param name="pList">At least as many numbers.</param>
    /// <exception cref="ArgumentException">There are fewer numbers.</exception>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetFieldDoubleList(int id, int nList, double[] pList)
    {
        RequireCount(nList, pList);
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldDoubleList(Pointer, field, nList, pList);
            call.Checked(0);
        }
    }

    /// <summary>Sets the texts of a field of type <see cref="FieldType.OFTStringList"/>.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="pList">The texts.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetFieldStringList(int id, string[]? pList)
    {
        using NativeCall call = Enter();
        using var list = new StringList(pList);
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldStringList(Pointer, field, list.Pointer);
            call.Checked(0);
        }
    }

    /// <summary>Sets the bytes of a field of type <see cref="FieldType.OFTBinary"/>.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <param name="pszValue">The bytes, in hexadecimal.</param>
    /// <exception cref="FormatException">It is not hexadecimal.</exception>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetFieldBinaryFromHexString(int id, string pszValue)
    {
        byte[] bytes = Convert.FromHexString(pszValue);
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldBinary(Pointer, field, bytes.Length, bytes);
            call.Checked(0);
        }
    }

    /// <summary>Sets the bytes of a field of type <see cref="FieldType.OFTBinary"/>.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <param name="pszValue">The bytes, in hexadecimal.</param>
    /// <exception cref="FormatException">It is not hexadecimal.</exception>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetFieldBinaryFromHexString(string field_name, string pszValue)
    {
        using NativeCall call = Enter();
        if (At(call, field_name) is var field and >= 0)
        {
            SetFieldBinaryFromHexString(field, pszValue);
        }
    }

    /// <summary>Gets a date and time.</summary>
    /// <param name="id">The field's number, from 0.</param>
    /// <param name="pnYear">The year; 0 for a field without a date.</param>
    /// <param name="pnMonth">The month, from 1.</param>
    /// <param name="pnDay">The day, from 1.</param>
    /// <param name="pnHour">The hour.</param>
    /// <param name="pnMinute">The minute.</param>
    /// <param name="pfSecond">The second.</param>
    /// <param name="pnTZFlag">0 unknown, 1 local time, 100 UTC; else 100 and the quarters of an hour ahead of UTC.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void GetFieldAsDateTime(
        int id,
        out int pnYear,
        out int pnMonth,
        out int pnDay,
        out int pnHour,
        out int pnMinute,
        out float pfSecond,
        out int pnTZFlag)
    {
        using NativeCall call = Enter();
        (pnYear, pnMonth, pnDay, pnHour, pnMinute, pfSecond, pnTZFlag) = (0, 0, 0, 0, 0, 0, 0);
        if (At(call, id) is var field and >= 0)
        {
            _ = call.Checked(LibGdal.OGR_F_GetFieldAsDateTimeEx(
                Pointer, field, out pnYear, out pnMonth, out pnDay, out pnHour, out pnMinute, out pfSecond, out pnTZFlag));
        }
    }

    /// <inheritdoc cref="GetFieldAsDateTime(int, out int, out int, out int, out int, out int, out float, out int)"/>
    /// <param name="field_name">The field's name, in any case.</param>
    public void GetFieldAsDateTime(
        string field_name,
        out int pnYear,
        out int pnMonth,
        out int pnDay,
        out int pnHour,
        out int pnMinute,
        out float pfSecond,
        out int pnTZFlag)
    {
        using NativeCall call = Enter();
        (pnYear, pnMonth, pnDay, pnHour, pnMinute, pfSecond, pnTZFlag) = (0, 0, 0, 0, 0, 0, 0);
        if (At(call, field_name) is var field and >= 0)
        {
            GetFieldAsDateTime(field, out pnYear, out pnMonth, out pnDay, out pnHour, out pnMinute, out pfSecond, out pnTZFlag);
        }
    }

    /// <summary>Sets a date and time.</summary>
    /// <param name="id">The field's number, from 0.</param>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, from 1.</param>
    /// <param name="day">The day, from 1.</param>
    /// <param name="hour">The hour.</param>
    /// <param name="minute">The minute.</param>
    /// <param name="second">The second.</param>
    /// <param name="tzflag">0 unknown, 1 local time, 100 UTC; else 100 and the quarters of an hour ahead of UTC.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetField(int id, int year, int month, int day, int hour, int minute, float second, int tzflag)
    {
        using NativeCall call = Enter();
        if (At(call, id) is var field and >= 0)
        {
            LibGdal.OGR_F_SetFieldDateTimeEx(Pointer, field, year, month, day, hour, minute, second, tzflag);
            call.Checked(0);
        }
    }

    /// <inheritdoc cref="SetField(int, int, int, int, int, int, float, int)"/>
    /// <param name="field_name">The field's name, in any case.</param>
    public void SetField(string field_name, int year, int month, int day, int hour, int minute, float second, int tzflag)
    {
        using NativeCall call = Enter();
        if (At(call, field_name) is var field and >= 0)
        {
            SetField(field, year, month, day, hour, minute, second, tzflag);
        }
    }

    private static void RequireCount<T>(int count, T[] list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (count < 0 || count > list.Length)
        {
            throw new ArgumentException($"The list holds {list.Length} numbers, and {count} are to be taken.", nameof(list));
        }
    }
}
