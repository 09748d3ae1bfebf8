using DpsAuthoring.Declaration;

namespace DpsAuthoring.CommandLine;

/// <summary>Makes values of texts, the same way under both contracts.</summary>
internal static class InputBinder
{
    /// <param name="inputs">The declared inputs.</param>
    /// <param name="run">The texts that were given.</param>
    /// <param name="jobDirectory">What relative paths are relative to.</param>
    /// <param name="problems">Takes a sentence for each input that cannot be used.</param>
    public static InputValues Bind(IReadOnlyList<DeclaredInput> inputs, Request.Run run, string jobDirectory, List<string> problems)
    {
        object?[] values = new object?[inputs.Count];
        for (int i = 0; i < values.Length; i++)
        {
            DeclaredInput input = inputs[i];
            IReadOnlyList<string>? texts = run.Texts[i];
            if (texts is [""] && !input.TakesEmpty)
            {
                texts = null;
            }

            if (texts is null)
            {
                if (input.Shape == InputShape.Flag && run.Contract == JobContract.Ogc)
                {
                    values[i] = false; // CWL writes a false boolean as nothing.
                }
                else if (input.IsRequired)
                {
                    problems.Add(Missing(inputs, input, run));
                }
            }
            else if (texts.Count == 0 && input.Shape != InputShape.Flag)
            {
                problems.Add($"{input.Name} was given without a value; it must be {input.Expected}.");
            }
            else if (!input.TryRead(texts, jobDirectory, out values[i], out string problem))
            {
                problems.Add($"{input.Name} {problem}.");
            }
        }

        return new InputValues(values);
    }

    private static string Missing(IReadOnlyList<DeclaredInput> inputs, DeclaredInput input, Request.Run run)
    {
        string how = (run.Contract, input.IsStaged) switch
        {
            (JobContract.Ogc, _) => $"give {input.Option} <{input.Placeholder}>",
            (_, true) => $"put a {input.Placeholder}{Named(input.Pattern)} into input/, or give {input.Option} <{input.Placeholder}>",
            _ => $"it is value {1 + inputs.Where(other => !other.IsStaged).TakeWhile(other => other != input).Count()} in order",
        };
        return $"{input.Name} is missing: {how}; it must be {input.Expected}.";
    }

    private static string Named(string? pattern) => pattern is null ? "" : $" named {pattern}";
}
