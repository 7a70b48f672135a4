package cli.data;

import cli.Exit;
import cli.LifeSign;
import cli.Output;
import datasets.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dojo data verify}: sizes, hashes and entropies against the manifest. */
@Command(
        name = "verify",
        description = "Checks sizes, SHA-256 and entropies against the manifest; exit code 1 where one differs.",
        footer = {"", "Example:", "  ./dojo data verify"})
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "A folder that `data make` wrote; else the embedded data.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Manifest manifest = folder == null ? Manifest.embedded() : Manifest.read(folder);
        List<String> wrong;
        try (var life = LifeSign.of("verifying")) {
            wrong = folder == null ? manifest.verify() : manifest.verify(folder);
        }
        wrong.forEach(sentence -> output.line("%s", sentence));
        if (wrong.isEmpty()) {
            output.line("All %d files are as the manifest says.", manifest.files().size());
        }
        return wrong.isEmpty() ? Exit.DONE : Exit.NO;
    }
}
