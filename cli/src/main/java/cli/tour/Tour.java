package cli.tour;

import cli.Problem;
import cli.Side;
import cli.model.GptFolder;
import cli.model.ModelFolder;
import cli.model.TokenizerFiles;
import cli.train.Corpus;
import cli.train.Generation;
import cli.train.Interruption;
import cli.train.Knobs;
import cli.train.Pretraining;
import cli.train.RunFile;
import cli.train.RunLock;
import cli.train.RunResult;
import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import contracts.GptRecipe;
import contracts.Tokenizer;
import datasets.Baselines;
import datasets.Stories;
import engine.Backend;
import engine.Tensor;
import engine.io.AtomicFiles;
import engine.metrics.MetricsLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import reference.transformer.AttentionMaps;
import reference.transformer.Gpt;

/**
 * The pipeline from text to a model that writes, each stage with the reference: tokenizer, baselines, pre-training,
 * generation, a look into the attention.
 *
 * @param out the folder that the tour fills
 * @param steps of pre-training; null for the preset's
 * @param seed all draws follow from it
 * @param saying takes a line for each stage
 */
record Tour(Path out, Integer steps, long seed, Consumer<String> saying) {

    private static final String PRESET = "tour";
    private static final String TOKENIZER = "tour"; // in run.json: trained on the way, which no other command does
    private static final int VOCABULARY = 512;
    private static final int[] VOCABULARIES = {256, 288, 320, 384, 512, 768, 1024};
    private static final List<String> PROMPTS = List.of("Once upon a time", "One morning", "\"Where is my");
    private static final String LOOKED_AT = "Once upon a time there was a little girl";

    /** All that the report shows. */
    record Findings(
            Map<String, Object> figures, List<MetricsLog.Row> metrics, Baselines baselines, double floor, double loss,
            double[] vocabularies, double[] bytesPerToken, List<String> samples, List<String> tokens,
            List<double[][]> maps) {}

