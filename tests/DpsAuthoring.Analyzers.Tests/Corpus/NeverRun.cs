// A program that declares an algorithm and does not run it.
Console.WriteLine("hello"); // DPS3010

[Algorithm("reduce")]
public sealed partial class Reduce : IAlgorithm
{
    public async Task RunAsync(Job job, CancellationToken cancellationToken) // DPS2005
    {
        for (int i = 0; i < 10; i++) await Task.Delay(i);
    }
}
