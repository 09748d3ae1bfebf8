namespace DpsAuthoring.Cli.Comparing;

/// <summary>How far two numbers may lie apart and still be the same: by the absolute part, or by the relative one of the greater.</summary>
internal readonly record struct Tolerance(double Absolute, double Relative)
{
    /// <summary>Whether any two different numbers can be the same.</summary>
    public bool IsExact => Absolute <= 0 && Relative <= 0;

    /// <summary>NaN is the same as NaN and as nothing else; an infinity is the same as itself.</summary>
    public bool Covers(double one, double other)
    {
        if (one.Equals(other) || one == other)
        {
            return true;
        }

        double apart = Math.Abs(one - other);
        return double.IsFinite(apart) && (apart <= Absolute || apart <= Relative * Math.Max(Math.Abs(one), Math.Abs(other)));
    }

    /// <summary>The same for whole numbers, of which a double cannot tell all apart.</summary>
    public bool CoversWhole(Int128 one, Int128 other)
    {
        var apart = Int128.Abs(one - other);
        return apart == 0
            || apart <= (Int128)Math.Min(Math.Floor(Absolute), 1e37)
            || (double)apart <= Relative * (double)Int128.Max(Int128.Abs(one), Int128.Abs(other));
    }
}
