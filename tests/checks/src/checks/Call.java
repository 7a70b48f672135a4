package checks;

import contracts.Asks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * One call of a contract's function: what was asked and what came back, as copies that nobody changes.
 *
 * @param function of the contract
 * @param arguments as they were before the call
 * @param answer null where the call ended in an exception
 * @param thrown null where it was answered
 */
record Call(Method function, Object[] arguments, Object answer, Throwable thrown) {

    private static final int FAR = 10;

    /** The exercise that the function asks for; empty where it asks for none. */
    String exercise() {
        Asks asks = function.getAnnotation(Asks.class);
        return asks == null ? "" : asks.value();
    }

    boolean asksTheSameAs(Call other) {
        return function.equals(other.function) && Plain.identical(arguments, other.arguments);
    }

    /** The same question to another subject of the contract. */
    Call askedOf(Object subject) {
        try {
            Object again = function.invoke(subject, (Object[]) Plain.copy(arguments));
            return new Call(function, arguments, again, null);
        } catch (InvocationTargetException e) {
            return new Call(function, arguments, null, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The contract's function " + function + " cannot be called.", e);
        }
    }

    /** Whether two subjects answered alike: within the tolerance, or by the same kind of exception. */
    boolean agreesWith(Call other) {
        if (thrown == null && other.thrown == null) {
            return Difference.first(answer, other.answer, Expect.TOLERANCE).isEmpty();
        }
        return thrown != null && other.thrown != null && kind(thrown).equals(kind(other.thrown));
    }

    /** Whether two subjects answered the same, with no tolerance at all. */
    boolean isToTheBit(Call other) {
        return agreesWith(other) && Plain.identical(answer, other.answer);
    }

    /** What {@link PureCalls} finds is an AssertionError whose first words say what it is. */
    private static String kind(Throwable thrown) {
        return thrown.getClass().getName() + (thrown instanceof AssertionError
                ? String.valueOf(thrown.getMessage()).replaceFirst("(?s):.*", "") : "");
    }

    /** How well this answer shows that it is wrong, beside the reference's. */
    Evidence against(Call reference) {
        if (thrown != null) {
            return agreesWith(reference) ? Evidence.NONE : Evidence.WEAK;
        }
        if (reference.thrown != null) {
            return Evidence.STRONG;
        }
        Optional<Difference> difference = Difference.first(reference.answer, answer, FAR * Expect.TOLERANCE);
        return difference.map(found -> found.weak() ? Evidence.WEAK : Evidence.STRONG).orElse(Evidence.NONE);
    }

    /** WEAK: only a yes against a no, or an exception, in which different mistakes agree easily. */
    enum Evidence { NONE, WEAK, STRONG }
}
