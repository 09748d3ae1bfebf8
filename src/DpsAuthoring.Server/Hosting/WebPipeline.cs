using System.Net.Sockets;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Catalogues;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages;
using DpsAuthoring.Server.Pages.Algorithms;
using DpsAuthoring.Server.Pages.Batches;
using DpsAuthoring.Server.Pages.Items;
using DpsAuthoring.Server.Pages.JobDetails;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Pages.Queues;
using DpsAuthoring.Server.Pages.Registering;
using DpsAuthoring.Server.Pages.Submitting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace DpsAuthoring.Server.Hosting;

/// <summary>What a request goes through on its way to the API's functions.</summary>
internal static class WebPipeline
{
    /// <summary>
    /// A web application on a socket that is bound already. It reads no settings, so that nothing else can be made to listen.
    /// </summary>
    public static WebApplication Create(ServerParts parts, Socket socket)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = parts.Options.Data });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = _ => socket);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(socket.LocalEndPoint!);
        });
        WebApplication web = builder.Build();
        var login = new Login(parts.Options.Token);
        var sessions = new Sessions(login);
        var pages = new PageRoutes(web, sessions, parts.Options, () => _ = Task.Run(parts.Index.Warm));
        web.Use((context, next) => AnswerAsync(context, next, parts.Options, pages));
        web.UseRouting();
        Add(new Routes(web, login), parts);
        Add(pages, sessions, parts);
        return web;
    }

    private static void Add(Routes routes, ServerParts parts)
    {
        MemberApi.Add(routes, parts);
        LegacyAlgorithmApi.Add(routes, parts);
        LegacyJobApi.Add(routes, parts);
        ProcessApi.Add(routes, parts);
        BuildApi.Add(routes, parts);
        OgcJobApi.Add(routes, parts);
        FileApi.Add(routes, parts);
        StacApi.Add(routes, parts);
    }

    private static void Add(PageRoutes pages, Sessions sessions, ServerParts parts)
    {
        Assets.Add(pages);
        LoginPage.Add(pages, sessions, parts.Options);
        pages.Get("/", _ => Reply.SeeOther("/jobs"));
        QueuesPage.Add(pages, parts);
        AlgorithmsPage.Add(pages, parts);
        AlgorithmPage.Add(pages, parts);
        RegisterPage.Add(pages, parts);
        PackagePage.Add(pages, parts);
        RegistrationPage.Add(pages, parts);
        SubmitPage.Add(pages, parts);
        TablePage.Add(pages, parts);
        var catalogues = new OpenCatalogues(parts.Options.PathOf("catalogues.txt"));
        FindPage.Add(pages, parts, catalogues);
        ItemJobsPage.Add(pages, parts, catalogues);
        Thumbnails.Add(pages, catalogues);
        var lists = new JobLists(parts, parts.Index);
        JobsPage.Add(pages, lists);
        JobExport.Add(pages, lists);
        JobActions.Add(pages, lists);
        JobEvents.Add(pages, parts.Index);
        BatchPage.Add(pages, lists);
        JobPage.Add(pages, lists);
        JobLogRoutes.Add(pages, parts);
        JobFileRoutes.Add(pages, parts);
    }

    /// <summary>
    /// Keeps others out, and gives whatever goes wrong one of the API's shapes: a client that gets HTML may hang for days. At the pages'
    /// addresses it is a page.
    /// </summary>
    private static async Task AnswerAsync(HttpContext context, RequestDelegate next, ServerOptions options, PageRoutes pages)
    {
        Refusal? refusal;
        try
        {
            LocalOnly.Require(context.Request);
            await next(context).ConfigureAwait(false);
            refusal = context.Response is { HasStarted: false, ContentType: null }
                ? context.Response.StatusCode switch
                {
                    404 => Refusal.Framework(404, "The requested URL was not found on the server."),
                    405 => Refusal.Framework(405, "The method is not allowed for the requested URL."),
                    _ => null,
                }
                : null;
        }
        catch (Refusal refused)
        {
            refusal = refused;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException e)
        {
            refusal = Refusal.Framework(e.StatusCode, e.Message);
        }
        catch (Exception e)
        {
            // What was sent may be a secret, and is not told.
            options.Say($"{context.Request.Method} {context.GetEndpoint()?.DisplayName} failed: {e.GetType().Name}: {e.Message}");
            refusal = Refusal.Framework(500, e is IOException ? e.Message : "The server has failed; it has told its operator why.");
        }

        if (refusal is not null && !context.Response.HasStarted)
        {
            Reply reply = pages.Own(context.Request.Path) ? pages.Problem(context, refusal) : refusal.Reply;
            await reply.SendAsync(context).ConfigureAwait(false);
        }
    }
}
