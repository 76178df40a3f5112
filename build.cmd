@echo off
rem Forwards to build\build.cake: build.cmd [TARGET] [OPTIONS]; build.cmd --help lists the targets.
setlocal
set "BUILD_CALLER_DIRECTORY=%CD%"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
cd /d "%~dp0"
dotnet tool restore >nul || exit /b 1

rem The ":" before each argument keeps Cake from reading it as an option of its own; the script takes it off.
set ARGUMENTS=
:next
if "%~1"=="" goto run
set ARGUMENTS=%ARGUMENTS% ":%~1"
shift
goto next

:run
dotnet cake build/build.cake -- %ARGUMENTS%
exit /b %ERRORLEVEL%
