# Build from the repository's root: docker build -f deploy/containers/silo.Dockerfile .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish silo -c Release -o /app -p:RestoreLockedMode=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Volumes mounted here belong to the program: Dialog.Silo certificates /tls, the list of erasures.
RUN mkdir -p /tls /var/lib/dialog/erasures && chown $APP_UID /tls /var/lib/dialog/erasures
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8081
EXPOSE 8081 11111 30000
ENTRYPOINT ["dotnet", "Dialog.Silo.dll"]
