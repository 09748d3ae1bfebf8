using System.Collections.Immutable;
using System.Globalization;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Apis;

/// <summary>
/// The file in which a project lists methods of others, in the manner of <c>BannedSymbols.txt</c>:
/// <c>M:Ns.Type.Method(System.String); 0 = write</c>.
/// </summary>
internal static class WriterList
{
    private const string FileName = "DpsWriters.txt";

    private const NumberStyles Position = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>What may be done to a path, as the list calls it.</summary>
    private static readonly ImmutableDictionary<string, PathAccess> s_accesses = new[]
    {
        PathAccess.Probe, PathAccess.Read, PathAccess.Update, PathAccess.Write, PathAccess.Touch, PathAccess.Delete,
    }.ToImmutableDictionary(static access => access.ToString(), StringComparer.OrdinalIgnoreCase);

    public static bool Is(AdditionalText file) => file.Path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Its lines, but for comments and empty ones.</summary>
    public static IEnumerable<WriterLine> Read(Compilation compilation, string list)
    {
        string[] lines = list.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return Read(compilation, i, line);
            }
        }
    }

    private static WriterLine Read(Compilation compilation, int number, string line)
    {
        string[] parts = line.Split(';');
        string id = parts[0].Trim();
        string[] roles = [.. parts.Skip(1).Select(static role => role.Trim()).Where(static role => role.Length > 0)];
        if (roles.Length == 0)
        {
            return new(number, "it does not say what is done to which parameter");
        }

        IMethodSymbol[] methods = [.. DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).OfType<IMethodSymbol>()];
        if (methods.Length == 0)
        {
            return new(number, $"there is no method '{id}'");
        }

        var problems = new List<string>();
        ImmutableArray<(IMethodSymbol, PathSink)>.Builder sinks = ImmutableArray.CreateBuilder<(IMethodSymbol, PathSink)>();
        foreach (IMethodSymbol method in methods)
        {
            ImmutableArray<PathParameter>.Builder parameters = ImmutableArray.CreateBuilder<PathParameter>();
            foreach (string role in roles)
            {
                string[] pair = role.Split('=');
                string access = pair[pair.Length - 1].Trim();
                if (!s_accesses.TryGetValue(access, out PathAccess known))
                {
                    problems.Add($"'{access}' is not probe, read, update, write, touch or delete");
                }
                else if (pair.Length != 2
                    || !int.TryParse(pair[0], Position, CultureInfo.InvariantCulture, out int at)
                    || at >= method.Parameters.Length)
                {
                    problems.Add($"'{method.Name}' has no parameter '{(pair.Length == 2 ? pair[0].Trim() : role)}', counted from 0");
                }
                else
                {
                    parameters.Add(new(at, method.Parameters[at].Name, known.ToString()));
                }
            }

            sinks.Add((method, new(parameters.ToImmutable())));
        }

        return new(number, problems.FirstOrDefault()) { Sinks = sinks.ToImmutable() };
    }
}

/// <summary>A line of a list.</summary>
/// <param name="Number">Which line it is, counted from 0.</param>
/// <param name="Problem">Why some of it says nothing; null where all of it is understood.</param>
internal sealed record WriterLine(int Number, string? Problem)
{
    /// <summary>The methods that it is about.</summary>
    public ImmutableArray<(IMethodSymbol Method, PathSink Sink)> Sinks { get; init; } = ImmutableArray<(IMethodSymbol, PathSink)>.Empty;
}
