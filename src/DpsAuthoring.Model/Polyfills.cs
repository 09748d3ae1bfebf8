// What the compiler asks for by name and netstandard2.0 does not have.
namespace System.Runtime.CompilerServices
{
    /// <summary>Lets records be compiled.</summary>
    internal static class IsExternalInit;
}

namespace System
{
    /// <summary>Lets list patterns be compiled; none here counts from the end.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
