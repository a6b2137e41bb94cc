@echo off
rem Starts Sideman on Windows: finds a JDK, builds what is stale, runs. See `sideman --help`.
setlocal EnableExtensions EnableDelayedExpansion
set "NEEDED=25"
set "MAIN=io.sideman.app.Main"
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "BUILD=%ROOT%\.build"
set "APP=%BUILD%\app"

set "JDK="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%p in ('where javac 2^>nul') do if not defined JDK call :consider "%%~dpp.."
for %%d in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" ^
  "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" ^
  "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do (
  if not defined JDK for /d %%j in ("%%~d\*") do if not defined JDK call :consider "%%~j"
)
if not defined JDK (
  >&2 echo sideman: needs a JDK %NEEDED% or newer and found none in JAVA_HOME, PATH or the usual folders.
  >&2 echo sideman: install it with:  winget install EclipseAdoptium.Temurin.%NEEDED%.JDK
  exit /b 4
)
set "JAVA_HOME=%JDK%"

set "MAVEN=%ROOT%\mvnw.cmd"
where mvn >nul 2>nul && set "MAVEN=mvn"

if /i "%~1"=="test" (
  pushd "%ROOT%"
  call "%MAVEN%" -B -ntp verify
  set "CODE=!errorlevel!"
  popd
  exit /b !CODE!
)
if /i "%~1"=="benchmark" (
  >&2 echo sideman: benchmarks run on Linux and macOS only.
  exit /b 4
)

call :build_app || exit /b 1
if "%~1"=="" call :build_native
if /i "%~1"=="jam" call :build_native
if /i "%~1"=="doctor" call :build_native
set "CLASSES=%APP%\lib\*"
set "HEAP=1g"
if "%~1"=="" set "HEAP=256m"
if /i "%~1"=="jam" set "HEAP=256m"
if /i "%~1"=="train" (
  call :build_training || exit /b 1
  set /p LIBRARIES=<"%BUILD%\training-classpath"
  set "CLASSES=%APP%\lib\*;%ROOT%\model-runtime\training\target\run\classes;!LIBRARIES!"
  set "HEAP=4g"
  set "OMP_NUM_THREADS=1"
  set "MAIN=io.sideman.training.TrainMain"
  set "MAIN=io.sideman.training.TrainMain"
  set "OMP_NUM_THREADS=1"
)
rem What answers in a moment runs without the collector and the compiler of what lasts.
set "MANNER=-XX:+UseZGC -XX:ZUncommitDelay=20"
if /i "%~1"=="suggest" set "MANNER=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if /i "%~1 %~2"=="library search" set "MANNER=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
set "SHARED="
if exist "%APP%\classes.jsa" set "SHARED=-XX:SharedArchiveFile="%APP%\classes.jsa""
"%JAVA_HOME%\bin\java" %MANNER% -XX:-UsePerfData --add-modules jdk.incubator.vector ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  --add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED -Xmx%HEAP% %SHARED% ^
  -Xlog:cds=off -Xlog:aot=off -Dsideman.terminal=true "-Dsideman.presets=%ROOT%\presets" "-Dsideman.native=%BUILD%\native" ^
  %SIDEMAN_JAVA_OPTS% -cp "%CLASSES%" %MAIN% %*
exit /b %errorlevel%

rem Takes folder %1 as JDK when its release file names a version that is new enough.
:consider
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  for /f "delims=." %%m in ("%%~v") do if %%m geq %NEEDED% set "JDK=%~f1"
)
exit /b 0

