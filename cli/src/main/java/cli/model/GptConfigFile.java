package cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import contracts.GptConfig;
import engine.io.BadCheckpoint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GPT-2's {@code config.json} as Hugging Face writes it. A value that this project's GPT cannot honour is refused by
 * name; values that change nothing here (dropout of attention weights, token numbers, generation) are passed over.
 */
final class GptConfigFile {

    private GptConfigFile() {}

    static GptConfig parse(Path file, JsonNode json) throws BadCheckpoint {
        onlyIf(file, json, "model_type", "gpt2");
        onlyIf(file, json, "activation_function", "gelu_new", "gelu_pytorch_tanh");
        onlyIf(file, json, "scale_attn_weights", "true");
        onlyIf(file, json, "scale_attn_by_inverse_layer_idx", "false");
        onlyIf(file, json, "reorder_and_upcast_attn", "false");
        onlyIf(file, json, "add_cross_attention", "false");
        onlyIf(file, json, "tie_word_embeddings", "true", "false"); // false is for the weights to contradict
        onlyIf(file, json, "quantization_config");
        int channels = whole(file, json, "n_embd");
        String positions = json.has("n_positions") ? "n_positions" : "n_ctx";
        fits(file, json, "n_embd", 4L * channels);
        fits(file, json, "vocab_size", channels);
        fits(file, json, positions, channels);
        if (json.hasNonNull("n_inner") && whole(file, json, "n_inner") != 4L * channels) {
            throw refused(file, "n_inner", json.get("n_inner"), "null or four times n_embd");
        }
        try {
            return new GptConfig(whole(file, json, "vocab_size"), whole(file, json, positions), channels,
                    whole(file, json, "n_layer"), whole(file, json, "n_head"),
                    number(file, json, "resid_pdrop", 0), number(file, json, "layer_norm_epsilon", 1e-5));
        } catch (IllegalArgumentException e) {
            throw new BadCheckpoint(file, e.getMessage().replaceFirst("\\.$", ""),
                    "give a checkpoint's own config.json");
        }
    }

    static Map<String, Object> toJson(GptConfig config) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architectures", List.of("GPT2LMHeadModel"));
        json.put("model_type", "gpt2");
        json.put("vocab_size", config.vocabulary());
        json.put("n_positions", config.context());
        json.put("n_ctx", config.context());
        json.put("n_embd", config.channels());
        json.put("n_layer", config.layers());
        json.put("n_head", config.heads());
        json.put("n_inner", null);
        json.put("activation_function", "gelu_new");
        json.put("layer_norm_epsilon", config.epsilon());
        json.put("embd_pdrop", config.dropout());
        json.put("resid_pdrop", config.dropout());
        json.put("attn_pdrop", 0.0);
        json.put("tie_word_embeddings", true);
        json.put("torch_dtype", "float32");
        return json;
    }

    /** A value that is absent or null passes. */
    private static void onlyIf(Path file, JsonNode json, String name, String... accepted) throws BadCheckpoint {
        if (json.hasNonNull(name) && !List.of(accepted).contains(json.get(name).asText())) {
            throw refused(file, name, json.get(name), accepted.length == 0 ? "absent" : String.join(" or ", accepted));
        }
    }

    private static BadCheckpoint refused(Path file, String name, JsonNode value, String accepted) {
        return new BadCheckpoint(file, name + " is " + BadCheckpoint.quote(value.toString())
                + ", which this GPT cannot honour", "it must be " + accepted);
    }

    /** Whether one array can hold a matrix of that many rows. */
    private static void fits(Path file, JsonNode json, String name, long columns) throws BadCheckpoint {
        if ((double) whole(file, json, name) * columns > Integer.MAX_VALUE) {
            throw refused(file, name, json.get(name), "so small that a matrix has fewer than 2^31 numbers");
        }
    }

    /** A number that may be absent or null. */
    private static double number(Path file, JsonNode json, String name, double absent) throws BadCheckpoint {
        if (json.hasNonNull(name) && !json.get(name).isNumber()) {
            throw refused(file, name, json.get(name), "a number");
        }
        return json.path(name).asDouble(absent);
    }

    private static int whole(Path file, JsonNode json, String name) throws BadCheckpoint {
        JsonNode value = json.path(name);
        if (!value.isInt() || value.intValue() < 1) {
            throw new BadCheckpoint(file, name + " is " + (value.isMissingNode() ? "missing"
                    : BadCheckpoint.quote(value.toString())), "it must be a whole number of at least 1");
        }
        return value.intValue();
    }
}
