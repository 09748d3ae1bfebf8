namespace DpsAuthoring.Testing.Tests;

public sealed class ContractArgumentTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task A_name_that_is_no_input_is_an_error_of_the_test() =>
        Assert.Equal(
            "There is no input 'titel'; the algorithm declares source, title, count, share, flag, method, day, box, bands, at, lines, id, span, name. (Parameter 'inputs')",
            (await Assert.ThrowsAsync<ArgumentException>(() => Run<Subject>(JobContract.Ogc, new() { ["titel"] = "x" }))).Message);

    [Fact]
    public async Task A_gap_before_a_legacy_value_is_filled_with_defaults()
    {
        JobResult result = await Run<Subject>(JobContract.Legacy, new() { ["share"] = "0.25" });
        Assert.Contains("none\07\00.25\0False", Given(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_of_an_optional_input_is_an_empty_argument()
    {
        JobResult result = await Run<Gap>(JobContract.Legacy, new() { ["need"] = "n", ["title"] = "x" });
        Assert.Contains("none, n, x", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_of_a_required_input_cannot_be_written() =>
        Assert.Equal(
            "Parameter need missing: the legacy contract has values by position, and so cannot leave it out before 'title'. (Parameter 'inputs')",
            (await Assert.ThrowsAsync<ArgumentException>(() => Run<Gap>(JobContract.Legacy, new() { ["title"] = "x" }))).Message);

    [Fact]
    public async Task What_is_missing_at_the_end_is_the_programs_to_say()
    {
        JobResult result = await Run<Gap>(JobContract.Legacy, []);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("\nerror: need is missing: it is value 2 in order;", result.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task A_wrong_value_is_refused_alike(JobContract contract)
    {
        JobResult result = await Run<Subject>(contract, new() { ["share"] = "much" });
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("\nerror: share is 'much', but must be a number.", result.StandardError, StringComparison.Ordinal);

        result = await Run<Subject>(contract, new() { ["at"] = "650", ["id"] = "7" });
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "\nerror: at is '650', but must be a Wavelength: a wavelength is written as 650nm.",
            result.StandardError,
            StringComparison.Ordinal);
        Assert.Contains("\nerror: id is '7', but must be a Guid: ", result.StandardError, StringComparison.Ordinal);
    }

    private Task<JobResult> Run<T>(JobContract contract, Dictionary<string, string> inputs)
        where T : class, Declaration.IDeclaredAlgorithm<T> =>
        _job.RunAsync<T>(contract, inputs, TestContext.Current.CancellationToken);

    private static string Given(JobResult result) => File.ReadAllText(result.EnsureSuccess().OutputPath(Subject.Result));
}

[Algorithm("gap")]
public sealed partial class Gap : IAlgorithm
{
    [Input("when")] public DateTimeOffset? When { get; init; }
    [Input("need")] public required string Need { get; init; }
    [Input("title")] public string Title { get; init; } = "";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Print($"{When?.ToString("o", System.Globalization.CultureInfo.InvariantCulture) ?? "none"}, {Need}, {Title}");
        return Task.CompletedTask;
    }
}
