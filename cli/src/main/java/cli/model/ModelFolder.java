package cli.model;

import cli.Problem;
import engine.io.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which checkpoint {@code --model} means: a checkpoint's folder, or a run's folder, whose latest one it then is. */
public final class ModelFolder {

    private ModelFolder() {}

    public static Path resolve(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Problem("The folder " + folder + " does not exist; ./dojo pretrain gpt writes one.");
        }
        if (Files.exists(folder.resolve("config.json"))) {
            return folder;
        }
        Checkpoints checkpoints = new Checkpoints(folder);
        return checkpoints.folder(checkpoints.latest().orElseThrow(() -> new Problem("The folder " + folder
                + " holds neither a checkpoint (config.json) nor a run with one (step-N).")));
    }
}
