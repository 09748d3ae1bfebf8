namespace DpsAuthoring.Model;

/// <summary>A run of characters of a text.</summary>
/// <param name="Start">Characters before it.</param>
/// <param name="Length">Characters in it; 0 is a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Characters before its end.</summary>
    public int End => Start + Length;
}
