using System.Text;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>Writes the adopted algorithm's class.</summary>
public static class DeclarationText
{
    /// <summary>The source of the class.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="className">The class's name.</param>
    /// <param name="isSecret">Whether an input asks for a secret, as the rules see it.</param>
    public static string Of(AdoptedAlgorithm algorithm, string className, Func<AdoptedInput, bool> isSecret)
    {
        var code = new StringBuilder();
        if (algorithm.Inputs.Any(input => input.Registered.Type.Choices is not null))
        {
            code.Append("using System.ComponentModel.DataAnnotations;\n");
        }

        string summary = algorithm.Description.Length > 0 ? algorithm.Description : $"The algorithm {algorithm.Name}.";
        code.Append($$"""
            using DpsAuthoring;

            namespace Algorithms;

            /// <summary>{{CSharpText.Xml(summary)}}</summary>
            [Algorithm({{CSharpText.Literal(algorithm.Name)}}, {{CSharpText.Literal(algorithm.Description)}})]
            public sealed partial class {{className}} : IAlgorithm
            {

            """);
        if (algorithm.Inputs.Count > 0)
        {
            code.Append("    // The inputs, in the order of the values under the legacy contract. Names, types, order and defaults must be those of\n"
                + "    // algorithm_config.yml and algorithm_config.legacy.yml: dps sync writes them there.\n\n");
        }

        foreach (AdoptedInput input in algorithm.Inputs)
        {
            code.Append(Property(input, isSecret(input))).Append('\n');
        }

        code.Append("""
                public Task RunAsync(Job job, CancellationToken cancellationToken)
                {
                    // The computation goes here; PORTING.md says what the original runs. Until then the result is what the job was given.
                    job.Print("The computation is not ported yet: inputs.json lists the inputs as they were received.");
                    return ReceivedInputs.WriteAsync(
                        job,
                        new Dictionary<string, object?>
                        {

            """);
        foreach (AdoptedInput input in algorithm.Inputs)
        {
            code.Append($"                [{CSharpText.Literal(input.Registered.Name)}] = {input.Property},\n");
        }

        return code.Append("""
                        },
                        cancellationToken);
                }
            }

            """).ToString();
    }

    private static string Property(AdoptedInput input, bool isSecret)
    {
        string name = CSharpText.Literal(input.Registered.Name);
        string described = input.Registered.Description.Length > 0 ? $"{name}, {CSharpText.Literal(input.Registered.Description)}" : name;
        string pattern = input.Pattern is null ? "" : $", Pattern = {CSharpText.Literal(input.Pattern)}";
        string choices = input.Registered.Type.Choices is { } allowed ? $", AllowedValues({string.Join(", ", allowed.Select(CSharpText.Literal))})" : "";
        string declaration = $"    [Input({described}{pattern}){choices}]\n"
            + $"    public {(input.IsRequired ? "required " : "")}{input.CSharpType} {input.Property} {{ get; init; }}"
            + (input.Initializer is null ? "\n" : $" = {input.Initializer};\n");
        if (input.Registered is { Type.Kind: InputKind.Flag, Default: "true" })
        {
            declaration = Silenced("DPS3007", "DPS hands the default over under both contracts; by hand, an absent option is false.", declaration);
        }

        return isSecret
            ? Silenced("DPS2003", "The original takes a secret as an input. Keep it in MAAP's secrets, and take its name as the input.", declaration)
            : declaration;
    }

    private static string Silenced(string rule, string why, string declaration) =>
        $"    // {why}\n#pragma warning disable {rule}\n{declaration}#pragma warning restore {rule}\n";
}
