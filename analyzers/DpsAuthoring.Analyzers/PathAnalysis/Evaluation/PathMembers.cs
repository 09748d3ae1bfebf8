using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Members of <c>Path</c>, also where one is passed along as a function.</summary>
internal static class PathMembers
{
    /// <summary>Members of <c>Path</c> that take one path, called or passed along.</summary>
    public static PathValue? OfOnePath(IMethodSymbol method, Value argument)
    {
        if (!method.ContainingType.Is("System.IO.Path"))
        {
            return null;
        }

        PathValue path = Values.AsPath(argument);
        return method.Name switch
        {
            "GetFileName" => path.Select(PathMath.GetFileName),
            "GetFileNameWithoutExtension" => path.Select(PathMath.GetFileNameWithoutExtension),
            "GetExtension" => path.Select(PathMath.GetExtension),
            "GetDirectoryName" => path.Select(PathMath.GetDirectoryName),
            "GetFullPath" => path.Select(PathMath.GetFullPath),
            "TrimEndingDirectorySeparator" => path.Select(PathMath.TrimEnd),
            _ => null,
        };
    }
}
