package cli.data;

import cli.Exit;
import cli.Output;
import course.House;
import datasets.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo data list}: the embedded files, and whether tiny Shakespeare was fetched. */
@Command(
        name = "list",
        description = "Lists the embedded files and those that can be fetched.",
        footer = {"", "Example:", "  ./dojo data list --json"})
final class ListCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    @Override
    public Integer call() {
        Manifest manifest = Manifest.embedded();
        Path fetched = FetchCommand.home(House.find()).resolve(FetchCommand.FILE);
        if (json) {
            var fetchable = new LinkedHashMap<String, Object>();
            fetchable.put("name", FetchCommand.NAME);
            fetchable.put("file", Files.exists(fetched) ? fetched.toString() : null);
            var answer = new LinkedHashMap<String, Object>();
            answer.put("embedded", manifest.files());
            answer.put("fetchable", List.of(fetchable));
            output.json(answer);
            return Exit.DONE;
        }
        output.line("Embedded (--data embedded):");
        for (Manifest.Entry file : manifest.files()) {
            output.line("  %-24s %,11d bytes  %s%s", file.name(), file.size(), file.licence(), origin(file));
        }
        output.line("To be fetched:");
        output.line("  %-24s %,11d bytes  %s", FetchCommand.NAME, 1_115_394, Files.exists(fetched)
                ? fetched : "./dojo data fetch " + FetchCommand.NAME);
        return Exit.DONE;
    }

    private static String origin(Manifest.Entry file) {
        return file.seed() == null ? "  written by hand" : "  " + file.stories() + " stories, seed " + file.seed()
                + ", " + file.natsPerCharacter() + " nats per character";
    }
}
