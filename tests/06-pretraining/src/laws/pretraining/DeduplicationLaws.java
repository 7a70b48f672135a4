package laws.pretraining;

import checks.Check;
import checks.Expect;
import checks.Reference;
import checks.Subject;
import contracts.PretrainingContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import laws.pretraining.Inputs.Texts;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Chapter 06, cleaning: near-duplicates go, the first of them stays. */
@Tag("pretraining")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class DeduplicationLaws {

    private final PretrainingContract subject = Subject.of(PretrainingContract.class);
    private final PretrainingContract reference = Reference.of(PretrainingContract.class);

    /** The lesson's example: 3 of 7 pairs of words are common to the first two texts. */
    @Example
    @Check(value = "pretraining.deduplicate/hand-example", gate = true)
    void a_cat_and_nearly_the_same_cat_are_judged_as_by_hand() {
        String first = "The cat sat on the mat";
        String near = "the cat sat on a mat";
        String other = "A dog ran home";
        Expect.same("what is kept at 0.4", List.of(first, other),
                subject.deduplicate(List.of(first, near, other), 2, 0.4));
        Expect.same("what is kept at 0.5", List.of(first, near, other),
                subject.deduplicate(List.of(first, near, other), 2, 0.5));
    }

    @Property(tries = 100)
    @Check(value = "pretraining.deduplicate/agrees-with-reference", weight = 2)
    void what_is_kept_agrees_with_the_reference(@ForAll Texts in) {
        Expect.same("what is kept of " + in, reference.deduplicate(in.texts(), in.n(), in.threshold()),
                subject.deduplicate(in.texts(), in.n(), in.threshold()));
    }

    @Property
    @Check("pretraining.deduplicate/idempotent")
    void what_is_kept_stays(@ForAll Texts in) {
        List<String> kept = subject.deduplicate(in.texts(), in.n(), in.threshold());
        Expect.same("what is kept of what was kept", kept, subject.deduplicate(kept, in.n(), in.threshold()));
    }

    @Property
    @Check("pretraining.deduplicate/first-stays")
    void the_first_text_stays_and_the_order_too(@ForAll Texts in) {
        List<String> kept = subject.deduplicate(in.texts(), in.n(), in.threshold());
        Expect.same("the first text", in.texts().get(0), kept.get(0));
        int at = 0;
        for (String text : in.texts()) {
            at += at < kept.size() && kept.get(at).equals(text) ? 1 : 0;
        }
        Expect.that(at == kept.size(), "What is kept, " + kept + ", should stand in the order of " + in.texts() + ".");
    }

    @Property
    @Check("pretraining.deduplicate/copies-go")
    void exact_copies_go_at_any_threshold(@ForAll Texts in) {
        List<String> once = subject.deduplicate(in.texts(), in.n(), in.threshold());
        List<String> twice = new ArrayList<>(in.texts());
        twice.addAll(in.texts());
        Expect.same("what is kept of each text and a copy of it", once,
                subject.deduplicate(twice, in.n(), in.threshold()));
    }

    @Property
    @Check("pretraining.deduplicate/case-and-space")
    void capitals_and_white_space_do_not_matter(@ForAll Texts in) {
        List<String> twice = new ArrayList<>(in.texts());
        in.texts().forEach(text -> twice.add("\n " + text.toUpperCase(Locale.ROOT).replace(" ", " \t ") + "  "));
        Expect.same("what is kept of each text and its copy in capitals with other white space",
                subject.deduplicate(in.texts(), in.n(), in.threshold()),
                subject.deduplicate(twice, in.n(), in.threshold()));
    }

    @Example
    @Check("pretraining.deduplicate/threshold")
    void a_similarity_at_the_threshold_is_enough() {
        List<String> half = List.of("a b c", "a b d"); // 2 of 4 words
        Expect.same("what is kept at 0.5", List.of("a b c"), subject.deduplicate(half, 1, 0.5));
        Expect.same("what is kept at 0.51", half, subject.deduplicate(half, 1, 0.51));
        List<String> near = List.of("a b c d e f g h", "a b c d e f g h i");
        Expect.same("what is kept at 1", near, subject.deduplicate(near, 1, 1));
        Expect.same("what is kept at 1 of the same words in another order", List.of("a b c"),
                subject.deduplicate(List.of("a b c", "c a b b"), 1, 1));
    }

    /** The second is near to both its neighbours, but goes itself; the third is not near to the first. */
    @Example
    @Check("pretraining.deduplicate/kept-ones-alone")
    void only_what_was_kept_can_drive_a_text_out() {
        Expect.same("what is kept of a chain", List.of("a b c d", "c d e f"),
                subject.deduplicate(List.of("a b c d", "b c d e", "c d e f"), 1, 0.5));
        Expect.same("what is kept when the near one stood far before", List.of("a b c d", "x y z"),
                subject.deduplicate(List.of("a b c d", "x y z", "a b c d e"), 1, 0.5));
    }

    @Example
    @Check("pretraining.deduplicate/short-texts")
    void a_text_of_too_few_words_is_one_n_gram() {
        List<String> texts = List.of("yes", "no", "Yes ", "yes no", "yes no maybe");
        Expect.same("what is kept", List.of("yes", "no", "yes no", "yes no maybe"),
                subject.deduplicate(texts, 3, 0.5));
    }

    /** In Turkish, a capital I is the small dotless i. */
    @Example
    @Check("pretraining.deduplicate/any-locale")
    void what_is_kept_does_not_depend_on_the_locale() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            Expect.same("what is kept in Turkish", List.of("it is in"),
                    subject.deduplicate(List.of("it is in", "IT IS IN"), 1, 1));
        } finally {
            Locale.setDefault(usual);
        }
    }
}
