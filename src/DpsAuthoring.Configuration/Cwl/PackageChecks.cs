using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>
/// The checks of an application package that is registered as it stands, by <c>POST /api/ogc/processes</c>: what the API refuses, and what
/// the deployment behind it reads otherwise than CWL means.
/// </summary>
public static class PackageChecks
{
    private static readonly RuleDescriptor s_comment = new("DPS4010", Severity.Warning, "A comment stands behind the version");
    private static readonly RuleDescriptor s_refused = new("DPS4045", Severity.Error, "MAAP refuses the application package");
    private static readonly RuleDescriptor s_misread = new("DPS4046", Severity.Warning, "MAAP's deployment misreads the application package");

    private static readonly Regex s_tag = new(ConfigurationKeys.VersionPattern, RegexOptions.CultureInvariant);

    /// <summary>Nobody asks for so many GB of results; it is MiB that were meant.</summary>
    private const int SurelyMebibytes = 512;

    /// <summary>What the checks look for, in the order of their ids.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } = [s_comment, s_refused, s_misread];

    /// <summary>Checks a package, whatever the text holds.</summary>
    /// <param name="file">The package.</param>
    /// <returns>What was found and is not silenced in the text, in the order of its places; nothing in one that was made here, which is for
    /// other engines.</returns>
    public static IReadOnlyList<Finding> Run(TextFile file)
    {
        if (ApplicationPackage.IsMadeHere(file.Text))
        {
            return [];
        }

        var yaml = YamlText.Read(file);
        IEnumerable<Finding> findings = yaml.Problem is { } problem
            ? [Refused(file, problem.Span, $"POST /api/ogc/processes cannot read this CWL: {problem.Reason}")]
            : ApplicationPackageText.Read(yaml) is { } package
                ? [.. Refusals(package), .. Misread(package)]
                : [Refused(file, new TextSpan(0, 0), "POST /api/ogc/processes cannot read this CWL: it is not a mapping of keys to values")];
        return
        [
            .. Silence
                .Apply(file, findings)
                .OrderBy(finding => finding.Span.Start)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Finding> Refusals(ApplicationPackageText package)
    {
        var top = new TextSpan(package.Root.Span.Start, 0);
        if (package.Root.Find("cwlVersion") is not { } cwl)
        {
            yield return Refused(package.File, top, "POST /api/ogc/processes refuses a CWL without cwlVersion; write cwlVersion: v1.2");
        }
        else if (cwl.Text() is not ("v1.0" or "v1.1" or "v1.2"))
        {
            yield return Refused(package.File, cwl.Value.Span, $"There is no CWL {cwl.Text()}; write cwlVersion: v1.2");
        }

        if (package.Workflow is not { } workflow)
        {
            yield return Refused(
                package.File, (package.Root.Find("$graph") ?? package.Root.Find("class"))?.Key.Span ?? top,
                "POST /api/ogc/processes looks for a Workflow with an id, and there is none; write a $graph of a Workflow of one step and the CommandLineTool that it runs");
        }
        else if (workflow.Find("id").Text() is null)
        {
            yield return Refused(
                package.File, new TextSpan(workflow.Span.Start, 0),
                "The Workflow has no id, and POST /api/ogc/processes registers the algorithm by it; write id: gdal-wrapper, or what it is called");
        }

        if (package.Versions.Count == 0)
        {
            yield return Refused(
                package.File, top,
                "There is no s:version, and POST /api/ogc/processes refuses a CWL without one; write s:version: v1.0.0, and under $namespaces s: https://schema.org/");
        }
        else if (package.Versions[0].Bare is var version && (version.Length == 0 || version.Contains(':')))
        {
            yield return Refused(
                package.File, package.Versions[0].Span,
                version.Length == 0
                    ? "s:version has no value, and POST /api/ogc/processes refuses that; write one such as v1.0.0"
                    : $"POST /api/ogc/processes refuses the version {version}, because it has a ':'; write one such as v1.0.0");
        }
    }

    private static IEnumerable<Finding> Misread(ApplicationPackageText package) =>
        [.. Version(package), .. Image(package), .. JavaScript(package), .. Disk(package), .. Keywords(package)];

    /// <summary>The deployment takes all that follows on the line, of every such line, as the image's tag.</summary>
    private static IEnumerable<Finding> Version(ApplicationPackageText package)
    {
        if (package.Versions.Count == 0 || package.Versions[0] is not { Bare.Length: > 0 } first)
        {
            yield break;
        }

        if (package.Versions.Count > 1)
        {
            yield return MisreadAt(
                package, package.Versions[1].Span,
                "The deployment takes every line that has 's:version:' in it for the version, and gets two of them as one image's tag; leave it in one place, out of texts and comments too");
        }

        if (first.Comment.Length > 0)
        {
            TextFile file = package.File;
            int line = file.LineStart(first.Span.Start);
            string indent = file.Text.Substring(line, first.Span.Start - line);
            int end = first.ValueStart + first.WithoutComment.Length;
            yield return new Finding(
                s_comment, file, new TextSpan(file.Text.IndexOf('#', end), first.Comment.Length),
                "The deployment takes the comment for part of the version, and no image can have such a tag; put it on the line above")
            {
                Fix = indent.Trim().Length > 0 ? null : new QuickFix(
                    "Put the comment on the line above",
                    [
                        new Edit(new TextSpan(line, 0), indent + first.Comment + "\n"),
                        new Edit(new TextSpan(end, first.ValueStart + first.Value.Length - end), ""),
                    ]),
            };
        }

        bool isQuoted = first.WithoutComment != first.Bare;
        bool isText = CoreType.Of(first.Bare, YamlStyle.Plain, null) == YamlKind.Text;
        if (isQuoted)
        {
            yield return MisreadAt(
                package, first.ValueSpan,
                $"The deployment takes the quotes for part of the version; write {(isText ? first.Bare : $"v{first.Bare}, which YAML takes for a text without them")}",
                isText && first.Comment.Length == 0 ? new QuickFix("Take the quotes away", [new Edit(first.ValueSpan, first.Bare)]) : null);
        }
        else if (!s_tag.IsMatch(first.Bare))
        {
            yield return MisreadAt(
                package, first.ValueSpan,
                $"The version {first.Bare} becomes an image's tag, which has up to 128 of A-Z, a-z, 0-9, '.', '_' and '-', not beginning with '.' or '-'; write one such as v1.0.0");
        }
        else if (!isText)
        {
            yield return MisreadAt(
                package, first.ValueSpan,
                $"YAML reads the version {first.Bare} as a number, and the deployment's steps do not agree on it; write v{first.Bare}");
        }
    }

    /// <summary>The deployment pulls, without login, what follows the first 'dockerPull:', up to a blank.</summary>
    private static IEnumerable<Finding> Image(ApplicationPackageText package)
    {
        YamlEntry? pull = package.Processes
            .Select(process => ApplicationPackageText.Requirement(process, "DockerRequirement")?.Find("dockerPull"))
            .FirstOrDefault(entry => entry is not null);
        if (pull is null)
        {
            yield return MisreadAt(
                package, new TextSpan(package.Root.Span.Start, 0),
                "There is no DockerRequirement with dockerPull, so the deployment has no image to give to jobs; name a public one for linux/amd64");
            yield break;
        }

        PackageLine? first = package.Images.Count > 0 ? package.Images[0] : null;
        if (first is not null && (first.Span.Start > pull.Key.Span.Start || first.Span.End < pull.Key.Span.Start))
        {
            yield return MisreadAt(
                package, first.Span,
                "The deployment pulls the image that stands behind the first 'dockerPull:' of the file, and that is not the requirement's; write this text otherwise");
        }
        else if (first is not null && first.WithoutComment != first.Bare)
        {
            yield return MisreadAt(
                package, first.ValueSpan, $"The deployment takes the quotes for part of the image's name; write {first.Bare}",
                first.Comment.Length > 0 ? null : new QuickFix("Take the quotes away", [new Edit(first.ValueSpan, first.Bare)]));
        }
    }

    private static IEnumerable<Finding> JavaScript(ApplicationPackageText package) => package.Processes
        .Select(process => ApplicationPackageText.Requirement(process, "InlineJavascriptRequirement"))
        .OfType<YamlMapping>()
        .Take(1)
        .Select(requirement => MisreadAt(
            package, new TextSpan(requirement.Span.Start, 0),
            "POST /api/ogc/processes checks JavaScript by running Node, which its server may not have; leave InlineJavascriptRequirement out, and let the program do that"));

    private static IEnumerable<Finding> Disk(ApplicationPackageText package)
    {
        foreach (YamlMapping process in package.Processes)
        {
            if (ApplicationPackageText.Requirement(process, "ResourceRequirement")?.Find("outdirMax")
                    is { Value.Resolved: YamlScalar { Kind: YamlKind.Whole } most }
                && Model.Python.PythonNumber.ReadWhole(most.Text) >= SurelyMebibytes)
            {
                yield return MisreadAt(
                    package, most.Span,
                    $"The deployment takes outdirMax for GB, though CWL means mebibytes, so that jobs ask for {most.Text} GB of disk, which no worker has; write as many GB as they need");
                yield break;
            }
        }
    }

    private static IEnumerable<Finding> Keywords(ApplicationPackageText package)
    {
        if (package.Root.Find("s:keywords") is { Value.Resolved: YamlSequence } list)
        {
            yield return MisreadAt(
                package, list.Key.Span, "MAAP reads s:keywords as one line, and of a list one wrong keyword; write them in one line with commas between");
        }
    }

    private static Finding Refused(TextFile file, TextSpan span, string message) => new(s_refused, file, span, OneLine(message));

    private static Finding MisreadAt(ApplicationPackageText package, TextSpan span, string message, QuickFix? fix = null) =>
        new(s_misread, package.File, span, OneLine(message)) { Fix = fix };

    private static string OneLine(string message) => string.Concat(
        (message.Length > 1_000 ? message.Substring(0, 1_000) + "…" : message).Select(c => char.IsControl(c) ? ' ' : c));
}
