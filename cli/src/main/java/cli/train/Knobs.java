package cli.train;

import cli.Problem;
import contracts.GptConfig;
import contracts.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every number of a pre-training run, by the name under which {@code --set} and {@code run.json} know it. A preset is
 * a set of such numbers.
 *
 * @param values one for each name of {@link #NAMES}
 */
public record Knobs(Map<String, Double> values) {

    /** Every number is there, and none that nobody knows. */
    public Knobs {
        if (!values.keySet().equals(NAMES.keySet()) || values.containsValue(null)) {
            throw new IllegalArgumentException("The numbers of a run are " + String.join(", ", NAMES.keySet()) + ".");
        }
    }

    /** Names and what they are, in the order of the help. */
    public static final Map<String, String> NAMES = names();

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("layers", "blocks");
        names.put("heads", "attention heads in each block");
        names.put("channels", "width of each token's vector");
        names.put("block", "tokens of a text, which is the model's context, too");
        names.put("dropout", "share of numbers that training drops");
        names.put("epsilon", "layer norm's");
        names.put("steps", "updates");
        names.put("batch", "texts of a micro-batch");
        names.put("accumulation", "micro-batches of an update");
        names.put("peak", "learning rate after the warm-up");
        names.put("floor", "learning rate at the end");
        names.put("warmup", "updates until the peak");
        names.put("beta1", "AdamW's decay of the mean");
        names.put("beta2", "AdamW's decay of the squares");
        names.put("adam-epsilon", "AdamW's");
        names.put("decay", "weight decay of matrices");
        names.put("clip", "largest norm of all gradients; 0 for none");
        names.put("evaluate-every", "updates between two evaluations; 0 for the end alone");
        names.put("save-every", "updates between two checkpoints; 0 for the end alone");
        return names;
    }

    /** The numbers of a preset; curriculum 06 gives those of baby and baby-gpu, larger is for measuring. */
    public static Knobs preset(String name) {
        return switch (name) {
            case "tiny" -> of(2, 2, 64, 32, 0, 300, 8, 3e-3, 3e-4, 20);
            case "baby" -> of(4, 4, 128, 64, 0, 2000, 12, 1e-3, 1e-4, 100);
            case "tour" -> of(4, 4, 128, 64, 0, 1200, 12, 2e-3, 2e-4, 60);
            case "larger" -> of(6, 6, 384, 256, 0, 2000, 8, 1e-3, 1e-4, 100);
            case "baby-gpu" -> of(6, 6, 384, 256, 0.2, 5000, 64, 1e-3, 1e-4, 100);
            default -> throw Problem.usage("There is no preset " + name + "; choose tiny, baby, tour, "
                    + "larger or baby-gpu.");
        };
    }

    private static Knobs of(double layers, double heads, double channels, double block, double dropout, double steps,
            double batch, double peak, double floor, double warmup) {
        double[] numbers = {layers, heads, channels, block, dropout, 1e-5, steps, batch, 1, peak, floor, warmup,
            0.9, 0.99, 1e-8, 0.1, 1, 500, 100};
        Map<String, Double> values = new LinkedHashMap<>();
        int i = 0;
        for (String name : NAMES.keySet()) {
            values.put(name, numbers[i++]);
        }
        return new Knobs(values);
    }

    /** These numbers with some replaced. */
    public Knobs with(Map<String, Double> changes) {
        Map<String, Double> changed = new LinkedHashMap<>(values);
        changes.forEach((name, value) -> {
            if (!NAMES.containsKey(name)) {
                throw Problem.usage("There is nothing named " + name + " to set; there are "
                        + String.join(", ", NAMES.keySet()) + ".");
            }
            changed.put(name, value);
        });
        return new Knobs(changed);
    }

    /** The model's shape; wrong usage where there is none of these numbers. */
    public GptConfig config(int vocabulary) {
        try {
            return new GptConfig(vocabulary, whole("block"), whole("channels"), whole("layers"), whole("heads"),
                    number("dropout"), number("epsilon"));
        } catch (IllegalArgumentException e) {
            throw Problem.usage(e.getMessage());
        }
    }

    /** How it is trained; wrong usage where nobody can train so. */
    public TrainingSettings settings(long seed) {
        for (String every : List.of("evaluate-every", "save-every")) {
            if (whole(every) < 0) {
                throw Problem.usage(every + " cannot be negative.");
            }
        }
        try {
            return new TrainingSettings(whole("steps"), whole("batch"), whole("block"), whole("accumulation"),
                    number("peak"), number("floor"), whole("warmup"), number("beta1"), number("beta2"),
                    number("adam-epsilon"), number("decay"), number("clip"), seed);
        } catch (IllegalArgumentException e) {
            throw Problem.usage(e.getMessage());
        }
    }

    public double number(String name) {
        return values.get(name);
    }

    public int whole(String name) {
        double value = number(name);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw Problem.usage(name + " must be a whole number below 2^31, not " + shown(value) + ".");
        }
        return (int) value;
    }

    /** A number as people write it: 12, not 12.0. */
    static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /** Whether an evaluation, or a checkpoint, is due after a step; {@code every} is the name of the number. */
    boolean due(String every, int step) {
        int steps = whole(every);
        return step == whole("steps") || steps > 0 && step > 0 && step % steps == 0;
    }
}
