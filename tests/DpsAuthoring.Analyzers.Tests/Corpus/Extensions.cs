// Extension methods on the file-system objects, and defaults of an interface.
public interface IProduct
{
    string Name { get; }

    string Folder => "products";

    void Save(byte[] bytes) => File.WriteAllBytes(Path.Combine("output", "p_" + Path.GetFileName(Name)), bytes);

    void SaveBeside(byte[] bytes) => File.WriteAllBytes(Path.Combine("beside", Name), bytes); // DPS1001
}

public static class FileExtensions
{
    public static FileInfo Sub(this DirectoryInfo folder, string name) => new(Path.Combine(folder.FullName, name));

    public static void Put(this FileInfo file, string text) => File.WriteAllText(file.FullName, text);

    public static DirectoryInfo Ensure(this DirectoryInfo folder)
    {
        folder.Create();
        return folder;
    }

    public static string WithSuffix(this FileInfo file, string suffix) =>
        Path.Combine(file.DirectoryName ?? ".", Path.GetFileNameWithoutExtension(file.Name) + suffix + file.Extension);
}

public static class ExtensionUser
{
    public static void Run()
    {
        var output = new DirectoryInfo("output").Ensure();
        var results = new DirectoryInfo("results");
        output.Sub("a.txt").Put("");
        results.Sub("a.txt").Put(""); // DPS1001
        new DirectoryInfo("tiles").Ensure(); // DPS1001
        results.Create(); // DPS1001
        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles("*.tif"))
        {
            File.WriteAllText(file.WithSuffix("_ndvi"), ""); // DPS1005
            output.Sub(file.Name).Put("");
            file.IsReadOnly = false; // DPS1005
        }

        using StreamWriter writer = output.Sub("log.txt").CreateText();
        using StreamWriter lost = new FileInfo("log.txt").AppendText(); // DPS1001
    }
}
