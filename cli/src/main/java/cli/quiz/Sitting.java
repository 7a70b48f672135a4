package cli.quiz;

import checks.CheckResult;
import cli.LifeSign;
import course.House;
import course.KnownBugs;
import course.Lesson;
import course.Questions.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Questions asked one after the other: think, look at the answer, judge yourself. Every judgement is kept at once, so
 * whoever stops in between, with q, Ctrl-C or the end of input, loses nothing.
 */
final class Sitting {

    private static final String INDENT = "  ";
    private static final int LAWS_SHOWN = 3;
    private static final int PATIENCE_SECONDS = 60;

    private final House house;
    private final Boxes boxes;
    private final LocalDate today;
    private final Page page;
    private final BufferedReader keys;
    private final BugTrials trials = new BugTrials();
    private final Map<Grade, Integer> grades = new EnumMap<>(Grade.class);

    Sitting(House house, Boxes boxes, LocalDate today, Page page, BufferedReader keys) {
        this.house = house;
        this.boxes = boxes;
        this.today = today;
        this.page = page;
        this.keys = keys;
    }

    /** Asks until all are asked or the learner has enough; how often each judgement was given. */
    Map<Grade, Integer> ask(List<Card> cards) throws IOException {
        for (int i = 0; i < cards.size(); i++) {
            Card card = cards.get(i);
            page.heading(String.format(Locale.ROOT, "%d of %d   %s, %s, %s", i + 1, cards.size(), card.chapter(),
                    word(card.question().kind()), word(card.question().level())));
            Optional<Grade> grade = ask(card);
            if (grade.isEmpty()) {
                break;
            }
            boxes.put(card.id(), boxes.box(card.id()).orElse(Box.fresh(today)).after(grade.get(), today));
            grades.merge(grade.get(), 1, Integer::sum);
            page.blank();
        }
        return grades;
    }

    /** Empty where the learner has enough. */
    private Optional<Grade> ask(Card card) throws IOException {
        page.blank();
        page.text(INDENT, card.question().question());
        CompletableFuture<BugTrials.Finding> finding = null;
        if (card.isHidden()) {
            page.text(INDENT, "(Its code comes with it once you have written " + card.theme() + ".)");
        } else if (card.bug().isPresent()) {
            KnownBugs catalogue = KnownBugs.of(house, card.chapter());
            finding = trials.begin(catalogue, card.bug().get());
            show(Excerpt.of(catalogue, card.bug().get()));
        }
        page.blank();
        String typed = typed("Think, then press Enter for the answer (q and Enter: enough).");
        if (typed == null || isEnough(typed)) {
            return Optional.empty();
        }
        page.text(INDENT, card.question().answer());
        if (finding != null) {
            show(card, finding);
        }
        links(card);
        page.blank();
        for (String prompt = "Did you know it? y yes, h half of it, n no, q enough."; ; prompt = "Please y, h, n or q.") {
            String judged = typed(prompt);
            if (judged == null || isEnough(judged)) {
                return Optional.empty();
            }
            Optional<Grade> grade = Grade.of(judged);
            if (grade.isPresent()) {
                return grade;
            }
        }
    }

    private void show(List<Excerpt> excerpts) {
        for (Excerpt excerpt : excerpts) {
            page.blank();
            page.text(INDENT, excerpt.file() + ", with a mistake. Where is it, and which check turns red?");
            page.blank();
            excerpt.lines().forEach(page::code);
        }
    }

    /** What the checks found, which have run while the learner thought. */
    private void show(Card card, CompletableFuture<BugTrials.Finding> finding) {
        page.blank();
        BugTrials.Finding found;
        try (LifeSign life = LifeSign.of("running the checks")) {
            found = finding.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            page.text(INDENT, "The checks have not come back after " + PATIENCE_SECONDS + " seconds.");
            return;
        } catch (ExecutionException failed) {
            page.text(INDENT, "The checks could not run: " + failed.getCause().getMessage());
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        page.text(INDENT, String.format(Locale.ROOT, "Just run on this code: %d of the %s of %s are red.",
                found.reds().size(), found.checks() == 1 ? "1 check" : found.checks() + " checks",
                card.bug().get().exercise()));
        List<CheckResult> reds = new ArrayList<>(found.reds());
        String told = card.question().check().orElse("");
        reds.sort(Comparator.comparing(red -> !red.check().equals(told)));
        reds.stream().limit(LAWS_SHOWN).forEach(red -> page.item("    ", name(red) + ": " + red.law()));
        if (reds.size() > LAWS_SHOWN) {
            page.item("    ", "and " + String.join(", ", reds.stream().skip(LAWS_SHOWN).map(Sitting::name).toList()));
        }
    }

    private void links(Card card) {
        Question question = card.question();
        question.lesson().ifPresent(anchor -> {
            page.blank();
            page.text(INDENT, "Read: " + Lesson.place(house, card.chapter(), anchor));
        });
    }

    /** A line as the learner typed it; null at the end of input. */
    private String typed(String prompt) throws IOException {
        page.heading(prompt);
        String line = keys.readLine();
        return line == null ? null : line.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isEnough(String typed) {
        return typed.equals("q") || typed.equals("quit");
    }

    private static String name(CheckResult result) {
        return result.check().substring(result.check().indexOf('/') + 1);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
