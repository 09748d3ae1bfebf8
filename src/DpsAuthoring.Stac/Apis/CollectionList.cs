using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>A page of collections.</summary>
internal sealed record CollectionList(IReadOnlyList<StacCollection> Collections, StacLink? Next)
{
    public static CollectionList Read(Answer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            JsonElement root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("collections", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            {
                throw new StacException(StacErrorKind.NotStac, $"The answer to {answer.Call} is no list of collections.");
            }

            StacLink[] links = root.TryGetProperty("links", out JsonElement found) && found.ValueKind == JsonValueKind.Array
                ? found.Deserialize(StacJson.Json.StacLinkArray) ?? []
                : [];
            return new(
                [.. list.EnumerateArray().Select(one => one.Deserialize(StacJson.Json.StacCollection)).OfType<StacCollection>()],
                links.FirstOrDefault(link => link.Rel == "next"));
        }
        catch (JsonException e)
        {
            throw AnswerErrors.Unreadable($"The answer to {answer.Call}", answer.Body, e);
        }
    }
}
