package course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Copies of a learner's chapters, made before anything is written over: {@code .dojo/backups/<time>-04-attention}. */
final class Backups {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final House house;

    Backups(House house) {
        this.house = house;
    }

    /** Copies a chapter's sources as they are. Gives the folder; empty where there is nothing to keep. */
    Optional<Path> keep(Chapter chapter) {
        List<Path> files = Sources.files(house.work(chapter));
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Path backup = free(LocalDateTime.now().format(TIME) + "-" + chapter.folder());
        try {
            for (Path file : files) {
                Path copy = backup.resolve(house.work(chapter).relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("no backup could be made in " + backup + ", nothing was changed", problem);
        }
        return Optional.of(backup);
    }

    private Path free(String name) {
        Path backups = house.memory().resolve("backups");
        Path backup = backups.resolve(name);
        for (int again = 2; Files.exists(backup); again++) {
            backup = backups.resolve(name + "-" + again);
        }
        return backup;
    }
}
