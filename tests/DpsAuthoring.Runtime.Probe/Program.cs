using DpsAuthoring;
using DpsAuthoring.Runtime.Probe;

return await DpsProgram.RunAsync<Probe>(args);
