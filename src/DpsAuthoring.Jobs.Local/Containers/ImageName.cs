using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>The name of an image, or its id. It is checked: on a command line, and in a Containerfile, it can be nothing else.</summary>
public sealed partial record ImageName
{
    /// <summary>Where images of this machine alone are: no registry has that name, so nobody's public image is taken for one.</summary>
    private const string Local = "localhost/";

    private const int Longest = 255;

    private ImageName(string text) => Text = text;

    /// <summary>The name as it is written.</summary>
    public string Text { get; }

    /// <summary>Reads a name: with or without a registry, a tag and a digest.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ImageName? name)
    {
        name = text.Length <= Longest && Reference().IsMatch(text) ? new ImageName(text) : null;
        return name is not null;
    }

    /// <summary>The name that an algorithm's image has on this machine; null where its name or version can be no part of one.</summary>
    public static ImageName? Of(string algorithm, string version) =>
        TryParse($"{Local}{algorithm}:{version}", out ImageName? name) && Component().IsMatch(algorithm) ? name : null;

    public override string ToString() => Text;

    [GeneratedRegex(@"\A[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*\z")]
    private static partial Regex Component();

    [GeneratedRegex(
        @"\A(?:(?:localhost|(?=[^/]*[.:])[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::[0-9]{1,5})?/)?"
        + @"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*"
        + @"(?::[A-Za-z0-9_][A-Za-z0-9._-]{0,127})?(?:@sha256:[0-9a-f]{64})?\z")]
    private static partial Regex Reference();
}