    /** Null where it was interrupted. */
    Findings run() throws IOException {
        long start = System.nanoTime();
        Path model = out.resolve("model");
        forget(model);
        String text = Stories.train();

        saying.accept("1/5 tokenizer: " + VOCABULARY + " tokens from " + text.length() / 1000 + " kB of stories");
        long tokenizerStart = System.nanoTime();
        BpeRecipe bpe = Side.reference(BpeRecipe.class);
        BpeVocabulary vocabulary = bpe.train(text, VOCABULARY, List.of());
        double tokenizerSeconds = seconds(tokenizerStart);
        double[] compression = compression(bpe, text, Stories.validation());

        saying.accept("2/5 baselines: what counting alone can do");
        TokenizerFiles tokenizer = TokenizerFiles.bpe(vocabulary);
        Corpus corpus = Corpus.of("embedded");
        Knobs knobs = Knobs.preset(PRESET);
        if (steps != null) {
            knobs = knobs.with(Map.of("steps", (double) steps));
        }
        RunFile plan = new RunFile(corpus.name(), corpus.sha256(), TOKENIZER, PRESET, seed, RunFile.REFERENCE, knobs.values());
        Pretraining training = new Pretraining(model, plan, corpus, tokenizer, Side.reference(GptRecipe.class));
        int[] validation = training.validation();
        Baselines baselines = Baselines.of(training.train(), validation, tokenizer.tokenizer().vocabularySize());
        double charactersPerToken = (double) corpus.validation().length() / validation.length;
        double floor = Stories.floor() * charactersPerToken;

        saying.accept("3/5 pre-training: " + knobs.whole("steps") + " steps");
        RunResult result;
        try (Interruption interruption = new Interruption()) {
            result = training.begin(interruption);
            if (!result.finished()) {
                saying.accept("Stopped after step " + result.steps() + "; there is no report, but a model in " + model);
                return null;
            }
        }

        saying.accept("4/5 generation");
        GptFolder saved = GptFolder.open(ModelFolder.resolve(model));
        Gpt gpt = new Gpt(saved.config(), saved.weights());
        List<String> samples = new ArrayList<>();
        for (String prompt : PROMPTS) {
            samples.add(sample(gpt, saved.config().context(), tokenizer.tokenizer(), prompt));
        }

        saying.accept("5/5 a look into the attention");
        int[] looked = tokenizer.tokenizer().encode(LOOKED_AT);
        List<String> tokens = new ArrayList<>();
        for (int id : looked) {
            tokens.add(tokenizer.tokenizer().decode(new int[] {id}).replace(' ', '_'));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("val_loss", result.validationLoss());
        figures.put("val_loss_per_character", result.validationLoss() / charactersPerToken);
        figures.put("train_loss", result.trainLoss());
        figures.put("uniform", baselines.uniform());
        figures.put("unigram", baselines.unigram());
        figures.put("bigram", baselines.bigram());
        figures.put("floor", floor);
        figures.put("floor_per_character", Stories.floor());
        figures.put("vocabulary", tokenizer.tokenizer().vocabularySize());
        figures.put("characters_per_token", charactersPerToken);
        figures.put("tokenizer_seconds", tokenizerSeconds);
        figures.put("parameters", result.parameters());
        figures.put("steps", result.steps());
        figures.put("tokens_per_second", result.tokensPerSecond());
        figures.put("pretrain_seconds", result.seconds());
        figures.put("seconds", seconds(start));
        figures.put("seed", seed);
        figures.put("backend", Backend.current().name());
        return new Findings(figures, MetricsLog.read(model.resolve("metrics.jsonl")), baselines, floor,
                result.validationLoss(), doubles(VOCABULARIES), compression, samples, tokens, maps(new AttentionMaps(saved.config(), saved.weights()), looked));
    }

    /** Deletes the model of an earlier tour, and nothing else: a tour begins anew. */
    private static void forget(Path model) throws IOException {
        if (!Files.exists(model)) {
            return;
        }
        if (!Files.exists(RunFile.in(model)) || !RunFile.read(model).tokenizer().equals(TOKENIZER)) {
            throw new Problem(model + " is not a tour's model, and a tour would delete it; name another --out.");
        }
        try (var lock = RunLock.take(model)) {
            AtomicFiles.deleteFolder(model);
        }
    }

    /** Bytes per token of the validation text, for each size of vocabulary: the first merges of one long training. */
    private static double[] compression(BpeRecipe bpe, String train, String validation) {
        BpeVocabulary largest = bpe.train(train, VOCABULARIES[VOCABULARIES.length - 1], List.of());
        double bytes = validation.getBytes(StandardCharsets.UTF_8).length;
        double[] perToken = new double[VOCABULARIES.length];
        for (int i = 0; i < VOCABULARIES.length; i++) {
            int merges = Math.min(VOCABULARIES[i] - 256, largest.merges().size());
            BpeVocabulary smaller = BpeVocabulary.trained(largest.merges().subList(0, merges), List.of());
            perToken[i] = bytes / bpe.tokenizer(smaller).encode(validation).length;
        }
        return perToken;
    }

    private String sample(GptRecipe.Model gpt, int context, Tokenizer tokenizer, String prompt) {
        Generation generation = new Generation(gpt, context, 0.7, 40, seed);
        List<Integer> ids = new ArrayList<>();
        generation.goOn(tokenizer.encode(prompt), 150, ids::add);
        return prompt + tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The first head of each layer, (T, T). */
    private static List<double[][]> maps(AttentionMaps attention, int[] ids) {
        List<double[][]> maps = new ArrayList<>();
        try (Backend.Scope scope = Backend.current().scope()) {
            for (Tensor layer : attention.of(ids)) {
                maps.add(rows(layer.slice(1, 0, 1).toDoubles(), ids.length));
            }
        }
        return maps;
    }

    private static double[][] rows(double[] flat, int columns) {
        double[][] rows = new double[flat.length / columns][columns];
        for (int i = 0; i < flat.length; i++) {
            rows[i / columns][i % columns] = flat[i];
        }
        return rows;
    }

    private static double[] doubles(int[] numbers) {
        return Arrays.stream(numbers).asDoubleStream().toArray();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
