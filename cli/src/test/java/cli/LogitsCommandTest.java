package cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dojo logits} on the tiny GPT-2 that PyTorch wrote, on its variants, and on what claims to be a checkpoint. */
class LogitsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static Ran logits(Path model, String ids) {
        return Ran.here("logits", "--model", model.toString(), "--ids", ids, "--json");
    }

    private static String ids() throws IOException {
        return StreamSupport.stream(TinyGpt2.logits().get("ids").spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    private static void assertPyTorchs(Ran ran, double tolerance) throws IOException {
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.DONE);
        JsonNode expected = TinyGpt2.logits();
        JsonNode actual = JSON.readTree(ran.out());
        assertThat(actual.get("shape")).isEqualTo(expected.get("shape"));
        assertThat(actual.get("logits")).hasSameSizeAs(expected.get("logits"));
        for (int t = 0; t < expected.get("logits").size(); t++) {
            assertThat(actual.at("/logits/" + t)).hasSameSizeAs(expected.at("/logits/" + t));
            for (int v = 0; v < expected.at("/logits/" + t).size(); v++) {
                String place = "/logits/" + t + "/" + v;
                assertThat(actual.at(place).asDouble()).as(place)
                        .isCloseTo(expected.at(place).asDouble(), within(tolerance));
            }
        }
    }

    @Test
    void pytorchs_logits_come_out_of_a_process_with_little_memory() throws IOException {
        assertPyTorchs(Ran.dojo(List.of("-Xmx128m"), new byte[0], "logits", "--model", TinyGpt2.folder().toString(),
                "--ids", ids(), "--json"), 1e-4);
    }

    @Test
    void names_stand_with_or_without_their_prefix() throws IOException {
        TinyGpt2 original = TinyGpt2.original();
        assertPyTorchs(logits(original.renamed(n -> n.replaceFirst("^transformer\\.", "")).write(folder.resolve("a")),
                ids()), 1e-4);
        assertPyTorchs(logits(original.renamed(n -> n.replaceFirst("^(?!transformer\\.)", "transformer."))
                .write(folder.resolve("b")), ids()), 1e-4);
    }

    @Test
    void stored_masks_are_passed_over_and_an_equal_head_is_accepted() throws IOException {
        TinyGpt2 model = TinyGpt2.original().renamed(n -> n.replaceFirst("^(?!transformer\\.)", "transformer."));
        model.tensors().put("transformer.h.0.attn.bias",
                new TinyGpt2.Stored("BOOL", new int[] {1, 1, 2, 2}, new byte[4]));
        model.tensors().put("h.1.attn.masked_bias", TinyGpt2.Stored.floats(new int[] {}, new float[] {-1e4f}));
        model.tensors().put("lm_head.weight", model.tensors().get("transformer.wte.weight"));
        model.config().put("tie_word_embeddings", false);
        assertPyTorchs(logits(model.write(folder), ids()), 1e-4);
    }

    @Test
    void another_head_is_refused() throws IOException {
        TinyGpt2 model = TinyGpt2.original();
        String embeddings = model.name("wte.weight");
        TinyGpt2.Stored tensor = model.tensors().get(embeddings);
        float[] other = tensor.floats();
        other[3] += 1e-3f;
        model.tensors().put("lm_head.weight", TinyGpt2.Stored.floats(tensor.shape(), other));
        assertRefused(logits(model.write(folder.resolve("a")), "1"), "lm_head.weight", "differs");
        model.tensors().put("lm_head.weight", TinyGpt2.Stored.floats(new int[] {1}, new float[] {0}));
        assertRefused(logits(model.write(folder.resolve("b")), "1"), "lm_head.weight", "differs");
        model.tensors().remove("lm_head.weight");
        model.config().put("tie_word_embeddings", false);
        assertRefused(logits(model.write(folder.resolve("c")), "1"), "tie_word_embeddings", "lm_head.weight");
    }

    @Test
    void halves_of_both_kinds_are_widened() throws IOException {
        TinyGpt2 original = TinyGpt2.original();
        assertPyTorchs(logits(original.changed(TinyGpt2.Stored::float16).write(folder.resolve("a")), ids()), 2e-2);
        assertPyTorchs(logits(original.changed(TinyGpt2.Stored::bfloat16).write(folder.resolve("b")), ids()), 2e-1);
        Ran exact = logits(original.changed(t -> widened(t.bfloat16())).write(folder.resolve("c")), ids());
        assertThat(logits(folder.resolve("b"), ids()).out()).isEqualTo(exact.out());
    }

    private static TinyGpt2.Stored widened(TinyGpt2.Stored brain) {
        byte[] bytes = new byte[brain.bytes().length * 2];
        for (int i = 0; i < brain.bytes().length; i++) {
            bytes[i / 2 * 4 + 2 + i % 2] = brain.bytes()[i];
        }
        return new TinyGpt2.Stored("F32", brain.shape(), bytes);
    }

    @Test
    void tensors_that_are_missing_unknown_misshapen_or_doubled_are_named() throws IOException {
        TinyGpt2 missing = TinyGpt2.original();
        String norm = missing.name("h.1.ln_2.bias");
        TinyGpt2.Stored bias = missing.tensors().remove(norm);
        assertRefused(logits(missing.write(folder.resolve("a")), "1"), "h.1.ln_2.bias", "missing");
        TinyGpt2 unknown = TinyGpt2.original();
        unknown.tensors().put("score.weight", bias);
        assertRefused(logits(unknown.write(folder.resolve("b")), "1"), "score.weight");
        TinyGpt2 misshapen = TinyGpt2.original();
        misshapen.tensors().put(norm, TinyGpt2.Stored.floats(new int[] {2, 3}, bias.floats()));
        assertRefused(logits(misshapen.write(folder.resolve("c")), "1"), norm, "(2, 3)", "(6)");
        TinyGpt2 doubled = TinyGpt2.original();
        doubled.tensors().put(norm.startsWith("transformer.") ? norm.substring(12) : "transformer." + norm, bias);
        assertRefused(logits(doubled.write(folder.resolve("d")), "1"), "h.1.ln_2.bias", "twice");
        TinyGpt2 integers = TinyGpt2.original();
        integers.tensors().put(norm, new TinyGpt2.Stored("I32", bias.shape(), bias.bytes()));
        assertRefused(logits(integers.write(folder.resolve("e")), "1"), norm, "I32");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "activation_function | \"gelu\"", "activation_function | \"relu\"", "n_inner | 25", "n_inner | \"24\"",
        "scale_attn_weights | false", "scale_attn_by_inverse_layer_idx | true", "reorder_and_upcast_attn | true",
        "add_cross_attention | true", "tie_word_embeddings | \"perhaps\"", "quantization_config | {\"bits\":4}",
        "model_type | \"llama\"", "n_layer | 2147483647", "n_layer | 2147483648", "n_layer | 0", "n_layer | -2",
        "n_layer | \"2\"", "n_layer | 2.5", "n_layer | null", "n_layer | [2]", "n_embd | 46341", "n_embd | 2147483647",
        "n_embd | 1e400", "vocab_size | 2147483647", "n_positions | 2147483647", "n_head | 4", "n_head | 7",
        "layer_norm_epsilon | \"small\"", "layer_norm_epsilon | 0", "layer_norm_epsilon | -1", "resid_pdrop | 1.5"})
    void what_the_model_cannot_honour_is_refused_by_name(String name, String value) throws IOException {
        TinyGpt2 model = TinyGpt2.original();
        model.write(folder);
        String config = model.config().put(name, "VALUE").toString().replace("\"VALUE\"", value);
        Files.writeString(folder.resolve("config.json"), config);
        String told = switch (name) {
            case "n_head" -> "heads";
            case "layer_norm_epsilon" -> "epsilon";
            case "resid_pdrop" -> "dropout";
            default -> name;
        };
        assertRefused(logits(folder, "1"), "config.json", told);
    }

    @Test
    void a_config_that_is_none_is_refused() throws IOException {
        TinyGpt2.original().write(folder);
        Path config = folder.resolve("config.json");
        for (String text : List.of("", "{", "[1]", "7", "null", "{\"n_layer\":", "[".repeat(100_000),
                "{\"a\":".repeat(50_000), "\0\0\0", "{\"n_layer\":" + "9".repeat(5_000) + "}")) {
            Files.writeString(config, text);
            assertRefused(logits(folder, "1"), "config.json");
        }
        Files.writeString(config, " ".repeat(2_000_000) + "{}");
        assertRefused(logits(folder, "1"), "config.json", "larger");
        Files.delete(config);
        assertThat(logits(folder, "1").exit()).isEqualTo(Exit.FAILED);
        Files.createDirectory(config);
        assertRefused(logits(folder, "1"), "config.json");
    }

    private static final String TENSOR = "\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":";

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "nonsense", "{\"wte.weight\":7}", "{\"wte.weight\":{}}",
        "{\"wte.weight\":{" + TENSOR + "[0,9223372036854775807]}}", "{\"wte.weight\":{" + TENSOR + "[-8,0]}}",
        "{\"wte.weight\":{" + TENSOR + "[8,0]}}", "{\"wte.weight\":{" + TENSOR + "[0,16]}}",
        "{\"wte.weight\":{" + TENSOR + "[0,4]}}", "{\"wte.weight\":{" + TENSOR + "[1e1,8]}}",
        "{\"a\":{" + TENSOR + "[0,8]},\"b\":{" + TENSOR + "[0,8]}}",
        "{\"wte.weight\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}",
        "{\"wte.weight\":{\"dtype\":\"F32\",\"shape\":[2147483648,2147483648],\"data_offsets\":[0,8]}}",
        "{\"wte.weight\":{\"dtype\":\"F4\",\"shape\":[2],\"data_offsets\":[0,8]}}"})
    void hostile_headers_are_refused(String header) throws IOException {
        assertRefused(logits(TinyGpt2.original().write(folder, header, new byte[8]), "1"), "model.safetensors");
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 1_000, 100_000_001, Long.MAX_VALUE, Long.MAX_VALUE - 7, -1, Long.MIN_VALUE})
    void a_header_longer_than_the_file_is_refused(long length) throws IOException {
        assertRefused(logits(TinyGpt2.original().write(folder, length, "{}".getBytes(), new byte[0]), "1"),
                "model.safetensors");
    }

    @Test
    void a_truncated_file_is_refused_wherever_it_ends() throws IOException {
        TinyGpt2.original().write(folder);
        Path file = folder.resolve("model.safetensors");
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 8, 9, 500, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(logits(folder, "1"), "model.safetensors");
        }
        Files.delete(file);
        assertRefused(logits(folder, "1"), "model.safetensors");
    }

    @Test
    void a_hostile_file_is_refused_in_a_process_with_little_memory() throws IOException {
        TinyGpt2 model = TinyGpt2.original();
        model.config().put("n_layer", Integer.MAX_VALUE);
        model.write(folder);
        Ran ran = Ran.dojo(List.of("-Xmx32m"), new byte[0], "logits", "--model", folder.toString(), "--ids", "1");
        assertRefused(ran, "n_layer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"11 | 3 | 11", "-1 | 3 | -1", "1,2,3,4,5,6,7,8,9 | 3 | n_positions",
        "x | 2 | x", "1,,2 | 2 | --ids", "'' | 2 | --ids", "2147483648 | 2 | 2147483648", "1.5 | 2 | 1.5"})
    void ids_that_the_model_does_not_have_are_refused(String ids, int exit, String says) {
        Ran ran = logits(TinyGpt2.folder(), ids);
        assertThat(ran.exit()).isEqualTo(exit);
        assertThat(ran.sentence()).contains(says);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void a_table_is_for_people() throws IOException {
        Ran ran = Ran.here("logits", "--model", TinyGpt2.folder().toString(), "--ids", ids());
        assertThat(ran.out().lines()).hasSize(TinyGpt2.logits().get("ids").size())
                .allMatch(line -> line.startsWith("position "));
    }

    @Test
    void a_folder_that_holds_no_model_is_named() throws IOException {
        assertRefused(logits(folder.resolve("none"), "1"), "none", "does not exist");
        assertRefused(logits(folder, "1"), "neither a checkpoint");
        assertRefused(logits(Files.writeString(folder.resolve("file"), "x"), "1"), "file");
    }

    private static void assertRefused(Ran ran, String... says) {
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.FAILED);
        assertThat(ran.sentence()).contains(says);
        assertThat(ran.out()).isEmpty();
    }
}
