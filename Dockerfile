# Stage 1: Node.js, for the tools that build the scripts.
FROM node:22-bookworm-slim AS node

# Stage 2: one publish builds the scripts and the server.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY . .
RUN dotnet publish src/WidgetHost -c Release -o /app

# Stage 3: the server and the libraries of live calls: Opus and flite; OpenSSL 3 is in the image.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl libflite1 libopus0 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown app:app /data
VOLUME /data
USER app
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Storage__Path=/data/widgethost.db \
    Releases__Folder=/data/releases \
    Sandbox__DataFolder=/data \
    Sandbox__Media__Port=50000
EXPOSE 8080/tcp 50000/udp
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s CMD curl -fsS http://127.0.0.1:8080/health/live || exit 1
ENTRYPOINT ["dotnet", "WidgetHost.dll"]
