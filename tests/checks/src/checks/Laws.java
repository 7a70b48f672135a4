package checks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The laws of a topic, found once and run as often as one likes, each time on the subject of a {@link Trial}. */
public final class Laws {

    private final Launcher launcher = LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build());
    private final Map<String, UniqueId> ids = new LinkedHashMap<>();
    private final Map<String, String> sentences = new LinkedHashMap<>();
    private final Map<String, Check> checks = new LinkedHashMap<>();

    /** @param topics the packages below {@code laws}, for instance {@code attention} */
    public Laws(List<String> topics) {
        var request = LauncherDiscoveryRequestBuilder.request().filters(EngineFilter.includeEngines("jqwik"));
        topics.forEach(topic -> request.selectors(selectPackage("laws." + topic)));
        TestPlan plan = launcher.discover(request.build());
        plan.getRoots().forEach(root -> plan.getDescendants(root).forEach(this::remember));
    }

    private void remember(TestIdentifier test) {
        Optional<Method> method = test.getSource().filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod());
        method.flatMap(found -> AnnotationSupport.findAnnotation(found, Check.class)).ifPresent(check -> {
            ids.put(check.value(), test.getUniqueIdObject());
            sentences.put(check.value(), sentence(method.get()));
            checks.put(check.value(), check);
        });
    }

    /** A law in words: its method's name. */
    static String sentence(Method law) {
        return law.getName().replace('_', ' ');
    }

    /** The sentence of a check. */
    public String sentence(String check) {
        return sentences.get(check);
    }

    /** The checks' annotations, by check id. */
    public Map<String, Check> checks() {
        return checks;
    }

    /** The checks of one exercise: the gate first, last PyTorch's numbers, of which there are many to read. */
    public List<String> of(String exercise) {
        return checks.keySet().stream()
                .filter(check -> check.startsWith(exercise + "/"))
                .sorted(Comparator.comparing(check -> checks.get(check).gate() ? 0 : check.endsWith("/golden") ? 2 : 1))
                .toList();
    }

    /** Runs these checks; the trial's listener hears each result. A law that cannot even begin is a failure of ours. */
    public void run(List<String> which, Trial trial) {
        if (!trial.endsAtFirstRed()) {
            runTogether(which, trial);
            return;
        }
        for (String check : which) { // in this order, which jqwik would not keep: the gate finds most mistakes at once
            if (!trial.over()) {
                runTogether(List.of(check), trial);
            }
        }
    }

    private void runTogether(List<String> which, Trial trial) {
        if (which.isEmpty()) {
            return;
        }
        var request = LauncherDiscoveryRequestBuilder.request().filters(EngineFilter.includeEngines("jqwik"))
                .selectors(which.stream().map(check -> selectUniqueId(ids.get(check))).toList());
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(trial);
        try {
            BrokenStarts broken = new BrokenStarts();
            launcher.execute(request.build(), broken);
            if (broken.first != null) {
                throw broken.first;
            }
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    /** Passes on why a law's class could not be made, which jqwik reports of the class and of no law. */
    private static final class BrokenStarts implements TestExecutionListener {
        private IllegalStateException first; // subtle: JUnit only logs what a listener throws

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isContainer() && result.getThrowable().isPresent()) {
                first = new IllegalStateException("The laws of " + test.getDisplayName() + " cannot begin: "
                        + result.getThrowable().get(), result.getThrowable().get());
            }
        }
    }
}
