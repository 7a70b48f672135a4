@echo off
rem LLM Dojo's one command on Windows: builds (each time, about three seconds), then runs the Java package `cli`.
rem UNTESTED: nobody has run this file yet; inside WSL the launcher `dojo` is the tested way.
rem Environment: JAVA_HOME (a JDK 17 or newer; else the java of the PATH), OMP_NUM_THREADS, DOJO_MEMORY (gigabytes).
setlocal

set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "TARGET=%ROOT%\cli\target"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo dojo: no java found; install a JDK 17 or newer and set JAVA_HOME to it. 1>&2
    exit /b 3
)
where mvn >nul 2>&1
if errorlevel 1 (
    echo dojo: no mvn on the PATH; install Maven 3.8 or newer. 1>&2
    exit /b 3
)

pushd "%ROOT%"
call mvn -q -B -o -pl "!chapters" process-classes >nul 2>&1
if errorlevel 1 (
    echo dojo: building; the first time this downloads about 190 MB. 1>&2
    call mvn -B -pl "!chapters" process-classes 1>&2
)
if errorlevel 1 (
    popd
    echo dojo: the build failed; Maven's errors stand above. 1>&2
    exit /b 3
)
popd

rem The class path is longer than a batch line may be, so java reads it from a file, with forward slashes.
powershell -NoProfile -Command "$p = (Get-Content -Raw $env:TARGET\classpath).Trim(); $a = '-cp ' + [char]34 + $env:TARGET + '\classes;' + $p + [char]34; Set-Content -Encoding ascii -Path $env:TARGET\java.args -Value $a.Replace('\', '/')"

set "NEWER="
"%JAVA%" --sun-misc-unsafe-memory-access=allow -version >nul 2>&1
if not errorlevel 1 set "NEWER=--sun-misc-unsafe-memory-access=allow"

if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=%NUMBER_OF_PROCESSORS%"
if not defined DOJO_MEMORY set "DOJO_MEMORY=6"
set /a PHYSICAL=DOJO_MEMORY + 4

"%JAVA%" -Xmx3g --enable-native-access=ALL-UNNAMED %NEWER% ^
    -Dorg.bytedeco.javacpp.maxbytes=%DOJO_MEMORY%g -Dorg.bytedeco.javacpp.maxphysicalbytes=%PHYSICAL%g ^
    -Dorg.nd4j.log.initialization=false -Djava.awt.headless=true "-Ddojo.home=%ROOT%" ^
    "@%TARGET%\java.args" cli.Dojo %*
exit /b %errorlevel%
