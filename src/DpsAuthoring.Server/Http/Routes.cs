using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DpsAuthoring.Server.Http;

/// <summary>The functions of the API by method and path.</summary>
internal sealed class Routes(IEndpointRouteBuilder endpoints, Login login)
{
    private static readonly string[] s_read = ["GET", "HEAD"];

    /// <summary>A function that everybody may call.</summary>
    public void Public(string method, string path, Func<Call, Task<Reply>> answer) =>
        endpoints.MapMethods(path, method == "GET" ? s_read : [method], (RequestDelegate)(context => AnswerAsync(context, answer)));

    /// <summary>A function for whoever has the token.</summary>
    public void Map(string method, string path, Func<Call, Task<Reply>> answer) => Public(method, path, call =>
    {
        login.Require(call.Context.Request);
        return answer(call);
    });

    public void Map(string method, string path, Func<Call, Reply> answer) => Map(method, path, call => Task.FromResult(answer(call)));

    public void Public(string method, string path, Func<Call, Reply> answer) => Public(method, path, call => Task.FromResult(answer(call)));

    private static async Task AnswerAsync(HttpContext context, Func<Call, Task<Reply>> answer)
    {
        Reply reply = await answer(new Call(context)).ConfigureAwait(false);
        await reply.SendAsync(context).ConfigureAwait(false);
    }
}
