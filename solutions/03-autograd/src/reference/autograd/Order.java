package reference.autograd;

import contracts.Exercise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of the walk: every number after its operands. Backwards, every number's gradient is then complete before
 * it is handed on (a topological order; Kahn 1962, Tarjan 1976).
 */
public final class Order {

    private Order() {}

    /** All numbers that a result was made from, each once and after its operands; the result is the last. */
    @Exercise(id = "autograd.order", points = 3, minutes = 40, needs = "autograd.scalar-ops")
    public static List<Scalar> of(Scalar result) {
        Set<Scalar> opened = new HashSet<>();
        Set<Scalar> placed = new LinkedHashSet<>(); // in the order in which they are placed
        Deque<Scalar> stack = new ArrayDeque<>(); // subtle: our own, since Java's overflows after some 10,000 calls
        stack.push(result);
        while (!stack.isEmpty()) {
            Scalar top = stack.peek();
            if (opened.add(top)) { // first met: its operands come before it
                top.operands().stream().filter(operand -> !placed.contains(operand)).forEach(stack::push);
            } else { // met again, with nothing left above it: its operands are placed
                placed.add(stack.pop());
            }
        }
        return new ArrayList<>(placed);
    }
}
