using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4010: a comment stands behind the version.</summary>
internal sealed class VersionCommentCheck() : ConfigurationCheck("DPS4010", Severity.Info, "A comment stands behind the version")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Older
            || configuration.Version is not { Value: YamlScalar version } entry
            || entry.Text() is null)
        {
            yield break;
        }

        TextFile file = configuration.File;
        string after = file.Text.Substring(version.Span.End, file.LineEnd(version.Span.End) - version.Span.End);
        string comment = after.Trim();
        if (comment.StartsWith("#", StringComparison.Ordinal) && version.Style is not (YamlStyle.Literal or YamlStyle.Folded))
        {
            int start = file.LineStart(entry.Key.Span.Start);
            string indent = file.Text.Substring(start, entry.Key.Span.Start - start);
            yield return At(
                configuration, new TextSpan(file.Text.IndexOf('#', version.Span.End), comment.Length),
                "Steps that take the version by its line take this comment for part of it, and no image can have such a tag; put the comment on the line above",
                indent.Trim().Length > 0 ? null : FixOf(
                    "Put the comment on the line above",
                    new Edit(new TextSpan(start, 0), indent + comment + "\n"),
                    new Edit(new TextSpan(version.Span.End, after.Length), "")));
        }
    }
}
