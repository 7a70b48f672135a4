package cli.quiz;

import cli.Exit;
import cli.Output;
import cli.Problem;
import cli.learn.ChapterName;
import course.Chapter;
import course.Course;
import course.House;
import course.Questions.Kind;
import course.Questions.Level;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dojo quiz}: the course's interview questions, again and again over days until they stay. */
@Command(
        name = "quiz",
        description = {"Asks the interview questions, and asks again those that you did not know.",
            "Questions wait in Leitner's boxes for 1, 2, 4, 8 or 16 days: one you know moves up, one you do not know",
            "goes back to the first box. A debug question shows code with a mistake, once you have written that",
            "exercise, and the checks run on it while you think."},
        footer = {"", "Examples:", "  ./dojo quiz", "  ./dojo quiz 4 --kind debug --limit 3"})
public final class QuizCommand implements Callable<Integer> {

    @Mixin
    private Output output;

    @Parameters(arity = "0..1", paramLabel = "CHAPTER", converter = ChapterName.class,
            description = "For instance 4 or attention; without it, all chapters.")
    private Chapter chapter;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only explain, derive, code, debug or estimate.")
    private Kind kind;

    @Option(names = "--level", paramLabel = "LEVEL", description = "Only junior, senior or staff.")
    private Level level;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "8",
            description = "How many questions at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--all", description = "Ask also what is not due yet.")
    private boolean all;

    @Option(names = "--spoilers", description = "Show code of exercises that you have not written, too.")
    private boolean spoilers;

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw Problem.usage("--limit must be at least 1.");
        }
        House house = House.find();
        LocalDate today = LocalDate.now();
        Boxes boxes = new Boxes(house);
        boxes.notice().ifPresent(notice -> output.note("%s", notice));
        List<Card> cards = new Deck(house, spoilers).cards(chapter == null ? Course.chapters() : List.of(chapter))
                .stream()
                .filter(card -> kind == null || card.question().kind() == kind)
                .filter(card -> level == null || card.question().level() == level)
                .toList();
        if (cards.isEmpty()) {
            output.line("There is no such question%s.", chapter == null ? "" : " in " + chapter);
            return Exit.NO;
        }
        Choice choice = new Choice(boxes, today, all);
        List<Card> due = choice.of(cards);
        if (due.isEmpty()) {
            output.line("Nothing is due; --all asks all the same. %s", next(choice, cards, today));
            return Exit.DONE;
        }
        BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Map<Grade, Integer> grades = new Sitting(house, boxes, today, new Page(output), keys)
                .ask(due.subList(0, Math.min(limit, due.size())));
        output.line("You knew %d, half of %d, and not %d. %s", grades.getOrDefault(Grade.YES, 0),
                grades.getOrDefault(Grade.HALF, 0), grades.getOrDefault(Grade.NO, 0), next(choice, cards, today));
        return Exit.DONE;
    }

    private static String next(Choice choice, List<Card> cards, LocalDate today) {
        long fresh = cards.stream().filter(choice::isNew).count();
        String rest = fresh == 0 ? "." : "; " + fresh + (fresh == 1 ? " is new." : " are new.");
        return choice.next(cards).map(day -> {
            long days = ChronoUnit.DAYS.between(today, day);
            return "The next one is due " + (days <= 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days") + rest;
        }).orElse(fresh + (fresh == 1 ? " question is new." : " questions are new."));
    }
}
