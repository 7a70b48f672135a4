package cli.learn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import course.Chapter;
import course.Course;
import course.Exercises;
import course.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of {@code verify}, from what the tests left beside Surefire's reports. */
record VerifySummary(House house, JsonNode checks, JsonNode bugs) {

    private static final List<String> HEADER = List.of("exercises", "checks", "green", "skipped", "bugs", "killed",
            "named", "alternatives", "rejected");

    static VerifySummary read(House house) throws IOException {
        Path reports = reports(house);
        return new VerifySummary(house, json(reports.resolve("checks.json")), json(reports.resolve("bugs.json")));
    }

    /** Takes away what an earlier run left, so that a run that breaks off shows nothing of it. */
    static void forget(House house) throws IOException {
        for (String name : List.of("checks.json", "bugs.json")) {
            Files.deleteIfExists(reports(house).resolve(name));
        }
    }

    private static Path reports(House house) {
        return house.root().resolve("tests").resolve("target").resolve("surefire-reports");
    }

    private static JsonNode json(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row("chapter", HEADER.toArray()));
        Exercises exercises = Exercises.of(house);
        for (Chapter chapter : Course.chapters()) {
            JsonNode caught = caught(chapter);
            int alternatives = caught.path("alternatives").asInt();
            lines.add(row(chapter.toString(), exercises.of(chapter).size(), count(chapter, null),
                    count(chapter, "GREEN"), count(chapter, "SKIPPED"), caught.path("bugs").asInt(),
                    caught.path("killed").asInt(), caught.path("diagnosed").asInt(), alternatives,
                    alternatives - caught.path("accepted").asInt()));
        }
        return lines;
    }

    private JsonNode caught(Chapter chapter) {
        for (JsonNode one : bugs.path("chapters")) {
            if (one.path("chapter").asText().equals(chapter.toString())) {
                return one;
            }
        }
        return bugs.path("missing");
    }

    private long count(Chapter chapter, String status) {
        long count = 0;
        for (JsonNode check : checks.path("checks")) {
            boolean here = check.path("check").asText().startsWith(chapter.topic() + ".");
            count += here && (status == null || check.path("status").asText().equals(status)) ? 1 : 0;
        }
        return count;
    }

    private static String row(String first, Object... cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-16s", first));
        for (int i = 0; i < cells.length; i++) {
            row.append("  ").append(String.format(Locale.ROOT, "%" + HEADER.get(i).length() + "s", cells[i]));
        }
        return row.toString();
    }
}
