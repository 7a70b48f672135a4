package cli.train;

import cli.Parts;
import cli.Problem;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import course.House;
import course.MemoryFile;
import engine.io.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A training of the learner's own GPT, as {@code .dojo/runs.json} remembers it, so that {@code ./dojo report} finds it.
 *
 * @param folder the run's, an absolute path; it may be gone by now
 * @param day when it was trained last, {@code 2024-02-27}
 * @param steps done
 * @param validationLoss nats per token; empty where the run has not come to its end
 * @param parts whose code it was when it was trained last
 */
public record LearnerRun(
        Path folder, String day, int steps, long parameters, Optional<Double> validationLoss, Parts parts) {

    private static final String RUNS = "runs";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All runs, the latest last, and a sentence where a damaged list was set aside. */
    public record Listed(List<LearnerRun> runs, Optional<String> notice) {}

    /** Whether the folder still holds a model of the learner's. */
    public boolean isThere() {
        try {
            return !RunFile.read(folder).side().equals(RunFile.REFERENCE) && new Checkpoints(folder).latest().isPresent();
        } catch (IOException | Problem gone) {
            return false;
        }
    }

    /** All that is remembered. */
    public static Listed all(House house) {
        MemoryFile file = file(house);
        List<LearnerRun> runs = new ArrayList<>();
        file.read().path(RUNS).forEach(run -> runs.add(of(run)));
        return new Listed(List.copyOf(runs), file.notice());
    }

    /** Remembers this run as the latest one, in place of what its folder held before. */
    void note(House house) {
        file(house).update(root -> {
            ArrayNode runs = root.withArray("/" + RUNS);
            for (int i = runs.size() - 1; i >= 0; i--) {
                if (runs.get(i).path("folder").asText().equals(folder.toString())) {
                    runs.remove(i);
                }
            }
            ObjectNode run = runs.addObject().put("folder", folder.toString()).put("day", day).put("steps", steps)
                    .put("parameters", parameters);
            validationLoss.ifPresent(loss -> run.put("val_loss", loss));
            run.set("mine", JSON.valueToTree(parts.mine()));
            run.set("lent", JSON.valueToTree(parts.lent()));
        });
    }

    private static MemoryFile file(House house) {
        return new MemoryFile(house, "runs", "the report knows none of your earlier runs", root -> {
            MemoryFile.demand(root.path(RUNS).isArray(), root.path(RUNS));
            root.path(RUNS).forEach(LearnerRun::of);
        });
    }

    private static LearnerRun of(JsonNode run) {
        JsonNode loss = run.path("val_loss");
        if (!run.path("folder").isTextual() || !run.path("steps").isInt()) {
            throw new IllegalArgumentException("A run has a folder and steps.");
        }
        return new LearnerRun(Path.of(run.path("folder").asText()), run.path("day").asText(), run.path("steps").asInt(),
                run.path("parameters").asLong(), loss.isNumber() ? Optional.of(loss.asDouble()) : Optional.empty(),
                new Parts(ids(run.path("mine")), ids(run.path("lent"))));
    }

    private static List<String> ids(JsonNode array) {
        return array.isMissingNode() ? List.of() : JSON.convertValue(array, new TypeReference<List<String>>() {});
    }
}
