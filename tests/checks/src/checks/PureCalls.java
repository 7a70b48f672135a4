package checks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Stands before a subject and holds it to the law of every contract's function: same arguments, same answer, arguments
 * untouched. Exceptions pass through unwrapped.
 */
final class PureCalls implements InvocationHandler {

    private final Object subject;

    private PureCalls(Object subject) {
        this.subject = subject;
    }

    static <C> C around(Class<C> contract, C subject) {
        return contract.cast(Proxy.newProxyInstance(
                contract.getClassLoader(), new Class<?>[] {contract}, new PureCalls(subject)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return invokeOnce(method, arguments);
        }
        Object[] before = arguments == null ? new Object[0] : (Object[]) Plain.copy(arguments);
        if (!(Thread.currentThread().getContextClassLoader() instanceof Trial trial)) {
            return invokeTwice(method, arguments, before);
        }
        if (trial.probes() != null) {
            trial.probes().before(before);
        }
        try {
            Object answer = invokeTwice(method, arguments, before);
            trial.hears(new Call(method, before, Plain.copy(answer), null), subject);
            return answer;
        } catch (Throwable problem) {
            trial.hears(new Call(method, before, null, problem), subject);
            throw problem;
        }
    }

    private Object invokeTwice(Method method, Object[] arguments, Object[] before) throws Throwable {
        Object answer = invokeOnce(method, arguments);
        for (int i = 0; i < before.length; i++) {
            if (!Plain.identical(before[i], arguments[i])) {
                throw new AssertionError(method.getName() + " changed its argument "
                        + method.getParameters()[i].getName() + ": it was " + Plain.show(before[i])
                        + ", now it is " + Plain.show(arguments[i])
                        + ". Work on a copy.");
            }
        }
        if (answer == null) {
            throw new AssertionError(method.getName() + " returned null, where its answer is of the type "
                    + method.getReturnType().getSimpleName() + ".");
        }
        Object first = Plain.copy(answer);
        Object again = invokeOnce(method, arguments);
        if (!Plain.identical(first, again)) {
            throw new AssertionError(method.getName() + " gave two answers to the same arguments: first "
                    + Plain.show(first) + ", then " + Plain.show(again) + ". Keep nothing between two calls.");
        }
        return first; // a copy: the answer may be a buffer that the next call fills anew
    }

    private Object invokeOnce(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(subject, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
