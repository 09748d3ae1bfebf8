// Producer and consumer with channels.
using System.Threading.Channels;

public sealed class TilePipeline
{
    private readonly record struct Tile(int Row, int Column, float[] Values)
    {
        public string Name => $"tile_{Row:000}_{Column:000}.bin";
    }

    private readonly string _folder;
    private readonly string _preview;

    public TilePipeline(string? folder = null)
    {
        _folder = folder ?? Path.Combine("output", "tiles");
        _preview = "preview";
    }

    public async Task RunAsync(int rows, int columns, CancellationToken cancel)
    {
        Directory.CreateDirectory(_folder);
        Directory.CreateDirectory(_preview); // DPS1001
        var channel = Channel.CreateBounded<Tile>(8);
        Task produce = ProduceAsync(channel.Writer, rows, columns, cancel);
        await foreach (Tile tile in channel.Reader.ReadAllAsync(cancel))
        {
            byte[] bytes = new byte[tile.Values.Length * sizeof(float)];
            Buffer.BlockCopy(tile.Values, 0, bytes, 0, bytes.Length);
            await File.WriteAllBytesAsync(Path.Combine(_folder, tile.Name), bytes, cancel);
            await File.WriteAllBytesAsync(Path.Combine(_preview, tile.Name), bytes[..16], cancel); // DPS1001
        }

        await produce;
        await Parallel.ForEachAsync(Directory.EnumerateFiles("input", "*.bin"), cancel, async (file, token) =>
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, token);
            string name = Path.GetFileName(file);
            await File.WriteAllBytesAsync(Path.Combine("output", name), bytes, token);
            await File.WriteAllBytesAsync(name, bytes, token); // DPS1001
        });
    }

    private static async Task ProduceAsync(ChannelWriter<Tile> writer, int rows, int columns, CancellationToken cancel)
    {
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                await writer.WriteAsync(new Tile(row, column, new float[256]), cancel);
        writer.Complete();
    }
}
