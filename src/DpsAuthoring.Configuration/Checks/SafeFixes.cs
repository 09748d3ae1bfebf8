using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>
/// Which fixes of a configuration are offered: none that changes what stands at several places, and none that a registration takes worse.
/// </summary>
internal sealed class SafeFixes(AlgorithmConfiguration configuration)
{
    /// <summary>Each one asked about has the text read again; of more, none is offered.</summary>
    private const int MostTried = 40;

    // Keys that go, which no registration reads, change nothing of what it does.
    private static readonly HashSet<string> s_harmless = ["DPS4002", "DPS4023"];

    private readonly TextSpan[] _shared = [.. configuration.Yaml.Aliases.Select(alias => alias.Target.Resolved.Span).Distinct()];
    private readonly Lazy<EndpointVerdicts> _before = new(() => EndpointVerdicts.Of(configuration.Yaml));
    private int _tried;

    /// <summary>The finding, without its fix where that is not safe.</summary>
    public Finding Of(Finding finding) =>
        finding.Fix is null || (!finding.Fix.Edits.Any(IsShared) && !IsWorse(finding)) ? finding : finding with { Fix = null };

    private bool IsShared(Edit edit) => _shared.Any(shared => edit.Span.Start < shared.End && shared.Start < edit.Span.End);

    /// <summary>Whether a registration that takes the text as it stands would not after the fix.</summary>
    private bool IsWorse(Finding finding)
    {
        if (s_harmless.Contains(finding.Rule.Id) || (!_before.Value.Ogc.IsAccepted && !_before.Value.Legacy.IsAccepted))
        {
            return false;
        }

        // Of the keys in an input they look at none but its name.
        if (finding.Fix!.Edits.All(edit => configuration.Inputs.Any(input => Contains(input.Node.Span, edit.Span))))
        {
            return false;
        }

        if (++_tried > MostTried)
        {
            return true;
        }

        TextFile file = configuration.File;
        var after = EndpointVerdicts.Of(YamlText.Read(new TextFile(file.Path, finding.Fix.Edits.Apply(file.Text))));
        return (_before.Value.Ogc.IsAccepted && !after.Ogc.IsAccepted) || (_before.Value.Legacy.IsAccepted && !after.Legacy.IsAccepted);
    }

    private static bool Contains(TextSpan outer, TextSpan inner) => inner.Start >= outer.Start && inner.End <= outer.End;
}
