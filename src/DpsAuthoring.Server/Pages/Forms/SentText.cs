using System.Text;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Pages.Forms;

/// <summary>A text that is pasted, or comes as a file.</summary>
internal static class SentText
{
    /// <summary>The file's text where there is one, or else what was pasted.</summary>
    public static async Task<string> OfAsync(PageCall call, string field, string fileField)
    {
        if (call.Form.Files.GetFile(fileField) is not { Length: > 0 } file)
        {
            return (call.Field(field) ?? "").ReplaceLineEndings("\n");
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(call.Cancel).ConfigureAwait(false);
    }

    /// <summary>The name that a file came with, without the folders that some browsers tell.</summary>
    public static string? NameOf(IFormFile? file) => file is { Length: > 0 } ? file.FileName.Split('/', '\\')[^1] : null;
}
