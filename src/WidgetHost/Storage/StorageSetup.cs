using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace WidgetHost.Storage;

public static class StorageSetup
{
    public static WebApplicationBuilder AddStorage(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Storage").Get<StorageOptions>() ?? new();
        var database = new Database(Path.GetFullPath(options.Path, builder.Environment.ContentRootPath));
        var services = builder.Services;
        services.AddSingleton(database);
        services.AddDataProtection().SetApplicationName("WidgetHost");
        services.AddOptions<KeyManagementOptions>().Configure(keys => keys.XmlRepository = new SqliteXmlRepository(database));
        services.AddHealthChecks().AddSqlite(database.ConnectionString, name: "database");
        return builder;
    }

    public static WebApplication CreateDatabase(this WebApplication app)
    {
        app.Services.GetRequiredService<Database>().Create();
        return app;
    }
}
