namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>How large a window is.</summary>
public sealed record Screen(int Width, int Height)
{
    public static Screen Desktop { get; } = new(1280, 800);

    public static Screen Phone { get; } = new(390, 844);

    public override string ToString() => $"{Width} x {Height}";
}
