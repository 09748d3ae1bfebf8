namespace DpsAuthoring.Configuration.Tests.Repositories;

/// <summary>Files go while they are looked at: others work in the same folder.</summary>
public sealed class FoundFilesTests
{
    private readonly FilesInMemory _files = new(("algorithm.yml", "algorithm_name: a\nrun_command: a/run.sh\n"));

    [Fact]
    public void What_has_gone_since_it_was_found_is_told()
    {
        AlgorithmRepository repository = AlgorithmRepository.Find(_files, "/r")!;
        _files.Delete("algorithm.yml");

        FormatException problem = Assert.Throws<FormatException>(() => RegistrableAlgorithms.Read(repository));

        Assert.Contains("algorithm.yml cannot be read as YAML: it is not there any more.", problem.Message, StringComparison.Ordinal);
    }
}
