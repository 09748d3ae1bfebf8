using DpsAuthoring.Hosting;

return await DpsProgram.RunAsync<SitesInArea>(args);
