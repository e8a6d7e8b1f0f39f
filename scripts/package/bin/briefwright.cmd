@echo off
rem The command line of the packaged app on Windows: add this folder to PATH. The console does not wait for a program
rem with windows, and would lose its exit code; start /wait does neither.
start "" /wait /b "%~dp0..\Briefwright.exe" %*
exit /b %errorlevel%
