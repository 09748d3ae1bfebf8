using System.Globalization;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Pages.Submitting;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>What makes the same jobs on a command line.</summary>
internal static class FindCommands
{
    /// <param name="view">The search.</param>
    /// <param name="ids">The items that were ticked; none for all that are found.</param>
    /// <param name="bindings">What a job gets of its item.</param>
    /// <param name="form">The rest of it.</param>
    public static IReadOnlyList<(string Key, string Title, string Text)> All(
        FindView view, IReadOnlyList<string> ids, IReadOnlyList<StacBinding> bindings, JobForm form)
    {
        string[] search =
        [
            .. view.Collections.Select(id => $"--collection={id}"),
            .. ids.Count > 0 ? [$"--ids={string.Join(',', ids)}"] : view.Ids.Length > 0 ? (string[])[$"--ids={string.Join(',', FindView.Names(view.Ids))}"] : [],
            .. Given("--bbox", view.Box), .. Given("--datetime", view.Time), .. Given("--filter", view.Filter), .. Given("--query", view.Query),
            .. Given("--sort", view.Sort),
            .. bindings.Select(binding => $"--bind={binding}"),
        ];
        string[] common =
            [.. form.Values.Where(value => bindings.All(binding => binding.Input != value.Key)).SelectMany(value => (string[])["-i", $"{value.Key}={value.Value}"])];
        string name = string.Create(CultureInfo.InvariantCulture, $"{form.Algorithm.Name}:{form.Algorithm.Version}");
        return
        [
            ("find", "dps find", Line(["dps", "find", view.Catalogue, .. search, "--as", "jobs.csv"])),
            ("batch", "dps batch", Line(["dps", "batch", "--find", view.Catalogue, .. search, .. common])),
            ("submit", "dps submit", Line(["dps", "submit", name, "--find", view.Catalogue, .. search, .. common, "--queue", form.Queue, .. Given("--tag", form.Tag)])),
        ];
    }

    /// <summary>One word: a value may begin with a -.</summary>
    private static string[] Given(string option, string value) => value.Length > 0 ? [$"{option}={value}"] : [];

    private static string Line(IEnumerable<string> words) => string.Join(' ', words.Select(JobCommand.Quote));
}
