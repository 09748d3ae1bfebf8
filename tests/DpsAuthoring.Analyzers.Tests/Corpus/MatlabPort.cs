// From Matlab: global state, a switch for each mode, one huge method.
public static class G
{
    public static string RootDir = "/home/alice/matlab";
    public static string OutDir = "output";
    public const string Ext = ".mat";
#if DEBUG
    public const string Mode = "debug";
#else
    public const string Mode = "release";
#endif
}

public static class MatlabPort
{
    private enum Step { Load, Filter, Save, Done }

    public static void Run(string scene, int nIter, double[] x)
    {
        const string prefix = "iter";
        const string lost = "tmp_" + prefix;
        var step = Step.Load;
        string file = "";
        while (step != Step.Done)
        {
            switch (step)
            {
                case Step.Load:
                    file = Path.Combine("input", scene + G.Ext);
                    x = [.. File.ReadAllLines(file).Select(double.Parse)];
                    step = Step.Filter;
                    break;
                case Step.Filter:
                    for (int i = 0; i < nIter; i++)
                    {
                        File.WriteAllText($"output/{prefix}{i:D3}{G.Ext}", string.Join('\n', x));
                        File.WriteAllText(lost + i + G.Ext, ""); // DPS1001
                    }

                    step = Step.Save;
                    break;
                case Step.Save:
                    file = "final_" + nIter + G.Ext;
                    goto default;
                default:
                    File.WriteAllText(Path.Combine("output", file), ""); // DPS1002
                    step = Step.Done;
                    break;
            }
        }

        File.WriteAllText($"output/{G.Mode}.txt", "");
        File.WriteAllText(G.Mode + ".txt", ""); // DPS1001
        Environment.CurrentDirectory = "output"; // DPS1004
        Directory.SetCurrentDirectory(Path.GetTempPath()); // DPS1004
    }
}
