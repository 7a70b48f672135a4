package cli.tour;

import cli.LifeSign;
import cli.Problem;
import cli.Side;
import cli.experiments.MoonsExperiment;
import cli.experiments.WordvecExperiment;
import cli.model.GptFolder;
import cli.model.Look;
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
import contracts.AttentionRecipe;
import contracts.AutogradRecipe;
import contracts.BpeRecipe;
import contracts.BpeVocabulary;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.Tokenizer;
import contracts.WordvecRecipe;
import datasets.Baselines;
import datasets.Stories;
import engine.Backend;
import engine.Tensor;
import engine.io.AtomicFiles;
import engine.metrics.MetricsLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The pipeline from text to a model that writes, each stage with the reference: tokenizer, word vectors, baselines,
 * gradients, pre-training, generation, a look into the attention.
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
    private static final int WORD_PASSES = 2;
    private static final List<String> PROMPTS = List.of("Once upon a time", "One morning", "\"Where is my");
    private static final int SAMPLE_TOKENS = 150;
    private static final String LOOKED_AT = "Once upon a time there was a little girl";

    /** All that the report shows. */
    record Findings(
            Map<String, Object> figures, List<MetricsLog.Row> metrics, Baselines baselines, double floor, double loss,
            Compression compression, WordvecExperiment.Result words, MoonsExperiment.Result moons,
            List<String> samples, Look look) {}

    /** Empty where it was interrupted. */
    Optional<Findings> run() throws IOException {
        try (var lock = RunLock.take(out)) {
            forgetEarlierTour();
            return stages();
        }
    }

    private Path model() {
        return out.resolve("model");
    }

    /** Deletes what an earlier tour left here, and nothing else: a tour begins anew. */
    private void forgetEarlierTour() throws IOException {
        if (!Files.exists(model())) {
            return;
        }
        if (!Files.exists(RunFile.in(model())) || !RunFile.read(model()).tokenizer().equals(TOKENIZER)) {
            throw new Problem(model() + " is not a tour's model, and a tour would delete it; name another --out.");
        }
        try (var lock = RunLock.take(model())) {
            Files.deleteIfExists(out.resolve(TourReport.PAGE));
            Files.deleteIfExists(out.resolve(TourReport.RESULTS));
            AtomicFiles.deleteFolder(model());
        }
    }

    private Optional<Findings> stages() throws IOException {
        long start = System.nanoTime();
        Corpus corpus = Corpus.of(Corpus.EMBEDDED);

        saying.accept("1/7 tokenizer: merges from " + corpus.train().length() / 1000 + " kB of stories");
        long tokenizerStart = System.nanoTime();
        BpeRecipe bpe = Side.reference(BpeRecipe.class);
        BpeVocabulary largest = during("learning merges", () ->
                bpe.train(corpus.train(), Compression.LARGEST, List.of()));
        double tokenizerSeconds = seconds(tokenizerStart);
        Compression compression = during("compressing", () -> Compression.of(bpe, largest, corpus.validation()));
        TokenizerFiles files = TokenizerFiles.bpe(Compression.first(largest, VOCABULARY));
        Tokenizer tokenizer = files.tokenizer();

        saying.accept("2/7 word vectors: which words stand in the same places");
        long wordsStart = System.nanoTime();
        WordvecExperiment.Result words = WordvecExperiment.run(
                Side.reference(WordvecRecipe.class), WordvecExperiment.settings(WORD_PASSES, seed));
        double wordsSeconds = seconds(wordsStart);

        saying.accept("3/7 baselines: what counting alone can do");
        Knobs knobs = Knobs.preset(PRESET).with(steps == null ? Map.of() : Map.of("steps", (double) steps));
        RunFile plan = new RunFile(
                corpus.name(), corpus.sha256(), TOKENIZER, PRESET, seed, RunFile.REFERENCE, knobs.values());
        Pretraining training = new Pretraining(model(), plan, corpus, files, Side.reference(GptRecipe.class));
        Baselines baselines = during("counting", () -> Baselines.of(
                training.train(), training.validation(), tokenizer.vocabularySize()));
        double charactersPerToken = (double) corpus.validation().length() / training.validation().length;
        double floor = during("reading the stories' choices", Stories::floor);

        saying.accept("4/7 gradients: a network of single numbers and two half moons");
        MoonsExperiment.Result moons = MoonsExperiment.run(Side.reference(AutogradRecipe.class), seed);

        saying.accept("5/7 pre-training: " + knobs.whole("steps") + " steps");
        RunResult result;
        try (Interruption interruption = new Interruption()) {
            result = training.begin(interruption);
            if (!result.finished()) {
                saying.accept("Stopped after step " + result.steps() + "; there is no report, but a model in "
                        + model());
                return Optional.empty();
            }
        }

        saying.accept("6/7 generation");
        GptFolder saved = GptFolder.open(ModelFolder.resolve(model()));
        GptConfig config = saved.config();
        Map<String, Tensor> weights = saved.weights();
        GptRecipe.Model gpt = Side.reference(GptRecipe.class).model(config, weights);
        List<String> samples = during("writing", () -> PROMPTS.stream()
                .map(prompt -> new Generation(gpt, config.context(), 0.7, 40, seed).text(tokenizer, prompt, SAMPLE_TOKENS))
                .toList());

        saying.accept("7/7 a look into the attention");
        Look look = Look.at(LOOKED_AT, tokenizer, config, weights, Side.reference(AttentionRecipe.class));

        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("val_loss", result.validationLoss());
        figures.put("val_loss_per_character", result.validationLoss() / charactersPerToken);
        figures.put("train_loss", result.trainLoss());
        figures.put("uniform", baselines.uniform());
        figures.put("unigram", baselines.unigram());
        figures.put("bigram", baselines.bigram());
        figures.put("floor", floor * charactersPerToken);
        figures.put("floor_per_character", floor);
        figures.put("vocabulary", tokenizer.vocabularySize());
        figures.put("characters_per_token", charactersPerToken);
        figures.put("tokenizer_seconds", tokenizerSeconds);
        figures.put("wordvec_gap", words.gap());
        figures.put("wordvec_seconds", wordsSeconds);
        figures.put("moons_accuracy", moons.tested());
        figures.put("moons_loss", moons.lastLoss());
        figures.put("moons_parameters", moons.parameters());
        figures.put("moons_seconds", moons.seconds());
        figures.put("parameters", result.parameters());
        figures.put("steps", result.steps());
        figures.put("tokens_per_second", result.tokensPerSecond());
        figures.put("pretrain_seconds", result.seconds());
        figures.put("seconds", seconds(start));
        figures.put("seed", seed);
        figures.put("backend", Backend.current().name());
        return Optional.of(new Findings(figures, MetricsLog.read(model().resolve("metrics.jsonl")), baselines,
                floor * charactersPerToken, result.validationLoss(), compression, words, moons, samples, look));
    }

    /** Work that cannot tell how far it is, with a sign of life. */
    private static <T> T during(String what, Supplier<T> work) {
        try (var life = LifeSign.of(what)) {
            return work.get();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
