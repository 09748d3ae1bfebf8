using System.Text.Json;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>The Containerfile that DPS builds an algorithm's image by, on a clone that lies beside it.</summary>
internal static class ImageRecipe
{
    /// <summary>Whom the legacy registration builds as.</summary>
    private const string LegacyUser = "ops";

    private static readonly string[] s_cleanConda = ["bash", "-c", "if command -v conda >/dev/null; then conda clean -afy; fi"];

    private static readonly string[] s_makeUser =
    [
        "bash", "-c", $"id {LegacyUser} >/dev/null 2>&1 || useradd --create-home {LegacyUser}; chown -R {LegacyUser} /app",
    ];

    public static string Of(BuildPlan plan, BuildTrace trace)
    {
        // An image that stands in for DPS's need not have what only DPS's own steps call.
        IReadOnlyList<string>[] requirements = plan.IsBaseGiven ? [] : [trace.Require(plan.IsOgc ? ["git", "conda"] : ["git"])];
        IReadOnlyList<string>[] build = plan.BuildCommand.Count > 0 ? [trace.Command(plan.BuildCommand)] : [];
        IEnumerable<string> lines =
        [
            $"FROM {plan.Base}",
            "USER root",
            "WORKDIR /app",
            .. requirements.Select(Run),
            $"COPY {Words([plan.Folder, $"/app/{plan.Folder}"])}",
            .. plan.IsOgc
                ? (IEnumerable<string>)[.. build.Select(Run), Run(s_cleanConda)]
                : [Run(s_makeUser), $"USER {LegacyUser}", .. build.Select(Run)],
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>The form without a shell: what configurations say is words here, and nothing else.</summary>
    private static string Run(IReadOnlyList<string> words) => $"RUN {Words(words)}";

    private static string Words(IEnumerable<string> words) =>
        $"[{string.Join(", ", words.Select(word => $"\"{JsonEncodedText.Encode(word)}\""))}]";
}
