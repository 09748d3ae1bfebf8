namespace DpsAuthoring.Rasters;

/// <summary>Comparisons that sort any values of a fixed number, whatever they are: Batcher's merging of odd and even.</summary>
internal static class SortingNetwork
{
    /// <summary>All values sorted.</summary>
    public static (int Low, int High)[] Whole(int count)
    {
        List<(int, int)> network = [];
        for (int p = 1; p < count; p *= 2)
        {
            for (int k = p; k >= 1; k /= 2)
            {
                for (int j = k % p; j + k < count; j += 2 * k)
                {
                    for (int i = 0; i < Math.Min(k, count - j - k); i++)
                    {
                        if ((i + j) / (2 * p) == (i + j + k) / (2 * p))
                        {
                            network.Add((i + j, i + j + k));
                        }
                    }
                }
            }
        }

        return [.. network];
    }

    /// <summary>Only the one or two in the middle at their places: comparisons that touch neither are left out.</summary>
    public static (int Low, int High)[] Middle(int count)
    {
        HashSet<int> needed = [(count - 1) / 2, count / 2];
        List<(int, int)> network = [];
        foreach ((int low, int high) in Whole(count).Reverse())
        {
            if (needed.Contains(low) || needed.Contains(high))
            {
                needed.Add(low);
                needed.Add(high);
                network.Add((low, high));
            }
        }

        network.Reverse();
        return [.. network];
    }
}
