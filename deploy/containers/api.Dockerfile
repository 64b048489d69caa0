# Build from the repository's root: docker build -f deploy/containers/api.Dockerfile .
FROM node:20-bookworm-slim AS console
WORKDIR /src/api/console
COPY api/console/package.json api/console/package-lock.json api/console/.npmrc* ./
RUN npm ci --no-audit --no-fund
COPY api/console ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
COPY --from=console /src/api/wwwroot ./api/wwwroot
RUN dotnet publish api -c Release -o /app -p:RestoreLockedMode=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
ENTRYPOINT ["dotnet", "Dialog.Api.dll"]
