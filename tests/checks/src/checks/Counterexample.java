package checks;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The smallest case that turned a check red, as lines: what the law drew, and what it then asked of the learner's code.
 *
 * @param law the check's method
 * @param failure the try: what was drawn, the calls, the last of which it failed on, and how it ended
 */
record Counterexample(Method law, Recorder.Failure failure) {

    private static final int CALLS = 2;

    List<String> lines() {
        List<Call> last = last();
        List<Object> drawn = failure.drawn();
        List<String> lines = new ArrayList<>();
        Parameter[] parameters = law.getParameters();
        for (int i = 0; i < drawn.size() && i < parameters.length; i++) {
            Object value = drawn.get(i);
            if (last.isEmpty() || !isArgument(value, last)) {
                lines.addAll(Shown.lines("drawn: " + parameters[i].getName(), value));
            }
        }
        for (int i = 0; i < last.size(); i++) {
            add(lines, last.get(i), i == 0 ? null : last.get(i - 1));
        }
        return lines;
    }

    /** The last call, and the one before where the law compares two that were asked the same function. */
    private List<Call> last() {
        List<Call> calls = failure.calls();
        List<Call> different = new ArrayList<>();
        for (int i = calls.size() - 1; i >= 0 && different.size() < CALLS; i--) {
            Call call = calls.get(i);
            if (different.isEmpty() || call.function().equals(different.get(0).function())
                    && !Plain.identical(call.arguments(), different.get(0).arguments())) {
                different.add(0, call);
            }
        }
        return different;
    }

    private static boolean isArgument(Object value, List<Call> calls) {
        return calls.stream().flatMap(call -> Stream.of(call.arguments()))
                .anyMatch(argument -> Plain.identical(argument, value));
    }

    private void add(List<String> lines, Call call, Call before) {
        Parameter[] parameters = call.function().getParameters();
        String names = Stream.of(parameters).map(Parameter::getName).collect(Collectors.joining(", "));
        lines.add((before == null ? "asked: " : "and then: ") + call.function().getName() + "(" + names + ")");
        for (int i = 0; i < parameters.length; i++) {
            if (before == null || !Plain.identical(before.arguments()[i], call.arguments()[i])) {
                Shown.lines(parameters[i].getName(), call.arguments()[i]).forEach(line -> lines.add("  " + line));
            }
        }
        if (call.thrown() == null && !isShown(call.answer())) {
            Shown.lines("answered", call.answer()).forEach(line -> lines.add("  " + line));
        }
    }

    /** Whether the message shows the answer already, or the part of it that is wrong. */
    private boolean isShown(Object answer) {
        return failure.problem() instanceof Mismatch mismatch && Plain.holds(answer, mismatch.answer());
    }
}
