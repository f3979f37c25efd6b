using WidgetHost.Demo;
using WidgetHost.Health;
using WidgetHost.Loader;
using WidgetHost.Platform;
using WidgetHost.Releases;
using WidgetHost.Scripts;
using WidgetHost.Sdk;
using WidgetHost.Security;
using WidgetHost.Session;
using WidgetHost.Start;
using WidgetHost.Storage;
using WidgetHost.Widgets;

var builder = WebApplication.CreateBuilder(args);

builder.AddStart();
builder.AddTransportSecurity();
builder.AddStorage();
builder.AddReleases();
builder.AddWidgets();
builder.AddPlatform();
builder.AddSession();
builder.AddSiteFiles();
builder.AddSdk();
builder.AddLoader();
builder.AddPages();

var app = builder.Build();

if (!app.HasValidConfiguration())
{
    return StartReport.InvalidConfiguration;
}
app.CreateDatabase();
app.KeepRelease();

// The order matters: headers for every answer, then who asks and how, then what is asked for.
app.UseHeaderPolicies();
app.UseTransportSecurity();
app.UseSiteFiles();
app.UseBrandFiles();
app.UseRouting();
app.UsePageCompression();

app.MapHealth();
app.MapSdk();
app.MapLoader();
app.MapLooks();
app.MapSession();
app.MapPlatform();
app.MapRazorPages();

app.PrintWhenListening();
await app.RunAsync();
return 0;
