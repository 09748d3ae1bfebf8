using System.Text.Json;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Server.Pages.Submitting;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>What each input of a job gets of its item, by the rules of <c>dps find --bind</c>.</summary>
/// <param name="Chosen">By the inputs' names, what is written behind the = of a binding; nothing for what all jobs have in common.</param>
internal sealed record ItemBindings(IReadOnlyDictionary<string, string> Chosen)
{
    /// <summary>The field of what concerns all of them.</summary>
    public const string Field = "bind";

    /// <summary>What each input gets, as one text.</summary>
    public string Text => string.Join(" ; ", Chosen.Where(one => one.Value.Length > 0).Select(one => $"{one.Key}={one.Value}"));

    public static string FieldOf(AlgorithmInput input) => $"{Field}.{input.Name}";

    /// <summary>What was sent.</summary>
    public static ItemBindings Of(JobForm form, PageCall call) =>
        new(form.Inputs.ToDictionary(input => input.Name, input => call.Field(FieldOf(input)) ?? "", StringComparer.Ordinal));

    /// <summary>What is likely meant: the only file input gets the file that looks most like data.</summary>
    public static ItemBindings Propose(JobForm form, IReadOnlyList<StacItem> items)
    {
        AlgorithmInput[] files = [.. form.Inputs.Where(IsFile)];
        string? asset = AssetFacets.Keys(items).Select(one => one.Key).FirstOrDefault();
        return new(form.Inputs.ToDictionary(
            input => input.Name,
            input => asset is not null && files is [var only] && only == input ? $"asset:{asset}" : "",
            StringComparer.Ordinal));
    }

    /// <summary>The bindings, checked.</summary>
    /// <param name="form">The algorithm's form.</param>
    /// <param name="problems">Is told what is wrong with them.</param>
    public IReadOnlyList<StacBinding> Read(JobForm form, List<FieldProblem> problems)
    {
        try
        {
            foreach (AlgorithmInput input in form.Inputs.Where(input => input.IsStaged))
            {
                // A property may be a path of this machine, which a catalogue has nothing to say of.
                if (Chosen[input.Name] is { Length: > 0 } what && !what.StartsWith("asset:", StringComparison.Ordinal))
                {
                    throw new FormatException($"Input {input.Name} is a file, and gets an asset: '{what}' is none.");
                }
            }

            return StacBinding.Resolve(
                Chosen.Where(one => one.Value.Length > 0).Select(one => StacBinding.Parse($"{one.Key}={one.Value}")),
                null,
                null,
                [.. form.Inputs.Select(input => new StacInput(input.Name, IsFile(input)))]);
        }
        catch (FormatException e)
        {
            problems.Add(new(Field, Severity.Error, e.Message));
            return [];
        }
    }

    public Html Show(JobForm form, IReadOnlyList<StacItem> items, FieldProblems problems)
    {
        string[] assets = [.. AssetFacets.Keys(items).Select(one => $"asset:{one.Key}")];
        string[] properties = [.. items.SelectMany(item => item.Properties)
            .Where(property => property.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null))
            .Select(property => $"property:{property.Key}").Distinct(StringComparer.Ordinal)];
        IEnumerable<Html> fields = form.Inputs.Select((input, at) =>
        {
            string chosen = Chosen[input.Name];
            IEnumerable<string> all = (input.IsStaged ? [] : (string[])["id", "collection", "datetime", "bbox"]).Concat(assets).Concat(input.IsStaged ? [] : properties);
            return new FormField(FieldOf(input), $"bind-{at}", input.Name)
            {
                Value = chosen,
                Choices =
                [
                    ("", "the same in all jobs"),
                    .. all.Prepend(chosen).Where(what => what.Length > 0).Distinct(StringComparer.Ordinal).Select(what => (what, what)),
                ],
            }.Show(problems);
        });
        return Html.Of($"""<div class="card"><h2>What each job gets of its item</h2><div class="fields">{fields}</div>{problems.At(Field, "bind-problems")}</div>""");
    }

    private static bool IsFile(AlgorithmInput input) => input is { IsStaged: true, IsDirectory: false };
}
