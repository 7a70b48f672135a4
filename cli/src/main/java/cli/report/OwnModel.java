package cli.report;

import cli.LifeSign;
import cli.Output;
import cli.Parts;
import cli.Sentence;
import cli.Side;
import cli.model.GptFolder;
import cli.model.Look;
import cli.model.ModelFolder;
import cli.model.TokenizerFiles;
import cli.train.Corpus;
import cli.train.Generation;
import cli.train.LearnerRun;
import cli.train.RunFile;
import contracts.AttentionRecipe;
import contracts.GptConfig;
import contracts.GptRecipe;
import contracts.Tokenizer;
import course.House;
import course.LearnerLoader;
import engine.Tensor;
import engine.metrics.MetricsLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A GPT that the learner's code trained, with the text that it was trained on.
 *
 * @param checkpoint the latest one of its run
 */
record OwnModel(RunFile plan, Path checkpoint, Corpus corpus, Tokenizer tokenizer, List<MetricsLog.Row> metrics) {

    private static final String STORIES_BEGIN = "Once upon a time there was a little girl";
    private static final int PROMPT = 16; // characters of another text
    private static final int LOOKED_AT = 40;
    private static final int SAMPLE_TOKENS = 200;
    private static final double TEMPERATURE = 0.7;
    private static final int TOP_K = 40;
    static final String SAMPLING = "temperature 0.7, the 40 likeliest tokens";

    /**
     * What the learner's code made of it just now.
     *
     * @param parts whose code it was
     * @param problem why it made nothing, as a sentence; empty where it worked
     */
    record Work(List<String> samples, List<String> maps, Parts parts, String problem) {}

    static OwnModel open(LearnerRun run) throws IOException {
        RunFile plan = RunFile.read(run.folder());
        Path checkpoint = ModelFolder.resolve(run.folder());
        Path metrics = run.folder().resolve("metrics.jsonl");
        return new OwnModel(plan, checkpoint, Corpus.of(plan.data()), TokenizerFiles.read(checkpoint).tokenizer(),
                Files.exists(metrics) ? MetricsLog.read(metrics) : List.of());
    }

    Ladder ladder() {
        return Ladder.of(corpus, tokenizer);
    }

    /** Lets it write and looks into its attention, with the learner's chapters as they are now. */
    Work work(House house, Output output) throws IOException {
        Parts parts = new Parts(List.of(), List.of());
        GptFolder saved = GptFolder.open(checkpoint);
        GptConfig config = saved.config();
        Map<String, Tensor> weights = saved.weights();
        try {
            parts = Parts.of(house, Side.chapterOf(GptRecipe.class, house));
            LearnerLoader mine = Side.mine(plan.side().equals(RunFile.MINE_FILLED), output, GptRecipe.class);
            try (var life = LifeSign.of("writing with your model")) {
                GptRecipe.Model gpt = Side.in(mine, GptRecipe.class).model(config, weights);
                Generation generation = new Generation(gpt, config.context(), TEMPERATURE, TOP_K, plan.seed());
                String begin = begin();
                String prompt = begin.substring(0, Math.min(PROMPT, begin.length()));
                Look look = Look.at(begin, tokenizer, config, weights, Side.in(mine, AttentionRecipe.class));
                return new Work(List.of(generation.text(tokenizer, prompt, SAMPLE_TOKENS)), look.pictures(), parts, "");
            }
        } catch (RuntimeException | LinkageError | StackOverflowError theirs) { // the page shows what else there is
            return new Work(List.of(), List.of(), parts, Sentence.of(theirs));
        }
    }

    private String begin() {
        String text = corpus.validation();
        return corpus.name().equals(Corpus.EMBEDDED) ? STORIES_BEGIN
                : text.substring(0, Math.min(LOOKED_AT, text.length()));
    }
}
