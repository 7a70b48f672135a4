package datasets.grammar;

import java.util.List;
import java.util.Map;

/**
 * A named list of alternatives, one of which is chosen with a probability proportional to its weight.
 *
 * @param name what slots call it by
 * @param once whether a story uses each alternative at most once (those already used are left out of the choice)
 * @param alternatives at least one
 */
record Rule(String name, boolean once, List<Alternative> alternatives) {

    /**
     * One way to fill a slot.
     *
     * @param weight   positive
     * @param parts    what is written, in order
     * @param features what the role that is being filled learns with it, as {@code he=she}
     */
    record Alternative(int weight, List<Part> parts, Map<String, String> features) { }
}
