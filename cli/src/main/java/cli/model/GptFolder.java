package cli.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import contracts.GptConfig;
import engine.Backend;
import engine.Shape;
import engine.Tensor;
import engine.io.BadCheckpoint;
import engine.io.Safetensors;
import engine.io.SafetensorsFile;
import engine.io.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reference.transformer.Gpt;

/**
 * A GPT-2 in Hugging Face's form: a folder with {@code config.json} and {@code model.safetensors}.
 *
 * <p>Names stand with or without the prefix {@code transformer.}; stored causal masks are passed over; an
 * {@code lm_head.weight} is accepted where it equals the token embeddings. Opening checks names, shapes and types;
 * numbers are read when they are asked for.
 */
public final class GptFolder {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String EMBEDDINGS = "wte.weight";
    private static final String PREFIX = "transformer.";
    private static final String HEAD = "lm_head.weight";
    private static final int LARGEST_CONFIG = 1 << 20; // bytes

    private final GptConfig config;
    private final boolean tied;
    private final Path weightsFile;
    private final SafetensorsFile file;
    private final Map<String, String> stored; // the file's name of each weight

    private GptFolder(GptConfig config, boolean tied, Path weightsFile, SafetensorsFile file,
            Map<String, String> stored) {
        this.config = config;
        this.tied = tied;
        this.weightsFile = weightsFile;
        this.file = file;
        this.stored = stored;
    }

    /** @param folder a checkpoint's */
    public static GptFolder open(Path folder) throws IOException {
        Path configFile = folder.resolve(CONFIG);
        JsonNode json = json(configFile);
        GptConfig config = GptConfigFile.parse(configFile, json);
        Path weightsFile = folder.resolve(WEIGHTS);
        SafetensorsFile file = SafetensorsFile.open(weightsFile);
        if (config.layers() > file.tensors().size()) { // before a list of so many names is made
            throw new BadCheckpoint(configFile, "n_layer is " + config.layers() + ", but " + WEIGHTS + " holds only "
                    + file.tensors().size() + " tensors", "give the two files of one model");
        }
        boolean tied = json.path("tie_word_embeddings").asBoolean(true);
        return new GptFolder(config, tied, weightsFile, file, storedNames(weightsFile, file, config));
    }

    /** The model's shape. */
    public GptConfig config() {
        return config;
    }

    /** The weights by GPT-2's names without the prefix, float32 constants. */
    public Map<String, Tensor> weights() throws IOException {
        requireTiedHead();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Backend backend = Backend.current();
        for (Map.Entry<String, int[]> expected : Gpt.shapes(config).entrySet()) {
            float[] numbers = file.floats(stored.get(expected.getKey()));
            weights.put(expected.getKey(), Tensor.constant(backend, backend.of(numbers, expected.getValue())));
        }
        return weights;
    }

    private void requireTiedHead() throws IOException {
        List<String> heads = Stream.of(HEAD, PREFIX + HEAD).filter(file::has).toList();
        if (heads.isEmpty() && !tied) {
            throw new BadCheckpoint(weightsFile, "tie_word_embeddings is false and the tensor " + HEAD + " is missing",
                    "give a whole checkpoint");
        }
        for (String head : heads) {
            if (!Arrays.equals(file.floats(head), file.floats(stored.get(EMBEDDINGS)))) {
                throw new BadCheckpoint(weightsFile, head + " differs from the token embeddings",
                        "give a model whose output matrix is tied to " + EMBEDDINGS + ", as GPT-2's is");
            }
        }
    }

    /** The file's name of each weight, once every tensor is known to be there, in its shape, and none too many. */
    private static Map<String, String> storedNames(Path path, SafetensorsFile file, GptConfig config)
            throws BadCheckpoint {
        Map<String, int[]> shapes = Gpt.shapes(config);
        Map<String, String> stored = new LinkedHashMap<>();
        for (SafetensorsFile.Entry entry : file.tensors()) {
            String name = entry.name().startsWith(PREFIX) ? entry.name().substring(PREFIX.length()) : entry.name();
            if (name.matches("h\\.\\d+\\.attn\\.(bias|masked_bias)") || name.equals(HEAD)) {
                continue; // a mask that is no weight; the head is compared below
            }
            int[] shape = shapes.get(name);
            if (shape == null) {
                throw new BadCheckpoint(path, "the tensor " + BadCheckpoint.quote(entry.name())
                        + " is none of a GPT-2 of " + config.layers() + " layers", "give a GPT-2 checkpoint");
            }
            if (!Arrays.equals(shape, entry.shape())) {
                throw new BadCheckpoint(path, "the tensor " + BadCheckpoint.quote(entry.name()) + " has shape "
                        + Shape.show(entry.shape()) + " where " + CONFIG + " asks for " + Shape.show(shape),
                        "give the two files of one model");
            }
            if (!entry.dtype().fitsFloat()) {
                throw new BadCheckpoint(path, "the tensor " + BadCheckpoint.quote(entry.name()) + " has type "
                        + entry.dtype(), "convert the checkpoint to F32, F16 or BF16");
            }
            if (stored.put(name, entry.name()) != null) {
                throw new BadCheckpoint(path, "the tensor " + BadCheckpoint.quote(name) + " is there twice, with the "
                        + "prefix transformer. and without", "remove one of them");
            }
        }
        for (String name : shapes.keySet()) {
            if (!stored.containsKey(name)) {
                throw new BadCheckpoint(path, "the tensor " + name + " is missing", "give a whole GPT-2 checkpoint");
            }
        }
        return stored;
    }

    /** Writes both files into a folder that is there. */
    public static void write(Path folder, GptConfig config, Map<String, Tensor> weights) throws IOException {
        JSON.writeValue(folder.resolve(CONFIG).toFile(), GptConfigFile.toJson(config));
        List<StoredTensor> stored = new ArrayList<>();
        weights.forEach((name, weight) -> stored.add(
                new StoredTensor.Floats(PREFIX + name, weight.shape(), weight.backend().toFloats(weight.value()))));
        Safetensors.write(folder.resolve(WEIGHTS), stored, Safetensors.FORMAT_PT);
    }

    /** A small JSON file, or one sentence. */
    static JsonNode json(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadCheckpoint(file, "the file does not exist", "give the folder of a whole checkpoint");
        }
        if (Files.size(file) > LARGEST_CONFIG) {
            throw new BadCheckpoint(file, "it is larger than a megabyte", "give a checkpoint's own " + CONFIG);
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            if (!root.isObject()) {
                throw new BadCheckpoint(file, "it holds no JSON object", "give a checkpoint's own file");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new BadCheckpoint(file, "it is not JSON: " + BadCheckpoint.quote(e.getOriginalMessage()),
                    "give a checkpoint's own file");
        }
    }
}
