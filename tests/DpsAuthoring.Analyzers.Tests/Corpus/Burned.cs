// Burned area: an abstract step with a virtual folder, and what its heirs make of it.
public abstract class Step(string name)
{
    protected virtual string Folder => "output";

    protected string Name { get; } = name;

    protected string Result(string extension) => Path.Combine(Folder, Name + extension);

    public abstract void Run(ReadOnlySpan<double> values);
}

public sealed class Threshold() : Step("threshold")
{
    public override void Run(ReadOnlySpan<double> values)
    {
        using var stream = File.Create(Result(".bin"));
        foreach (double value in values)
        {
            stream.WriteByte(value > 0.5 ? (byte)1 : (byte)0);
        }
    }
}

public sealed class Mask(int tile) : Step($"mask{tile}")
{
    protected override string Folder => "masks";

    public override void Run(ReadOnlySpan<double> values)
    {
        File.WriteAllText(Path.Combine(base.Folder, $"tile{tile}.txt"), "x");
        File.WriteAllText(Path.Combine(Folder, $"tile{tile}.txt"), "x"); // DPS1001
    }
}

public static class Burned
{
    private static readonly string s_scratch = Path.Combine(Path.GetTempPath(), "burned");

    public static int Main()
    {
        Directory.CreateDirectory(s_scratch);
        Step[] steps = [new Threshold(), new Mask(3)];
        double[] values = [.. File.ReadLines("input/values.txt").Select(double.Parse)];
        foreach (Step step in steps)
        {
            step.Run(values);
        }

        File.Move(Path.Combine(s_scratch, "a.bin"), Path.Combine("output", "a.bin"), overwrite: true);
        File.Move(Path.Combine(s_scratch, "b.bin"), "b.bin"); // DPS1001
        File.Move("input/values.txt", Path.Combine("output", "values.txt")); // DPS1005
        Directory.Delete(s_scratch, recursive: true);
        return 0;
    }
}
