using System.Numerics;

namespace DpsAuthoring.Model.Python;

/// <summary>What Python makes of values where the endpoints lean on it.</summary>
public static class PythonBuiltins
{
    /// <summary>Whether a value counts as true.</summary>
    public static bool IsTruthy(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        BigInteger number => !number.IsZero,
        double number => number != 0,
        List<object?> list => list.Count > 0,
        PythonDict map => map.Keys.Count > 0,
        _ => true,
    };

    /// <summary>The name of a value's type.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "NoneType",
        bool => "bool",
        string => "str",
        BigInteger => "int",
        double => "float",
        List<object?> => "list",
        _ => "dict",
    };

    /// <summary><c>len</c>; null where it raises TypeError. A character beyond U+FFFF counts once.</summary>
    public static int? Length(object? value) => value switch
    {
        string text => text.Length - text.Where(char.IsLowSurrogate).Count(),
        List<object?> list => list.Count,
        PythonDict map => map.Keys.Count,
        _ => null,
    };

    /// <summary>The extension that <c>os.path.splitext</c> finds, without its point.</summary>
    public static string Extension(string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1).TrimStart('.');
        return name.LastIndexOf('.') is >= 0 and var point ? name.Substring(point + 1) : "";
    }
}
