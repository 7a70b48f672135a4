package engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The order in which steps are undone: a tensor's step runs after the steps of all tensors that were made from it. The
 * arrays that the steps make are lent for the walk alone.
 */
final class Tape {

    /** After so many steps, the gradients that are done with give their memory to the next ones... */
    private static final int OFTEN = 8;

    /** ...but not more often than this, as each time all that are left are looked at. */
    private static final int MOST_TIMES = 64;

    private Tape() {}

    static void walk(Tensor last) {
        List<Tensor> order = inputsFirst(last);
        try (Backend.Scope scope = last.backend().scope()) {
            int often = Math.max(OFTEN, order.size() / MOST_TIMES);
            for (int i = order.size() - 1; i >= 0; i--) {
                order.get(i).stepBack();
                order.remove(i); // subtle: it lets go of the step's arrays, and what is left says whose gradients are kept
                if (i % often == 0) {
                    scope.keepOnly(order.stream().map(Tensor::gradient).filter(Objects::nonNull).toList());
                }
            }
        } finally {
            order.forEach(Tensor::letGo); // where a step has thrown: the others' gradients are in the scope's memory
        }
    }

    /** Depth first with a stack of our own: a chain of 100,000 steps must not overflow Java's. */
    private static List<Tensor> inputsFirst(Tensor last) {
        List<Tensor> order = new ArrayList<>();
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Visit> stack = new ArrayDeque<>();
        seen.add(last);
        stack.push(new Visit(last));
        while (!stack.isEmpty()) {
            Visit visit = stack.peek();
            if (visit.next == visit.tensor.inputs().length) {
                order.add(visit.tensor);
                stack.pop();
                continue;
            }
            Tensor input = visit.tensor.inputs()[visit.next++];
            if (input.needsGradient() && seen.add(input)) {
                stack.push(new Visit(input));
            }
        }
        return order;
    }

    /** A tensor on the way down, and which of its inputs comes next. */
    private static final class Visit {
        final Tensor tensor;
        int next;

        Visit(Tensor tensor) {
            this.tensor = tensor;
        }
    }
}
