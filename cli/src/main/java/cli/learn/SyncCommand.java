package cli.learn;

import cli.Exit;
import cli.Output;
import course.House;
import course.Sync;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo sync}: the chapters' skeletons, made anew from the reference. For those who write the course. */
@Command(
        name = "sync",
        description = {"Writes the skeletons in chapters anew from solutions, for those who write the course.",
            "What a learner wrote there is written over; a backup stays in .dojo/backups."},
        footer = {"", "Example:", "  ./dojo sync --check"})
public final class SyncCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--check", description = "Change nothing; exit code 1 where chapters is not what sync would write.")
    private boolean check;

    @Override
    public Integer call() {
        var sync = new Sync(House.find());
        List<String> files = check ? sync.check() : sync.write();
        files.forEach(file -> output.line("%s", file));
        if (files.isEmpty()) {
            output.line("The chapters are in sync with the solutions.");
        }
        return check && !files.isEmpty() ? Exit.NO : Exit.DONE;
    }
}
