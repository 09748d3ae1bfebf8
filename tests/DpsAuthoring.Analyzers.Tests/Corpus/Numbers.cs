// Parts of names that are numbers, dates, flags and other harmless things.
using System.Globalization;
using System.Numerics;

[Flags]
public enum Quality { None, Cloud = 1, Snow = 2 }

public readonly struct TileId(int x, int y)
{
    public override string ToString() => $"x{x}y{y}";

    public string File => $"{this}.tif";
}

public static class Numbers
{
    public static void Run(string text, double? level, decimal amount, char letter, bool flag, BigInteger big, TimeSpan span, Version version, TileId tile, Type type, int[] counts)
    {
        Put($"output/{level}.txt");
        Put($"output/{level:F1}_{amount:C}.txt");
        Put("output/" + flag + ".txt");
        Put($"output/{big}_{span:c}_{version}.txt");
        Put($"output/{counts.Length}_{counts[0]}_{counts.Sum()}_{counts.Average():F2}.txt");
        Put($"output/{type.Name}.txt");
        Put($"output/{Quality.Cloud | Quality.Snow}.txt");
        Put($"output/{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}.txt");
        Put($"output/{DateTime.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture):yyyy-MM-dd}.txt");
        Put("output/" + DateTime.Today.Year + "/" + DateTime.Today.DayOfYear.ToString("000") + ".txt");
        Put("output/" + int.Parse(text) + ".txt");
        Put("output/" + Convert.ToInt32(text).ToString().PadLeft(4, '0') + ".txt");
        Put("output/" + Math.Round(amount, 2) + ".txt");
        Put("output/" + text.Length + ".txt");
        Put("output/" + text.Count(c => c == 'x') + ".txt");
        Put("output/" + Guid.NewGuid() + ".txt");
        Put("output/" + Guid.NewGuid().ToString("N")[..8] + ".txt");
        Put("output/" + Thread.CurrentThread.ManagedThreadId + ".txt");
        Put("output/" + Environment.TickCount64 + ".txt");
        Put("output/" + new Random(1).Next() + ".txt");
        Put("output/" + nameof(Numbers) + ".txt");
        Put("output/" + (flag ? 1 : 2) + ".txt");
        Put("output/" + (byte)letter + ".txt");
        Put($"output/{text}.txt"); // DPS1002
        Put($"output/{text.Trim()}.txt"); // DPS1002
        Put($"output/{text.ToUpperInvariant()}.txt"); // DPS1002
        Put($"output/{text.Substring(0, 4)}.txt"); // DPS1002
        Put($"output/{text[..4]}.txt"); // DPS1002
        Put($"output/{text.Split('-')[0]}.txt"); // DPS1002
        Put($"output/{text.Split('/')[^1]}.txt");
        Put($"output/{text.Replace('/', '_')}.txt");
        Put($"output/{tile.File}");
        Put($"{text}/{level}.txt");
        Put($"{level}.txt"); // DPS1001
        Put($"{Quality.Cloud}/{text}.txt"); // DPS1001
    }

    private static void Put(string path) => File.WriteAllText(path, "");
}
