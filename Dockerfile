# The service in a container: fonts and templates inside, the site mounted at /site, no shell, not root, a read-only root file system:
#   docker build -t ogservice .
#   docker run --read-only -p 5080:8080 -v "$PWD:/site:ro" ogservice
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
# Links the machine code.
RUN apt-get update && apt-get install --yes --no-install-recommends clang zlib1g-dev
WORKDIR /source
COPY . .
RUN dotnet publish src/OgService.Web --configuration Release --use-current-runtime -p:PublishAot=true --output /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
# Diagnostics would write pipes to /tmp, which is read-only here.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    OgService__Site=/site
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=10s CMD ["./OgService.Web", "--check-health"]
ENTRYPOINT ["./OgService.Web"]
