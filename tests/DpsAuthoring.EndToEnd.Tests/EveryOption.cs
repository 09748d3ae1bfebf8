namespace DpsAuthoring.EndToEnd.Tests;

public sealed class EveryScaffoldWithDefaults(Workshop workshop) : EveryScaffold(workshop, "")
{
    [Theory]
    [MemberData(nameof(HardNames))]
    public Task Does_so_under_harder_names(string name) =>
        Builds_without_a_warning_passes_its_own_tests_and_runs_under_both_contracts(name);
}

public sealed class EveryScaffoldForMaxRev(Workshop workshop) : EveryScaffold(workshop, "--gdal maxrev");

public sealed class EveryScaffoldForNativeCode(Workshop workshop) : EveryScaffold(workshop, "--aot");

public sealed class EveryScaffoldWithoutTests(Workshop workshop) : EveryScaffold(workshop, "--no-tests");

public sealed class EveryScaffoldWithoutDocker(Workshop workshop) : EveryScaffold(workshop, "--no-docker");
