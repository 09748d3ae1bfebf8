using System.Globalization;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Algorithms;

/// <summary>What pages call an algorithm, and what is registered of one.</summary>
internal static class AlgorithmText
{
    /// <summary>All that jobs may be submitted to, by name and then by version.</summary>
    public static IEnumerable<RegisteredAlgorithm> Ordered(this AlgorithmStore algorithms) => algorithms.Deployed()
        .OrderBy(algorithm => algorithm.Name, StringComparer.Ordinal)
        .ThenBy(algorithm => algorithm.Version, VersionOrder.Instance)
        .ThenBy(algorithm => algorithm.Id);

    /// <summary>An algorithm by its number, also one that is deployed no more; null for none.</summary>
    public static RegisteredAlgorithm? Find(this AlgorithmStore algorithms, string? number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? algorithms.FindAlgorithm(id) : null;

    public static string NameOf(RegisteredAlgorithm algorithm) => $"{algorithm.Name}:{algorithm.Version}";

    public static string RouteOf(RegistrationKind kind) => kind switch
    {
        RegistrationKind.Legacy => "Legacy",
        RegistrationKind.Build => "OGC, built",
        _ => "OGC, from CWL",
    };

    /// <summary>A word and a shape, so that the colour says nothing alone.</summary>
    public static Html StateOf(RegistrationStatus status)
    {
        (string style, string shape, string word) = status switch
        {
            RegistrationStatus.Accepted => ("wait", "○", "waits"),
            RegistrationStatus.Running => ("busy", "◐", "builds"),
            RegistrationStatus.Successful => ("good", "●", "successful"),
            _ => ("bad", "✕", "failed"),
        };
        return Html.Of($"""<span class="build-state {style}"><span aria-hidden="true">{shape}</span> {word}</span>""");
    }

    /// <summary>An address that a browser may follow, or else the text alone: other schemes are programs.</summary>
    public static Html LinkTo(string? address) => address switch
    {
        null or "" => Html.Of($"""<span class="none">–</span>"""),
        _ when Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" =>
            Html.Of($"""<a href="{uri.AbsoluteUri}" rel="noreferrer noopener">{address}</a>"""),
        _ => Html.Of($"<code>{address}</code>"),
    };

    /// <summary>What an input is, in MAAP's words, with its limits where they are known.</summary>
    public static string TypeOf(AlgorithmInput input, InputType? declared)
    {
        string type = RegisteredTypes.NameOf(input.Type.Registered);
        return declared is null || InputCheck.Expected(declared) is not { } expected ? type : $"{type}: {expected}";
    }
}
