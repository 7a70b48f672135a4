package cli.doctor;

import cli.Exit;
import cli.Output;
import course.House;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dojo doctor}: what this machine has for a training run, what is missing, and whether a product is right. */
@Command(
        name = "doctor",
        description = {"Looks at Java, Maven, memory, BLAS, threads and GPU, and checks a matrix product.",
            "Exit code 3 where arrays cannot be used."},
        footer = {"", "Example:", "  ./dojo doctor --json"})
public final class Doctor implements Callable<Integer> {

    @Mixin
    private Output output;

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(Machine.findings(House.find()));
        findings.addAll(Arrays.findings());
        boolean ill = findings.stream().anyMatch(Finding::fatal);
        if (json) {
            output.json(asMap(findings, ill));
        } else {
            findings.forEach(this::print);
        }
        return ill ? Exit.FAILED : Exit.DONE;
    }

    private void print(Finding finding) {
        output.line("%s %-11s %s", finding.advice() == null ? "  " : "! ", finding.name(), finding.value());
        if (finding.advice() != null) {
            output.line("  %-11s %s", "", finding.advice());
        }
    }

    private static LinkedHashMap<String, Object> asMap(List<Finding> findings, boolean ill) {
        var map = new LinkedHashMap<String, Object>();
        map.put("healthy", !ill);
        for (Finding finding : findings) {
            var entry = new LinkedHashMap<String, String>();
            entry.put("value", finding.value());
            entry.put("advice", finding.advice());
            map.put(finding.name(), entry);
        }
        return map;
    }
}
