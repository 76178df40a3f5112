#!/usr/bin/env bash
# Forwards to build/build.cake: ./build.sh [TARGET] [OPTIONS]; ./build.sh --help lists the targets.
set -euo pipefail
export BUILD_CALLER_DIRECTORY="$PWD" DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet tool restore >/dev/null
# The ":" before each argument keeps Cake from reading it as an option of its own; the script takes it off.
exec dotnet cake build/build.cake -- "${@/#/:}"
