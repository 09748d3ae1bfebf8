using DpsAuthoring.Declaration;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests;

/// <summary>Short ways to ask what an algorithm was given, or why it was not run.</summary>
internal static class Run
{
    /// <summary>What an <see cref="Echo"/> received.</summary>
    public static async Task<string> Value<T>(params string[] args)
        where T : class, IDeclaredAlgorithm<T>
    {
        using var job = new JobFolder();
        return await Value<T>(job, args);
    }

    public static async Task<string> Value<T>(JobFolder job, params string[] args)
        where T : class, IDeclaredAlgorithm<T>
    {
        JobResult result = await job.RunArgumentsAsync<T>(args, TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(result.EnsureSuccess().OutputPath(Echo.FileName));
    }

    /// <summary>The sentences with which a run was refused, one in a line, without the one that refers to the help.</summary>
    public static async Task<string> Refusal<T>(params string[] args)
        where T : class, IDeclaredAlgorithm<T>
    {
        using var job = new JobFolder();
        return await Refusal<T>(job, args);
    }

    public static async Task<string> Refusal<T>(JobFolder job, params string[] args)
        where T : class, IDeclaredAlgorithm<T>
    {
        JobResult result = await job.RunArgumentsAsync<T>(args, TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.StandardOutput);
        string[] lines = result.StandardError.TrimEnd().Split(Environment.NewLine);
        Assert.Equal($"usage: {T.Declaration.Name} --help shows the inputs.", lines[0]);
        Assert.All(lines[1..], line => Assert.StartsWith("error: ", line, StringComparison.Ordinal));
        return string.Join('\n', lines[1..].Select(line => line["error: ".Length..]));
    }
}
