using System.Text.Encodings.Web;
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

    /// <summary>What bash is given is there while a step runs, and is no part of the image.</summary>
    private const string Mounted = $"--mount=type=bind,source={BuildTrace.Folder},target=/{BuildTrace.Folder} ";

    public static string Of(BuildPlan plan)
    {
        // An image that stands in for DPS's need not have what only DPS's own steps call.
        string[] requirements = plan.IsBaseGiven ? [] : [Run(BuildTrace.Require($"/{BuildTrace.Folder}", plan.IsOgc ? ["git", "conda"] : ["git"]), Mounted)];
        string[] build = plan.BuildCommand.Count > 0 ? [Run(BuildTrace.Command($"/{BuildTrace.Folder}", plan.BuildCommand), Mounted)] : [];
        IEnumerable<string> lines =
        [
            $"FROM {plan.Base}",
            "USER root",
            "WORKDIR /app",
            .. requirements,
            $"COPY {Words([plan.Folder, $"/app/{plan.Folder}"])}",
            .. plan.IsOgc
                ? (IEnumerable<string>)[.. build, Run(s_cleanConda)]
                : [Run(s_makeUser), $"USER {LegacyUser}", .. build],
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>The form without a shell: what configurations say is words here, and nothing else.</summary>
    private static string Run(IReadOnlyList<string> words, string options = "") => $"RUN {options}{Words(words)}";

    private static string Words(IEnumerable<string> words) =>
        $"[{string.Join(", ", words.Select(word => $"\"{JsonEncodedText.Encode(word, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""))}]";
}