rem The newest source file against the stamp; PowerShell is in every Windows that runs Java 25.
:build_app
powershell -NoProfile -Command "$s = Get-Item -ErrorAction SilentlyContinue '%APP%\stamp'; if (-not $s) { exit 1 }; $n = Get-ChildItem -Recurse -File '%ROOT%\midi-engine','%ROOT%\model-runtime','%ROOT%\plugin-bridge','%ROOT%\pom.xml' | Where-Object { ($_.FullName -match '\\src\\main\\' -or $_.Name -eq 'pom.xml') -and $_.LastWriteTime -gt $s.LastWriteTime } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
if not errorlevel 1 exit /b 0
>&2 echo sideman: building what has changed (the first time takes a minute or two)
if not exist "%BUILD%" mkdir "%BUILD%"
if exist "%ROOT%\plugin-bridge\target\run\app" rmdir /s /q "%ROOT%\plugin-bridge\target\run\app"
type nul >"%BUILD%\stamp"
pushd "%ROOT%"
call "%MAVEN%" -q -B -ntp -pl plugin-bridge -am package -Dmaven.test.skip=true ^
  -Dspotless.check.skip=true -Dbuild.folder=target/run -Dstrict.checks=-g -Dstrict.warnings=-g >"%BUILD%\build.log" 2>&1
set "CODE=!errorlevel!"
popd
if not "!CODE!"=="0" (
  >&2 findstr /b "[ERROR]" "%BUILD%\build.log"
  >&2 echo sideman: the build failed; all of it is in %BUILD%\build.log
  exit /b 1
)
if exist "%APP%" rmdir /s /q "%APP%"
if exist "%APP%" (
  >&2 echo sideman: another Sideman is running from %APP%; close it first.
  exit /b 1
)
move "%ROOT%\plugin-bridge\target\run\app" "%APP%" >nul || exit /b 1
move "%BUILD%\stamp" "%APP%\stamp" >nul
exit /b 0

:build_training
if exist "%BUILD%\training-classpath" exit /b 0
>&2 echo sideman: building the training programs (the first time fetches large libraries)
pushd "%ROOT%"
call "%MAVEN%" -q -B -ntp -pl model-runtime/training -am package dependency:build-classpath ^
  -Dmdep.outputFile=target/run/classpath -Dmaven.test.skip=true -Dspotless.check.skip=true ^
  -Dbuild.folder=target/run -Dstrict.checks=-g -Dstrict.warnings=-g >"%BUILD%\build.log" 2>&1
set "CODE=!errorlevel!"
popd
if not "!CODE!"=="0" (
  >&2 echo sideman: the build failed; all of it is in %BUILD%\build.log
  exit /b 1
)
copy /y "%ROOT%\model-runtime\training\target\run\classpath" "%BUILD%\training-classpath" >nul
exit /b 0

rem The native part (ports of our own): optional, so nothing here stops a start. Nobody has tried this on
rem Windows yet; the library itself was cross-built and run under wine.
:build_native
set "NATIVE=%BUILD%\native"
if exist "%NATIVE%\stamp" powershell -NoProfile -Command "$s = Get-Item '%NATIVE%\stamp'; $n = Get-ChildItem -Recurse -File '%ROOT%\native\edge','%ROOT%\native\shim','%ROOT%\native\include','%ROOT%\native\Makefile' | Where-Object { $_.LastWriteTime -gt $s.LastWriteTime } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }" && exit /b 0
if not exist "%NATIVE%" mkdir "%NATIVE%"
where g++ >nul 2>nul && where make >nul 2>nul && where sh >nul 2>nul && goto :make_native
if not exist "%NATIVE%\missing" >&2 echo sideman: no g++ and make, so there are no MIDI ports of Sideman's own; get them from https://www.msys2.org
>"%NATIVE%\missing" echo There is no g++ and make here, so Sideman has no MIDI ports of its own. Get them from https://www.msys2.org
exit /b 0
:make_native
>&2 echo sideman: building the native part (a minute, once)
make -C "%ROOT%/native" BUILD="../.build/native" CXX=g++ edge shim ports >"%NATIVE%\build.log" 2>&1
type nul >"%NATIVE%\stamp"
if exist "%NATIVE%\lib\sideman.dll" (
  if exist "%NATIVE%\missing" del "%NATIVE%\missing"
  exit /b 0
)
>"%NATIVE%\missing" echo Sideman's native part cannot be built here, so it has no MIDI ports of its own. See %NATIVE%\build.log
>&2 type "%NATIVE%\missing"
exit /b 0
