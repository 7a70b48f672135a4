package cli.data;

import cli.Exit;
import cli.LifeSign;
import cli.Output;
import datasets.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo data make}: the embedded data once more, from grammar and seeds. */
@Command(
        name = "make",
        description = "Writes the stories anew from grammar and seeds, with a manifest.",
        footer = {"", "Example:", "  ./dojo data make --out stories"})
final class MakeCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write into.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Manifest embedded = Manifest.embedded();
        Manifest made;
        try (var life = LifeSign.of("telling stories")) {
            made = embedded.make(out);
        }
        for (Manifest.Entry file : made.files()) {
            output.line("%s  %,d bytes  SHA-256 %s", out.resolve(file.name()), file.size(), file.sha256());
        }
        output.line(made.equals(embedded) ? "They are the embedded files to the byte."
                : "They differ from the embedded files.");
        return made.equals(embedded) ? Exit.DONE : Exit.NO;
    }
}
