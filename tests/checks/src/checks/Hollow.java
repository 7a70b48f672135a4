package checks;

import contracts.Asks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Answers without a thought: zeros, NaN, or the first argument of the right type. Every exercise must tell each of them
 * from an answer, and none earns a point.
 */
public enum Hollow {
    RETURNS_ZEROS, RETURNS_NAN, RETURNS_INPUT;

    /** The subject, but for the functions that ask for one exercise. */
    <C> C in(Class<C> contract, C subject, String exercise) {
        return contract.cast(Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract},
                (proxy, method, arguments) -> {
                    Object answer;
                    try {
                        answer = method.invoke(subject, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    Asks asks = method.getAnnotation(Asks.class);
                    return asks == null || !asks.value().equals(exercise) ? answer : hollow(answer, arguments);
                }));
    }

    private Object hollow(Object answer, Object[] arguments) {
        return switch (this) {
            case RETURNS_ZEROS -> emptied(answer);
            // an answer of whole numbers or texts has no NaN: then it is empty
            case RETURNS_NAN -> Plain.identical(Plain.map(answer, x -> Double.NaN, false), answer)
                    ? emptied(answer) : Plain.map(answer, x -> Double.NaN, false);
            case RETURNS_INPUT -> {
                for (Object argument : arguments == null ? new Object[0] : arguments) {
                    if (answer.getClass().isInstance(argument)) {
                        yield Plain.copy(argument);
                    }
                }
                yield emptied(answer);
            }
        };
    }

    /** Zeros for numbers, nothing for texts, false for booleans, in the answer's own structure. */
    private static Object emptied(Object answer) {
        if (answer instanceof String) {
            return "";
        }
        if (answer instanceof Boolean) {
            return false;
        }
        if (answer instanceof List<?> list) {
            return list.stream().map(Hollow::emptied).toList();
        }
        return Plain.map(answer, x -> 0, true);
    }
}
