using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>What a file that is written somewhere would be called below <c>output/</c>, as code.</summary>
/// <param name="Folder">The folder below <c>output/</c> that the path already names by a variable; null where it is <c>output/</c>
/// itself.</param>
/// <param name="Name">The name in that folder.</param>
internal sealed record ResultName(string? Folder, string Name)
{
    /// <summary>Null where it cannot be told.</summary>
    public static ResultName? Of(ExpressionSyntax path, KnownRoot root, SemanticModel model)
    {
        path = path.Bare();
        if (model.GetConstantValue(path) is { HasValue: true, Value: string text })
        {
            return Below(text, root.Root) is { Length: > 0 } name ? new(null, Code.Literal(name)) : null;
        }

        return path switch
        {
                ConditionalExpressionSyntax choice => Of(choice.WhenTrue, root, model) is { Folder: null } one
                && Of(choice.WhenFalse, root, model) is { Folder: null } other
                ? new(null, $"{choice.Condition} ? {one.Name} : {other.Name}")
                : null,
                InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } call when PathCall.NameOf(call, model) == "GetFullPath" =>
                    Of(only.Expression, root, model),
                InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } call
                    when PathCall.NameOf(call, model) is "Combine" or "Join" => OfSegments(
                    [.. call.ArgumentList.Arguments.Select(static argument => argument.Expression)],
                    root,
                    model),
            _ => PathParts.Of(path, model) is { } parts ? OfParts(parts, root, model) : null,
        } ?? root.Root switch
        {
            PathRoot.Scratch => root.IsOnly ? new(null, path.ToString()) : null,
            PathRoot.Output or PathRoot.Unknown => null,
            _ => new(null, $"{Code.Path}.GetFileName({path})"),
        };
    }

    private static ResultName? OfSegments(List<ExpressionSyntax> segments, KnownRoot root, SemanticModel model)
    {
        ExpressionSyntax first = segments[0].Bare();
        string start = first.ToString();
        if (PathCall.IsCurrentDirectory(first, model))
        {
            segments.RemoveAt(0);
            return segments.Count == 1 ? Of(segments[0], root, model) : OfSegments(segments, root, model);
        }

        string? folder = null;
        string[] rest = [.. segments.Skip(1).Select(static segment => segment.ToString())];
        if (model.GetConstantValue(first) is { HasValue: true, Value: string text } && root.Root is PathRoot.Scratch or PathRoot.Output)
        {
            string name = Below(text!, root.Root);
            rest = name.Length == 0 ? rest : [Code.Literal(name), .. rest];
        }
        else if (root.Root == PathRoot.Scratch)
        {
            if (!root.IsOnly)
            {
                return null;
            }

            rest = [start, .. rest];
        }
        else if (root.Root == PathRoot.Output && !IsOutput(first, model))
        {
            folder = start;
        }

        return new(folder, rest.Length == 1 ? rest[0] : $"{Code.Path}.Combine({string.Join(", ", rest)})");
    }

    private static ResultName? OfParts(PathParts parts, KnownRoot root, SemanticModel model)
    {
        if (parts.Start is { } text)
        {
            int slash = text.LastIndexOfAny(['/', '\\']);
            if (root.Root is PathRoot.Scratch or PathRoot.Output or PathRoot.Input)
            {
                string folder = slash < 0 ? "" : Below(text.Substring(0, slash), root.Root);
                parts.ReplaceStart((folder.Length == 0 ? "" : folder + "/") + text.Substring(slash + 1));
            }
            else if (slash < 0)
            {
                return null;
            }
            else
            {
                parts.ReplaceStart(text.Substring(slash + 1));
            }

            return new(null, parts.ToString());
        }

        ExpressionSyntax? start = parts.FirstHole;
        return root.Root == PathRoot.Scratch || start is null ? null
            : parts.RemoveBase() ? new(root.Root == PathRoot.Output && !IsOutput(start, model) ? start.ToString() : null, parts.ToString())
            : null;
    }

    /// <summary>The output folder by the name that the runtime library gives it, or by a full path.</summary>
    private static bool IsOutput(ExpressionSyntax folder, SemanticModel model) =>
        (
            model.GetSymbolInfo(folder).Symbol is IPropertySymbol { Name: "FullPath" } property
            && property.ContainingType.Is("DpsAuthoring.JobOutput"))
        || (
            folder
                is InvocationExpressionSyntax
                {
                    ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: "output" } }]
                } call
            && PathCall.NameOf(call, model) == "GetFullPath");

    /// <summary>A known path's name: what is another place gives its last part, what lies in the job's folder keeps its folders.</summary>
    private static string Below(string path, PathRoot root)
    {
        bool isRelative = root is PathRoot.Scratch or PathRoot.Output or PathRoot.Input;
        List<string> segments =
        [
            .. path.Split(isRelative ? ['/'] : ['/', '\\']).Where(static segment => segment is not ("" or "." or "..")),
        ];
        if (!isRelative)
        {
            return segments.Count == 0 ? "" : segments[segments.Count - 1];
        }

        if (segments.Count > 0
            && string.Equals(segments[0], root == PathRoot.Input ? "input" : "output", StringComparison.OrdinalIgnoreCase))
        {
            segments.RemoveAt(0);
        }

        return string.Join("/", segments);
    }
}
