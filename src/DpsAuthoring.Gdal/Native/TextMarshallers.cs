using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

/// <summary>
/// A string on its way into libgdal, as UTF-8. C's strings end at the first NUL, so one with a NUL inside would silently become another
/// path or another value: it is refused. So is null, which libgdal dereferences in many places.
/// </summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedIn, typeof(Utf8))]
internal static class RequiredText
{
    /// <summary>UTF-8 in the caller's frame, or allocated where it does not fit there.</summary>
    public unsafe ref struct Utf8
    {
        private Utf8StringMarshaller.ManagedToUnmanagedIn _text;

        public static int BufferSize => Utf8StringMarshaller.ManagedToUnmanagedIn.BufferSize;

        public void FromManaged(string managed, Span<byte> buffer)
        {
            ArgumentNullException.ThrowIfNull(managed, "text");
            OptionalText.RefuseNul(managed);
            _text.FromManaged(managed, buffer);
        }

        public byte* ToUnmanaged() => _text.ToUnmanaged();

        public void Free() => _text.Free();
    }
}

/// <summary>The same for a string that may be null.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedIn, typeof(Utf8))]
internal static class OptionalText
{
    /// <exception cref="ArgumentException">There is a NUL inside.</exception>
    public static void RefuseNul(string? text)
    {
        if (text is not null && text.IndexOf('\0', StringComparison.Ordinal) is var end and >= 0)
        {
            throw new ArgumentException(
                $"The text '{text[..Math.Min(end, 200)]}' goes on after a NUL character. libgdal would stop there, "
                + "and take it for another file or value.");
        }
    }

    /// <summary>UTF-8 in the caller's frame, or allocated where it does not fit there.</summary>
    public unsafe ref struct Utf8
    {
        private Utf8StringMarshaller.ManagedToUnmanagedIn _text;

        public static int BufferSize => Utf8StringMarshaller.ManagedToUnmanagedIn.BufferSize;

        public void FromManaged(string? managed, Span<byte> buffer)
        {
            RefuseNul(managed);
            _text.FromManaged(managed, buffer);
        }

        public byte* ToUnmanaged() => _text.ToUnmanaged();

        public void Free() => _text.Free();
    }
}
