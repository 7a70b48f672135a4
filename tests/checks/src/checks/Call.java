package checks;

import contracts.Asks;
import java.lang.reflect.Method;

/**
 * One call of a contract's function: what was asked and what came back, as copies that nobody changes.
 *
 * @param function of the contract
 * @param arguments as they were before the call
 * @param answer null where the call ended in an exception
 * @param thrown null where it was answered
 */
record Call(Method function, Object[] arguments, Object answer, Throwable thrown) {

    /** The exercise that the function asks for; empty where it asks for none. */
    String exercise() {
        Asks asks = function.getAnnotation(Asks.class);
        return asks == null ? "" : asks.value();
    }
}
