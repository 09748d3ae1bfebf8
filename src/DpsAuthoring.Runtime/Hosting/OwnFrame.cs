using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Hosting;

/// <summary>The line of the author's own code that an exception came through first.</summary>
internal static partial class OwnFrame
{
    /// <summary>The innermost exception's first frame in an assembly, or that of an exception around it; null where none has one.</summary>
    /// <returns><c>HlsPoints.cs:41</c>, or without symbols <c>HlsPoints.ReadValues</c>.</returns>
    public static string? Of(Exception e, Assembly assembly)
    {
        string? name = assembly.GetName().Name;
        return Chain(e).Reverse().Select(one => In(one, name)).FirstOrDefault(frame => frame is not null);
    }

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (Exception? one = e; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }

    private static string? In(Exception e, string? assembly)
    {
        foreach (StackFrame frame in new StackTrace(e, fNeedFileInfo: true).GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is { } method && method.DeclaringAssemblyName.Split(',')[0] == assembly)
            {
                string? file = frame.GetFileName()?.Split('/', '\\')[^1];
                if (file is not null && file.EndsWith(".g.cs", StringComparison.Ordinal))
                {
                    continue; // The author has not written it.
                }

                return file is not null && frame.GetFileLineNumber() is > 0 and var line ? $"{file}:{line}" : Readable(method);
            }
        }

        return null;
    }

    /// <summary>The method that an author has written, of one that the compiler has made of it.</summary>
    private static string Readable(DiagnosticMethodInfo method)
    {
        string[] types = (method.DeclaringTypeName ?? "").Split('+');
        string type = types.FirstOrDefault(name => !name.StartsWith('<')) ?? "";
        type = Arity().Replace(types.TakeWhile(name => !name.StartsWith('<')).LastOrDefault(type), "");
        type = type[(type.LastIndexOf('.') + 1)..];

        // An async method or an iterator is a type of its own, called <Method>d__1; a lambda in it a method <Method>b__2; a local
        // function <Method>g__Local|3; and they nest.
        string name = method.Name == "MoveNext" && types[^1].StartsWith('<') ? types[^1] : method.Name;
        Match local = LocalFunction().Match(name);
        name =
            local.Success ? local.Groups["local"].Value
            : name.StartsWith('<') ? Written().Match(name).Groups["name"].Value
            : Arity().Replace(name, "");
        return name switch
        {
            ".ctor" or ".cctor" => $"new {type}",
            _ =>
                $"{type}.{(name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name)}",
        };
    }

    [GeneratedRegex(@"`\d+|\[.*$")]
    private static partial Regex Arity();

    [GeneratedRegex(@"g__(?<local>[^|]+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"<+(?<name>[^<>]+)>")]
    private static partial Regex Written();
}
