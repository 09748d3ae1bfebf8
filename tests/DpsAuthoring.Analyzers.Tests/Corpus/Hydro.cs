// A port of a Fortran model: unit numbers become streams, an enum of files, a switch, ref and out parameters, static state.
namespace Hydro;

public enum Unit
{
    Log = 6,
    State = 11,
    Result = 20,
}

public static class Units
{
    private static readonly StreamWriter?[] s_open = new StreamWriter?[30];

    public static string NameOf(Unit unit) => unit switch
    {
        Unit.Log => "output/hydro.log",
        Unit.Result => "output/hydro.out",
        _ => $"output/fort.{(int)unit}",
    };

    public static StreamWriter Open(Unit unit, string? name = null)
    {
        name ??= NameOf(unit);
        return s_open[(int)unit] ??= new StreamWriter(name) { AutoFlush = true };
    }

    public static void Close(Unit unit) => s_open[(int)unit]?.Dispose();

    public static bool TryName(int number, out string name)
    {
        if (Enum.IsDefined((Unit)number))
        {
            name = NameOf((Unit)number);
            return true;
        }

        name = $"fort.{number}";
        return false;
    }

    public static void Shift(ref string folder) => folder = Path.Combine(folder, "shifted");
}

public static class Model
{
    private static string s_restart = "restart.bin";

    private static bool TryPlace(string[] args, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? path, string folder = "output")
    {
        path = null;
        if (args.Length == 0)
        {
            return false;
        }

        path = Path.Combine(folder, args.Length + ".txt");
        return true;
    }

    public static void Main(string[] args)
    {
        Units.Open(Unit.Log).WriteLine("begin");
        Units.Open(Unit.Result, "hydro.out").WriteLine("x"); // DPS1001
        Units.Open(Unit.State, "output/state.bin").WriteLine("x");
        if (Units.TryName(20, out string name))
        {
            File.WriteAllText(name, "x");
        }

        if (!TryPlace(args, out string? place) || !TryPlace(args, out string? lost, "lost"))
        {
            return;
        }

        File.WriteAllText(place, "x");
        File.WriteAllText(lost, "x"); // DPS1001
        string folder = "output";
        Units.Shift(ref folder);
        Directory.CreateDirectory(folder);
        string other = "other";
        Units.Shift(ref other);
        Directory.CreateDirectory(other); // DPS1001

        if (args.Length > 0)
        {
            s_restart = Path.Combine("output", "restart.bin");
        }

        using var random = new FileStream(Path.Combine("input", "forcing.bin"), FileMode.Open, FileAccess.Read);
        using var scratch = new FileStream("output/scratch.bin", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        using var update = new BinaryWriter(File.Open("input/forcing.bin", FileMode.Open)); // DPS1005
        File.SetAttributes("input/forcing.bin", FileAttributes.Normal); // DPS1005
        for (int step = 0; step < 10; step++)
        {
            string file = step % 2 == 0 ? $"output/even{step}.bin" : $"output/odd{step}.bin";
            File.WriteAllBytes(file, [(byte)step]);
            File.WriteAllBytes(step % 2 == 0 ? $"even{step}.bin" : $"odd{step}.bin", [(byte)step]); // DPS1001
            goto next;
        next:
            continue;
        }
    }
}
