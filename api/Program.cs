using Dialog.Api.Audit;
using Dialog.Api.Auth;
using Dialog.Api.Auth.Keys;
using Dialog.Api.Bulk;
using Dialog.Api.Cases;
using Dialog.Api.Channels;
using Dialog.Api.Deadlines;
using Dialog.Api.Drafts;
using Dialog.Api.Files;
using Dialog.Api.Privacy;
using Dialog.Api.Notifications;
using Dialog.Api.Public;
using Dialog.Api.Push;
using Dialog.Api.Regions;
using Dialog.Api.SavedViews;
using Dialog.Api.Search;
using Dialog.Api.Setup;
using Dialog.Api.Templates;
using Dialog.Api.Webhooks;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

builder.AddDatabase();
builder.AddCluster();
builder.AddJson();
builder.AddMasking();
builder.AddSignIn();
builder.AddAudit();
builder.AddLimits();
builder.AddLivePush();
builder.AddCases();
builder.AddSearch();
builder.AddFiles();
builder.AddTemplates();
builder.AddDrafts();
builder.AddSavedViews();
builder.AddBulk();
builder.AddChannels();
builder.AddWebhooks();
builder.AddNotices();
builder.AddPublic();
builder.Services.AddHealthChecks();
builder.Services.AddOpenApi("v1");

WebApplication app = builder.Build();

app.UseErrors();
app.UseSecurityHeaders();
app.UseStaticFiles();
app.UseRouting();
app.UseAuthentication();
app.UseAuditTrail();
app.UseAuthorization();
app.UseRateLimiter();
app.UseOwnRequestsOnly();

app.MapHealth();
app.MapOpenApi().AllowAnonymous();
app.MapSession();
app.MapOwnAccount();
app.MapUsers();
app.MapAudit();
app.MapKeys();
app.MapCases();
app.MapSearch();
app.MapFiles();
app.MapTemplates();
app.MapDrafts();
app.MapSavedViews();
app.MapBulk();
app.MapBoard();
app.MapRegions();
app.MapCalendars();
app.MapDeadlines();
app.MapRecomputation();
app.MapChannels();
app.MapImports();
app.MapHooks();
app.MapWebhooks();
app.MapNotices();
app.MapPublic();
app.MapHub<LiveHub>("/live");
app.MapConsole();

await app.RunAsync();

/// <summary>Named so that tests can host the api.</summary>
public partial class Program;
