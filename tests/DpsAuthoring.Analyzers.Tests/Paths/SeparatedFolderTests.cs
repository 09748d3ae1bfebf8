namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>A folder that ends in a separator is the folder: what climbs out of it, climbs out, by whatever way it came there.</summary>
public sealed class SeparatedFolderTests
{
    private const string Members = """
        private const string Plain = "output";
        private const string Ended = "output/";
        private static readonly string s_full = Path.GetFullPath("output");
        private static readonly string s_fullEnded = Path.GetFullPath("output/");
        private static readonly string s_separated = Path.GetFullPath("output") + Path.DirectorySeparatorChar;
        private static readonly string s_slashed = $"{Path.GetFullPath("output")}/";
        private static readonly string s_twice = Path.GetFullPath("output") + "//";
        private static readonly string s_here = Path.Combine(Environment.CurrentDirectory, "output") + "/";
        private static void Save(string folder, string part) => File.WriteAllText(Path.Combine(folder, part), "x");
        private static string Under(string folder, string part) => Path.Join(folder, part);
        """;

    private const string Types = """

        record struct Spot(string Folder, string Name) { public readonly void Save() => File.WriteAllText(Path.Combine(Folder, Name), "x"); }
        record Place(string Folder, string Name) { public void Save() => File.WriteAllText(Path.Combine(Folder, Name), "x"); }
        sealed class Store(string folder) { public void Save(string part) => File.WriteAllText(Path.Combine(folder, part), "x"); }
        sealed class Old
        {
            private readonly string _folder;
            public Old(string folder) => _folder = folder;
            public void Save(string part) => File.WriteAllText(_folder + "/" + part, "x");
        }
        """;

    [Fact]
    public Task A_separator_before_a_full_path_is_idle() => Marked.Statements("""
        File.WriteAllText("/" + s_full + "/x", "x");
        File.WriteAllText("" + "/" + s_full + "/x", "x");
        File.WriteAllText($"//{s_full}/x", "x");
        File.WriteAllText("/" + s_full + "2/x", "x"); // DPS1001
        File.WriteAllText("/" + s_full + "/../x", "x"); // DPS1001
        File.WriteAllText("/" + AppContext.BaseDirectory + "/x", "x"); // DPS1001
        File.WriteAllText("/data" + s_full + "/x", "x"); // DPS1001
        File.WriteAllText("/" + Path.GetTempPath() + "x", "x");
        File.ReadAllText("/" + s_full + "/x");
        """, Members);

    public static TheoryData<string, string> Ways()
    {
        string[] folders =
        [
            "Plain", "Ended", "s_full", "s_fullEnded", "s_separated", "s_slashed", "s_twice", "s_here", "\"output/\"", "\"./output/\"",
            "Path.Combine(\"output\", \"tiles\", \"..\") + \"/\"", "Path.GetFullPath(\"output\") + \"/\"",
        ];
        string[] writes =
        [
            "File.WriteAllText(Path.Combine({0}, {1}), \"x\");", "File.WriteAllText(Path.Join({0}, {1}), \"x\");",
            "File.WriteAllText($\"{{({0})}}/{{{1}}}\", \"x\");", "File.WriteAllText(({0}) + \"/\" + {1}, \"x\");",
            "File.WriteAllText(string.Concat({0}, \"/\", {1}), \"x\");", "File.WriteAllText(string.Format(\"{{0}}/{{1}}\", {0}, {1}), \"x\");",
            "string folder = {0}; File.WriteAllText(Path.Combine(folder, {1}), \"x\");", "Save({0}, {1});",
            "File.WriteAllText(Under({0}, {1}), \"x\");", "new Spot({0}, {1}).Save();", "new Place({0}, {1}).Save();",
            "new Store({0}).Save({1});", "new Old({0}).Save({1});",
            "var spot = new Spot {{ Folder = {0}, Name = {1} }}; spot.Save();", "Spot spot = new({0}, \"a\"); (spot with {{ Name = {1} }}).Save();",
        ];
        var ways = new TheoryData<string, string>();
        foreach (string folder in folders)
        {
            foreach (string write in writes)
            {
                ways.Add(folder, write);
            }
        }

        return ways;
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task What_climbs_out_is_reported_and_what_stays_is_not(string folder, string write)
    {
        await Marked.Statements(Line("\"../x/y/z\"") + " // DPS1001", Members, Types);
        await Marked.Statements(Line("\"x/../y/z\""), Members, Types);

        string Line(string part) => string.Format(System.Globalization.CultureInfo.InvariantCulture, write, folder, part);
    }
}
